/** One packet of Wireshark's list, by its columns. */
export interface Row {
  /** Null if the list has no column for it. */
  readonly number: number | null;
  readonly time: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  /** Bytes of the frame; null if the list has no column for it. */
  readonly length: number | null;
  readonly info: string;
  /** If stated in columns of their own. */
  readonly ports: readonly [source: number, destination: number] | null;
  readonly byteOffset: number;
  readonly line?: number;
  /** The row verbatim, if the export has lines. */
  readonly text?: string;
}

/** Default columns of Wireshark and TShark. */
export const DEFAULT_COLUMNS = ['No.', 'Time', 'Source', 'Destination', 'Protocol', 'Length', 'Info'] as const;

/** Titles of columns: the defaults, people's own names, and field names. */
const TITLES: readonly (readonly [RegExp, keyof Cells])[] = [
  [/^(?:no\.?|number|frame(?:\.number)?)$/i, 'number'],
  [/^(?:time|utc time|absolute time|date.*|utc date.*|frame\.time(?:_epoch)?|_ws\.col\.time|epoch time)$/i, 'time'],
  [/^(?:source|src|source address|ip\.src|_ws\.col\.(?:def_)?src)$/i, 'source'],
  [/^(?:destination|dst|dest|destination address|ip\.dst|_ws\.col\.(?:def_)?dst)$/i, 'destination'],
  [/^(?:protocol|_ws\.col\.protocol)$/i, 'protocol'],
  [/^(?:length|frame\.len)$/i, 'length'],
  [/^(?:info|_ws\.col\.info)$/i, 'info'],
  [/^(?:source port|src ?port|sport|tcp\.srcport|s-?port)$/i, 'sourcePort'],
  [/^(?:destination port|dest ?port|dst ?port|dport|tcp\.dstport|d-?port)$/i, 'destinationPort'],
];

interface Cells {
  number: string;
  time: string;
  source: string;
  destination: string;
  protocol: string;
  length: string;
  info: string;
  sourcePort: string;
  destinationPort: string;
}

/** What each column holds. */
export type Columns = readonly (keyof Cells | null)[];

/** The columns by their titles; null if they are not a packet list's. */
export function columnsOf(titles: readonly string[]): Columns | null {
  const columns = titles.map((title) => TITLES.find(([pattern]) => pattern.test(title.trim()))?.[1] ?? null);
  const has = (name: keyof Cells): boolean => columns.includes(name);
  return has('time') && has('source') && has('destination') && has('info') ? columns : null;
}

/** A row from its cells; null if a required column is empty. */
export function rowOf(
  cells: readonly string[],
  columns: Columns,
  place: Pick<Row, 'byteOffset' | 'line' | 'text'>,
): Row | null {
  const cell = (name: keyof Cells): string => cells[columns.indexOf(name)]?.trim() ?? '';
  if (cells.length !== columns.length || cell('time') === '') return null;
  const [from, to] = [Number(cell('sourcePort') || Number.NaN), Number(cell('destinationPort') || Number.NaN)];
  return {
    number: numberOr(cell('number')),
    time: cell('time'),
    source: cell('source'),
    destination: cell('destination'),
    protocol: cell('protocol'),
    length: numberOr(cell('length')),
    info: cell('info'),
    ports: Number.isInteger(from) && Number.isInteger(to) ? [from, to] : null,
    ...place,
  };
}

const numberOr = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);
