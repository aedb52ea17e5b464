import type { Dated } from '../../../src/index.js';

/** A sight as code for a rule, and whether it asks for a field with `pattern` of core/pattern.ts. */
export interface SightText {
  readonly code: string;
  readonly usesPattern: boolean;
}

/** Facts that differ between cases: who, where, how long, how much, which one. */
const OF_THE_CASE =
  /(?:^|\.)(?:id|ip|address|port|bytes|pid|duration|count|queries|truncated|full|domain|prefix|upstream|registered|reported)$|^(?:source|destination|client|server|quoted|network|capture|tcp|clock)\.|user\.name|thread\.name|question\.name|client\.name|server_name|user_agent|not_before|not_after|subject|issuer|names$|versions?$|ciphers$|groups$|alpn$|header\.(?:date|server)|service\.version/;
/** Numbers that are codes, not sizes. */
const CODE = /(?:status_code|error\.code|alert\.code|verify_error|icmp\.type|icmp\.code)$/;
/** A program's own words; a rule uses their kind from a table of src/license. */
const RAW = /^error\.(?:type|message|causes)$/;
/** A longer text is matched by its constant words. */
const MAX_TOKEN_LENGTH = 40;

/** The sight of an event: its kind, and facts that other cases of the cause would share. */
export function sightOf({ kind, facts }: Pick<Dated, 'kind' | 'facts'>, scope: 'attempt' | 'bundle'): SightText {
  const hasKind = 'error.kind' in facts && facts['error.kind'] !== 'other';
  const tests = Object.entries(facts).flatMap(([field, value]: readonly [string, unknown]) => {
    const code = OF_THE_CASE.test(field) || (hasKind && RAW.test(field)) ? null : testOf(field, value);
    return code === null ? [] : [`${quoted(field)}: pattern.${code}`];
  });
  const parts = [
    `see: ${quoted(kind)}`,
    ...(tests.length === 0 ? [] : [`where: { ${tests.join(', ')} }`]),
    ...(scope === 'attempt' ? [] : [`scope: 'bundle'`]),
  ];
  return { code: `{ ${parts.join(', ')} }`, usesPattern: tests.length > 0 };
}

/** A test of a field as code, after `pattern.`; null if nothing of its value is of the cause. */
function testOf(field: string, value: unknown): string | null {
  if (typeof value === 'boolean') return `equal(${String(value)})`;
  if (typeof value === 'number') return CODE.test(field) ? `equal(${String(value)})` : null;
  const text: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (typeof text !== 'string' || text === '') return null;
  if (field === 'url.path') return pathTest(text);
  if (typeof value === 'string' && text.length <= MAX_TOKEN_LENGTH && !/\s/.test(text)) return `equal(${quoted(text)})`;
  const template = templateOf(text);
  return template === null ? null : `matches(/${template}/)`;
}

/** The last part of a path, because earlier parts may name an account. */
function pathTest(path: string): string | null {
  const last = /(?:\/oauth)?\/[a-z_-]+$/.exec(path)?.[0];
  return last === undefined ? null : `endsWith(${quoted(last)})`;
}

/** Numbers, addresses, quoted values and long tokens vary; the words between them do not. */
const CHANGING = /https?:\/\/\S+|"(?:[^"\\]|\\.)*"|'[^']*'|\{.*|\S*\d\S*|\S*\.example\S*|\*+|\S{24,}/s;
const MAX_PARTS = 4;

/** A regular expression of the constant words in order; null if there are none. */
export function templateOf(text: string): string | null {
  const words = text
    .split(CHANGING)
    .map((part) => part.trim())
    .filter((part) => /[A-Za-z]{3}/.test(part));
  return words.length === 0 ? null : words.slice(0, MAX_PARTS).map(escaped).join('.*');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/\s+/g, ' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
