import { withoutColours } from './ansi.js';

/** The unwrapped content of one record. */
export interface Payload {
  /** How many records the line represents. */
  readonly times: number;
  /** The payload's lines without blank ones; empty if the line only says that the previous one repeated. */
  readonly texts: readonly string[];
  readonly again: boolean;
}

/** How both of the forms below begin. */
const REPETITION = /^(?:message repeated |(?:-+ )?last message )/i;
/** rsyslog's `$RepeatedMsgReduction`, which quotes the repeated message, even if the line is cut. */
const REPEATED = /^message repeated (\d{1,9}) times: \[ ?([\s\S]*?)\]?$/;
/** The same by sysklogd and syslog-ng, which do not quote it. */
const AGAIN = /^(?:-+ )?last message (?:'.*' )?repeated (\d{1,9}) times?\b/i;
/**
 * Control characters written by rsyslog as `#` and three octal digits: TAB, LF, CR, ESC. Other numbers could be
 * anything, such as a colour.
 */
const OCTAL = /#(011|012|015|033)/g;

/** Unwraps a message: repetition, escaped control characters, colours, and several lines in one record. */
export function payloadOf(message: string): Payload {
  if (!REPETITION.test(message) || !message.includes(' repeated '))
    return { times: 1, texts: textsOf(message), again: false };
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
  if (!plain.includes('\n') && !plain.includes('\r')) return plain.trim() === '' ? [] : [plain];
  return plain.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
}
