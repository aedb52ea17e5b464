import { splitColumns, type Separation } from './columns-line.js';
import { canonicalName } from './fields.js';

/** A table with field names above its columns. */
export interface FieldTable {
  readonly names: readonly string[];
  readonly separation: Separation;
}

const SEPARATORS = ['\t', ',', ';', '|', ' '] as const;
const NAME = /^[a-z_][\w-]*(?:\.[\w-]+)+$/i;
/** Protocols of which a table must name a field. */
const KNOWN = /^(?:frame|ip|ipv6|tcp|udp|icmp|icmpv6|dns|tls|ssl|http|_ws)\./;

/** The table that a first line announces; null where it is no list of field names. */
export function fieldTable(line: string): FieldTable | null {
  const text = line.replace(/^\ufeff/, '').trimEnd();
  for (const separator of SEPARATORS) {
    const cells = text.split(separator).map((cell) => cell.replace(/^(["'])(.*)\1$/, '$2'));
    if (cells.length < 2 || !cells.every((cell) => NAME.test(cell))) continue;
    if (cells.filter((cell) => KNOWN.test(cell)).length < 2) return null;
    return { names: cells.map(canonicalName), separation: { separator, quote: null } };
  }
  return null;
}

/** Quotes are not announced by the header, but stand around the first value. */
export function withQuotes(table: FieldTable, line: string): FieldTable {
  const [first] = line;
  if (first !== '"' && first !== "'") return table;
  return { ...table, separation: { ...table.separation, quote: first } };
}

/** Fields of which several values in one packet are joined by an aggregator; text keeps its commas. */
const SEVERAL = /^(?:ip|ipv6|tcp|udp|icmp|icmpv6|dns|tls)_/;

/** The values of one line, by field; null where the columns do not fit the header. */
export function tableValues(line: string, { names, separation }: FieldTable): Map<string, readonly string[]> | null {
  const cells = splitColumns(line, separation);
  if (cells.length !== names.length) return null;
  const values = new Map<string, readonly string[]>();
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? '';
    if (cell !== '') values.set(name, SEVERAL.test(name) ? cell.split(/[,;|]/) : [cell]);
  }
  return values;
}
