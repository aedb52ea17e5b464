/** The form of cases.json. */
import { readFileSync } from 'node:fs';
import type { Confidence, Verdict } from '../../src/core/analysis.js';
import { isChange, type Change } from './changes.js';

/** A case in cases.json; README.md explains the fields. */
export interface StatedCase {
  readonly shows: string;
  readonly verdict: Verdict['verdict'];
  readonly confidence?: Confidence;
  readonly stoppedAt?: string;
  readonly files?: readonly string[];
  readonly changes?: Readonly<Record<string, readonly Change[]>>;
}

export interface StatedCases {
  readonly happened: string;
  readonly cases: Readonly<Record<string, StatedCase>>;
}

/** Reads a cases.json; throws a sentence with the field if it has the wrong form. */
export function statedIn(path: string): StatedCases {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(value) || !('happened' in value && 'cases' in value) || !isObject(value.cases))
    throw new Error(`${path}: { "happened": "…", "cases": { … } } is its form`);
  const { happened, cases } = value;
  if (!isText(happened)) throw new Error(`${path}: "happened" is one sentence`);
  return {
    happened,
    cases: Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, caseOf(one, `${path}, ${name}`)])),
  };
}

function caseOf(value: unknown, place: string): StatedCase {
  if (!isObject(value)) throw new Error(`${place}: a case is an object`);
  for (const [field, held] of Object.entries(value)) {
    const isForm = FORMS.get(field);
    if (isForm === undefined) throw new Error(`${place}: there is no field "${field}"`);
    if (!isForm(held)) throw new Error(`${place}: "${field}" is not of its form`);
  }
  if (!isCase(value)) throw new Error(`${place}: "shows" and "verdict" are both needed`);
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isList = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);
const isOneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    isText(value) && words.includes(value);

const FORMS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['shows', isText],
  ['verdict', isOneOf('found', 'ruled-out', 'clear', 'unjudged')],
  ['confidence', isOneOf('confirmed', 'likely', 'possible')],
  ['stoppedAt', isText],
  ['files', (value) => isList(value, isText)],
  ['changes', (value) => isObject(value) && Object.values(value).every((changes) => isList(changes, isChange))],
]);

/** True once all fields were checked. */
const isCase = (value: object): value is StatedCase => 'shows' in value && 'verdict' in value;
