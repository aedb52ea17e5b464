/** How a line shows its time: named as the reader of src/parsers/stamps that reads it. */
export type StampForm = 'dayMonth' | 'iso' | 'none';

/** The grammar of a line: what is named in it, and its text for `grammar` of src/text. */
export interface Shape {
  readonly pattern: string;
  readonly names: ReadonlySet<string>;
  readonly stamp: StampForm;
  /** Characters that the line's kind can begin with; null if they are not known. */
  readonly initials: string | null;
}

interface Part {
  /** What the rest of the line begins with. */
  readonly seen: RegExp;
  /** Null for what a line need not name twice. */
  readonly name: string | null;
  readonly pattern: string;
}

const DAY_MONTH = String.raw`\d{1,2}[/ -][A-Z][a-z]{2}[/ -]\d{4}[: ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:\ [+-]\d{4})?`;
const ISO = String.raw`\d{4}-\d{2}-\d{2}[T\ ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?`;

/** Tried in order at each place of the line; the first that fits names the part. */
const PARTS: readonly Part[] = [
  { seen: new RegExp(`^${DAY_MONTH}`), name: 'time', pattern: `(?<time> ${DAY_MONTH} )` },
  { seen: new RegExp(`^${ISO}`), name: 'time', pattern: `(?<time> ${ISO} )` },
  { seen: /^[A-Z][A-Z-]+ \S+ HTTP\/\d(?:\.\d)?(?=")/, name: 'request', pattern: String.raw`(?<request> [^"]* )` },
  {
    seen: /^(?:\d{1,3}\.){3}\d{1,3}|^(?=[\da-f]*:[\da-f:]*:)[\da-f:]{3,39}/,
    name: 'client',
    pattern: String.raw`(?<client> [\da-fA-F.:]{2,45} )`,
  },
  { seen: /^[1-5]\d\d(?= |$)/, name: 'status', pattern: String.raw`(?<status> \d{3} )` },
  {
    seen: /^(?:emerg|alert|crit|err(?:or)?|warn(?:ing)?|notice|info|debug)(?![a-z])/i,
    name: 'level',
    pattern: String.raw`(?<level> [A-Za-z]+ )`,
  },
  { seen: /^-?\d+(?:\.\d+)?(?![\w.])/, name: null, pattern: String.raw`-?\d+(?:\.\d+)?` },
  // A word stays a word: a field that is empty (`-`) in other formats is not taken for one.
  {
    seen: /^[^\s"[\](){}]*[A-Za-z][^\s"[\](){}]*/,
    name: null,
    pattern: String.raw`[^\s"[\](){}A-Za-z]*[A-Za-z][^\s"[\](){}]*`,
  },
  { seen: /^[^\s"[\](){}]+/, name: null, pattern: String.raw`[^\s"[\](){}]+` },
];

/** What a text may hold between quotes, where it is no request. */
const QUOTED = String.raw`[^"]*`;

/** The grammar of a line by what stands in it. A line without a request is a stamp, a level and a message. */
export function shapeOf(line: string): Shape {
  const isRequest = /"[A-Z][A-Z-]+ \S+ HTTP\/\d/.test(line);
  const names = new Set<string>();
  const patterns: string[] = [];
  let stamp: StampForm = 'none';
  for (let rest = line; rest !== '';) {
    const isHead = names.has('time') || names.has('level');
    if (!isRequest && isHead && /^[A-Za-z]/.test(rest) && !LEVEL.test(rest)) break;
    const { length, pattern, name } = nextPart(rest, names);
    if (name === 'time') stamp = /^\d{4}/.test(rest) ? 'iso' : 'dayMonth';
    if (name !== null) names.add(name);
    patterns.push(pattern);
    rest = rest.slice(length);
    // What follows the request is optional: formats are lengthened at their end, and lines are cut.
    if (isRequest && names.has('request') && names.has('status') && rest.startsWith(' ')) break;
  }
  if (!isRequest) {
    names.add('message');
    patterns.push('(?<message> .+ )');
  }
  return { pattern: `^ ${patterns.join(' ')}`, names, stamp, initials: initialsOf(line) };
}

const LEVEL = /^(?:emerg|alert|crit|err(?:or)?|warn(?:ing)?|notice|info|debug)(?![a-z])/i;

function nextPart(rest: string, names: ReadonlySet<string>) {
  const blank = /^[\s"[\](){}]/.exec(rest)?.[0];
  if (blank !== undefined) {
    const quoted =
      blank === '"' && !names.has('request') ? /^"(?![A-Z][A-Z-]+ \S+ HTTP)[^"]*"/.exec(rest)?.[0] : undefined;
    if (quoted !== undefined) return { length: quoted.length, pattern: `" ${QUOTED} "`, name: null };
    return { length: 1, pattern: blank === ' ' ? String.raw`\ ` : escaped(blank), name: null };
  }
  const part = PARTS.find(({ seen, name }) => (name === null || !names.has(name)) && seen.test(rest));
  const length = part?.seen.exec(rest)?.[0].length ?? 1;
  return { length: Math.max(1, length), pattern: part?.pattern ?? '.', name: part?.name ?? null };
}

function escaped(character: string): string {
  return character === '"' ? '"' : `\\${character}`;
}

/** A line that begins with a digit may begin with any; one with a sign, with that sign. */
function initialsOf(line: string): string | null {
  const [first = ''] = line;
  if (/["[({<]/.test(first)) return first;
  return /^\d{4}-/.test(line) || /^\d{1,2}[/ -][A-Z]/.test(line) ? '0123456789' : null;
}
