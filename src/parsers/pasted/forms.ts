/** What a paste can be by its lines; each form is known by what only it has. */

/** `{"error": …`, with or without a word before the brace. */
const ANSWER = /^[^{]{0,80}\{[^]*"(?:error|error_description|error_code|message)"\s*:/;
/** `HTTP/1.1 502 Bad Gateway`, or the title of an error page. */
export const STATUS = /^\s*(?:<\s*)?(?:HTTP\/[\d.]+ )?([45]\d\d) (?=[A-Z])[A-Za-z' -]{3,40}\s*$/;
/** RFC 6750 section 3: the error in a header. */
const CHALLENGE = /^\s*(?:<\s*)?www-authenticate:.*\berror="/i;
/** A class with its package, as Java prints an exception. */
const EXCEPTION = /(?<![\w.$/])(?:[a-z_]\w*\.)+[A-Z][\w$]*(?:Exception|Error|Throwable)\b/;
/** What else stands in a stack trace. */
const FRAME = /^\s*(?:at [\w.$/@-]+[(.]|\.\.\. \d+ (?:more|common frames)|Suppressed: )/;
const COMMAND = /^curl: \(\d+\) /;

/** A longer text is a log or a file, and no paste of one error. */
const MAX_LINES = 120;
const MAX_LINES_OF_ANSWER = 30;

/** The form of a paste; null for any other text. */
export type PasteForm = 'answer' | 'exception' | 'command';

/** Which form lines without blank ones have. */
export function pasteForm(lines: readonly string[]): PasteForm | null {
  const [first = ''] = lines;
  if (lines.length === 0 || lines.length > MAX_LINES) return null;
  if (lines.every((line) => COMMAND.test(line))) return 'command';
  if (lines.filter((line) => !FRAME.test(line)).every((line) => EXCEPTION.test(line))) return 'exception';
  if (lines.length > MAX_LINES_OF_ANSWER) return null;
  const isAnswer = ANSWER.test(lines.join('\n')) || STATUS.test(first) || lines.some((line) => CHALLENGE.test(line));
  return isAnswer ? 'answer' : null;
}

/** Whether a line names an exception. */
export function namesException(line: string): boolean {
  return EXCEPTION.test(line);
}

/** A line without what stands before its exception, such as a logger's words or `Exception in thread "main"`. */
export function fromException(line: string): string {
  return /^\s*Caused by: /.test(line) ? line : line.slice(EXCEPTION.exec(line)?.index ?? 0);
}
