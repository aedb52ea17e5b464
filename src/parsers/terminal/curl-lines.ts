import type { Stamp } from '../../core/time.js';
import { hexBytes, latin1Text } from '../../text/bytes.js';
import { stampOf } from '../stamps/written.js';
import type { TranscriptLine } from './command.js';

/** One line of curl's output: a message of its own, a header sent or received, data, an error, or the printed body. */
export interface CurlLine {
  readonly sort: 'info' | 'sent' | 'got' | 'sent-data' | 'got-data' | 'error' | 'printed';
  readonly text: string;
  readonly line: TranscriptLine;
  /** By `--trace-time`: a time of day. */
  readonly stamp: Stamp | null;
}

type Sort = CurlLine['sort'];

/** The progress meter, printed in front of the next text. */
const METER =
  /^\s*(?:[\d.]+[kMG]?\s+){7,8}.{0,80}?[\d-]{1,6}:[\d-]{1,4}:[\d-]{1,4}\s{1,8}[\d.]{0,10}[kMG]?(?=[*<>{}=\s]|$)/;
const METER_LINE = /^\s*%\s+Total\b|^\s*Dload\s+Upload\b/;
const TIME = /^(\d\d):(\d\d):(\d\d)\.(\d{6}) /;
/** curl 8.x marks transfer and connection: `[0-0] `. */
const TRANSFER = /^\[\d+-[\dx]+\] /;
/** Sections of `--trace` and `--trace-ascii`. */
const SECTIONS: Readonly<Record<string, Sort>> = {
  '=> Send header': 'sent',
  '=> Send data': 'sent-data',
  '<= Recv header': 'got',
  '<= Recv data': 'got-data',
};
const SECTION = /^(=> Send (?:header|data|SSL data)|<= Recv (?:header|data|SSL data))[,:]/;
const ROW = /^([0-9a-f]{4,}): ?(.*)$/;
const BYTES = /^((?:[0-9a-f]{2} ){1,16}) {0,47}/;
/** Columns in a row of `--trace-ascii`; a longer line continues in the next row. */
const ROW_WIDTH = 64;

/** Reads curl's output line by line. */
export class CurlLines {
  #section: Sort | null = null;
  #stamp: Stamp | null = null;
  #failed = false;

  of(line: TranscriptLine): CurlLine | null {
    if (METER_LINE.test(line.text)) return null;
    const rest = line.text.replace(METER, '');
    const time = TIME.exec(rest);
    if (time !== null) this.#stamp = stampOfTrace(time);
    const text = (time === null ? rest : rest.slice(time[0].length)).replace(TRANSFER, '');
    const found = this.#sorted(text);
    return found === null ? null : { ...found, line, stamp: this.#stamp };
  }

  #sorted(text: string): { readonly sort: Sort; readonly text: string } | null {
    const section = SECTION.exec(text);
    const row = section === null && this.#section !== null ? ROW.exec(text) : null;
    if (row !== null && this.#section !== null) return { sort: this.#section, text: rowText(row[2] ?? '') };
    this.#section = section === null ? null : (SECTIONS[section[1] ?? ''] ?? 'info');
    if (section !== null) return null;
    const error = /^curl: \(\d+\) /.exec(text);
    if (error !== null) {
      this.#failed = true;
      return { sort: 'error', text };
    }
    const own = /^(?:\*|== Info:) ?(.*)$/.exec(text);
    if (own !== null) return { sort: 'info', text: own[1] ?? '' };
    if (/^[{}] \[\d+ bytes data\]/.test(text)) return null;
    const header = /^([<>])(?: (.*))?$/.exec(text);
    if (header !== null) return { sort: header[1] === '>' ? 'sent' : 'got', text: header[2] ?? '' };
    // After an error curl only explains it.
    return this.#failed ? null : { sort: 'printed', text };
  }
}

/** A row of `--trace-ascii` as printed, a row of `--trace` by its bytes. */
function rowText(row: string): string {
  const bytes = BYTES.exec(`${row} `)?.[1];
  if (bytes === undefined || !/^(?:[0-9a-f]{2} ){2}/.test(bytes)) return row;
  return latin1Text(hexBytes(bytes.replace(/ /g, '')));
}

/** True if both rows belong to one line; only `--trace-ascii` breaks lines, at its width. */
export function joinsPrevious(previous: CurlLine | undefined, next: CurlLine): boolean {
  const row = ROW.exec(previous?.line.text ?? '');
  if (previous === undefined || row === null || previous.sort !== next.sort) return false;
  const offset = ROW.exec(next.line.text);
  if (offset === null || (row[2] ?? '').length < ROW_WIDTH) return false;
  return Number.parseInt(offset[1] ?? '', 16) === Number.parseInt(row[1] ?? '', 16) + ROW_WIDTH;
}

function stampOfTrace([whole, hour, minute, second, fraction]: RegExpExecArray): Stamp | null {
  return stampOf({ text: whole.trimEnd(), date: null, hour, minute, second, fraction });
}
