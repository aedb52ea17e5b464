import type { Dated } from '../../../src/index.js';

/** A sight as code for a rule, and the helpers of core/pattern.ts that it uses. */
export interface SightText {
  readonly code: string;
  readonly helpers: readonly string[];
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
    const test = OF_THE_CASE.test(field) || (hasKind && RAW.test(field)) ? null : testOf(field, value);
    return test === null ? [] : [{ field, ...test }];
  });
  const where = tests.map(({ field, code }) => `${quoted(field)}: ${code}`).join(', ');
  const parts = [
    `see: ${quoted(kind)}`,
    ...(tests.length === 0 ? [] : [`where: { ${where} }`]),
    ...(scope === 'attempt' ? [] : [`scope: 'bundle'`]),
  ];
  return { code: `{ ${parts.join(', ')} }`, helpers: [...new Set(tests.map(({ helper }) => helper))].sort() };
}

interface TestText {
  readonly helper: 'equal' | 'endsWith' | 'matches';
  readonly code: string;
}

function testOf(field: string, value: unknown): TestText | null {
  if (typeof value === 'boolean') return { helper: 'equal', code: `equal(${String(value)})` };
  if (typeof value === 'number') return CODE.test(field) ? { helper: 'equal', code: `equal(${String(value)})` } : null;
  const text: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (typeof text !== 'string' || text === '') return null;
  if (field === 'url.path') return pathTest(text);
  if (typeof value === 'string' && text.length <= MAX_TOKEN_LENGTH && !/\s/.test(text))
    return { helper: 'equal', code: `equal(${quoted(text)})` };
  const pattern = templateOf(text);
  return pattern === null ? null : { helper: 'matches', code: `matches(/${pattern}/)` };
}

/** The last part of a path, because earlier parts may name an account. */
function pathTest(path: string): TestText | null {
  const last = /(?:\/oauth)?\/[a-z_-]+$/.exec(path)?.[0];
  return last === undefined ? null : { helper: 'endsWith', code: `endsWith(${quoted(last)})` };
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
