import { ARROW_SIGN } from './arrow.js';
import { columnsOf, DEFAULT_COLUMNS, rowOf, type Row } from './row.js';

const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d+)?Z?`;
const TIME = String.raw`(?:\d{4}-\d\d-\d\d |\d{4}\/\d{3} )?${CLOCK}|-?\d+[.,]\d+`;
/** The seven columns as copied, separated by tabs. */
const COPIED = new RegExp(String.raw`^\s*\d+\t(?:${TIME})\t[^\t]*\t[^\t]*\t[^\t]+\t\d+\t[^\t]*$`);
/** Number, time, source, arrow (TShark's only), destination, protocol, length, info. */
const BEGIN = String.raw`^\s*(\d+)\s+(${TIME})\s+`;
const PROTOCOL = String.raw`([A-Za-z0-9][\w./+-]*)`;
const ROW = new RegExp(
  String.raw`${BEGIN}(\S+)\s+(?:${ARROW_SIGN}\s+)?(\S+)\s+${PROTOCOL}\s+(\d+)\s+(?!${ARROW_SIGN}\s)(\S.*)$`,
  'i',
);
const ADDRESS = String.raw`(\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)`;
/** Up to 1.4 the list had no length: then addresses show that it is one. */
const ROW_WITHOUT_LENGTH = new RegExp(
  String.raw`${BEGIN}${ADDRESS}\s+(?:${ARROW_SIGN}\s+)?${ADDRESS}\s+${PROTOCOL}()\s+(\S.*)$`,
  'i',
);
/** Wireshark's titles above the rows. */
const TITLES = /^No\.\s+Time\s+Source\s+Destination\s+Protocol(?:\s+Length)?\s+Info/;

/** Whether a line is the title of a list. */
export const isListTitle = (text: string): boolean => TITLES.test(text);

/** A row of a packet list, aligned by blanks or copied with tabs; null for any other line. */
export function listRow(text: string, place: Pick<Row, 'byteOffset' | 'line'>): Row | null {
  const columns = columnsOf(DEFAULT_COLUMNS);
  if (columns === null) return null;
  const cells = COPIED.test(text) ? text.split('\t') : (ROW.exec(text) ?? ROW_WITHOUT_LENGTH.exec(text))?.slice(1);
  if (cells === undefined) return null;
  return rowOf(cells, columns, { ...place, text });
}
