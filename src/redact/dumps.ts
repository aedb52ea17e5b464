import { hexBytes, latin1Text } from '../text/bytes.js';
import { secretsByForm } from './form/detect.js';
import { MASK } from './found.js';
import { maskByPattern } from './patterns.js';
import type { AcrossSecret } from './records.js';
import type { Place } from './walk.js';

/** A row of tcpdump -x, -X or xxd: offset, groups of bytes, and the bytes as text if they are printed. */
const ROW =
  /^\s*(?:0x)?([0-9a-f]{4,8}):\s{1,4}((?:[0-9a-f]{2,4} ){0,15}[0-9a-f]{2,4})(?:\s{2,40}(\S.{0,80}?))?\s{0,80}$/i;

interface Row {
  readonly where: Place;
  readonly offset: number;
  readonly hex: string;
  readonly groups: string;
  readonly printed: string;
}

/** Secrets in the bytes of a dump; each piece is learned as its row shows it. */
export function* dumpSecrets(
  records: readonly { readonly where: Place; readonly text: string }[],
): Iterable<AcrossSecret> {
  let dump: Row[] = [];
  for (const { where, text } of records) {
    const row = rowOf(text, where);
    const last = dump.at(-1);
    const goesOn = row !== null && last !== undefined && row.offset === last.offset + last.hex.length / 2;
    if (!goesOn) {
      yield* secretsOf(dump);
      dump = [];
    }
    if (row !== null) dump.push(row);
  }
  yield* secretsOf(dump);
}

function rowOf(text: string, where: Place): Row | null {
  const [, offset = '', groups = '', printed = ''] = ROW.exec(text) ?? [];
  if (groups === '') return null;
  return { where, offset: Number.parseInt(offset, 16), hex: groups.replaceAll(' ', ''), groups, printed };
}

function* secretsOf(rows: readonly Row[]): Iterable<AcrossSecret> {
  const [first] = rows;
  if (first === undefined) return;
  const bytes = latin1Text(hexBytes(rows.map(({ hex }) => hex).join('')));
  const values = new Map<string, string>();
  maskByPattern(bytes, ({ kind, name, value }) => {
    if (kind === 'secret') values.set(value, name);
    return MASK;
  });
  for (const { start, end, what } of secretsByForm(bytes, () => false)) values.set(bytes.slice(start, end), what);
  for (const [value, name] of values) {
    yield { name, value, where: first.where };
    for (let at = bytes.indexOf(value); at >= 0; at = bytes.indexOf(value, at + value.length))
      yield* pieces(rows, at, at + value.length, name);
  }
}

/** The rows that hold a part of the bytes: their groups and their text, as printed. */
function* pieces(rows: readonly Row[], from: number, to: number, name: string): Iterable<AcrossSecret> {
  let at = 0;
  for (const { where, hex, groups, printed } of rows) {
    const end = at + hex.length / 2;
    if (at < to && end > from) {
      yield { name, value: groups, where };
      if (printed !== '') yield { name, value: printed, where };
    }
    at = end;
  }
}
