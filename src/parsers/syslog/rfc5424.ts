import { isoStamp } from '../stamps/iso.js';
import type { StructuredData, SyslogRecord } from './record.js';

/** HEADER of RFC 5424 section 6 after the PRI; a file may lack PRI and VERSION. */
const HEADER = /^(?:(\d{1,2}) )?(-|\d{4}-\d{2}-\d{2}T\S+) (\S+) (\S{1,48}) (\S{1,128}) (\S{1,32}) (?=-|\[)/;
const ELEMENT = /^\[([^\s=\]"]{1,32})((?: [^\s=\]"]{1,32}="(?:[^"\\\]]|\\.)*")*)\]/;
const PARAMETER = /([^\s=\]"]{1,32})="((?:[^"\\\]]|\\.)*)"/g;
/** MSG may begin with a byte order mark (section 6.4). */
const BOM = '\ufeff';

/** Reads a line of RFC 5424 after its PRI; null for any other line. */
export function rfc5424Record(text: string, priority: number | null): SyslogRecord | null {
  const found = HEADER.exec(text);
  if (found === null) return null;
  const [header, version, time, host, program, pid, messageId] = found;
  const stamp = isoStamp(time ?? '');
  if (stamp === null && time !== '-') return null;
  const { data, rest } = structuredData(text.slice(header.length));
  return {
    priority,
    version: version === undefined ? null : Number(version),
    stamp,
    host: orNull(host),
    program: orNull(program),
    pid: orNull(pid),
    messageId: orNull(messageId),
    data,
    message: rest.replace(/^ /, '').replace(BOM, ''),
  };
}

/** `-` is the NILVALUE. */
function orNull(text: string | undefined): string | null {
  return text === undefined || text === '-' ? null : text;
}

/** Well-formed elements; a cut one stays in the rest. */
function structuredData(text: string): { readonly data: StructuredData | null; readonly rest: string } {
  if (text.startsWith('-')) return { data: null, rest: text.slice(1) };
  const data: Record<string, Record<string, string>> = {};
  let rest = text;
  for (let found = ELEMENT.exec(rest); found !== null; found = ELEMENT.exec(rest)) {
    data[found[1] ?? ''] = parametersOf(found[2] ?? '');
    rest = rest.slice(found[0].length);
  }
  return { data, rest };
}

/** In a value `"`, `\` and `]` are escaped by a backslash (section 6.3.3). */
function parametersOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(PARAMETER)].map(
    ([, name, value]) => [name ?? '', (value ?? '').replace(/\\(["\\\]])/g, '$1')] as const,
  );
  return Object.fromEntries(pairs);
}
