import { withoutColours } from './ansi.js';

/** What one record carries, unwrapped. */
export interface Payload {
  /** How many records the line stands for. */
  readonly times: number;
  /** The payload's lines without blank ones; empty where the line only says that the one before came again. */
  readonly texts: readonly string[];
  readonly again: boolean;
}

/** rsyslog's `$RepeatedMsgReduction`, which shows what was repeated, also where the line is cut. */
const REPEATED = /^message repeated (\d{1,9}) times: \[ ?([\s\S]*?)\]?$/;
/** The same of sysklogd and syslog-ng, which do not, or of which the line before shows it. */
const AGAIN = /^(?:-+ )?last message (?:'.*' )?repeated (\d{1,9}) times?\b/i;
/** Control characters that rsyslog writes as `#` and three octal digits: TAB, LF, CR, ESC. Others could be anything, such as a colour. */
const OCTAL = /#(011|012|015|033)/g;

/** Unwraps a message: repetition, escaped control characters, colours, and several lines in one record. */
export function payloadOf(message: string): Payload {
  if (!message.includes(' repeated ')) return { times: 1, texts: textsOf(message), again: false };
  const again = AGAIN.exec(message);
  if (again !== null) return { times: Number(again[1]), texts: [], again: true };
  const repeated = REPEATED.exec(message);
  const text = repeated?.[2] ?? message;
  return { times: repeated === null ? 1 : Number(repeated[1]), texts: textsOf(text), again: false };
}

function textsOf(text: string): readonly string[] {
  const decoded = text.includes('#0')
    ? text.replace(OCTAL, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)))
    : text;
  const plain = withoutColours(decoded);
  if (!/[\r\n]/.test(plain)) return plain.trim() === '' ? [] : [plain];
  return plain.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
}
