/** CSI and OSC sequences and the two-character escapes of ECMA-48 and xterm: colours, titles, cursor moves. */
const ESCAPES =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[ -/]*[0-~]|\x9b[0-?]*[ -/]*[@-~]/g;
/**
 * Where readline wraps a line at the window's edge it prints the next character, goes back to the begin of the new row
 * and prints it once more; no window is narrower than this many columns.
 */
const WRAP = /(?<=[^\r]{40})([^\r])\r(?=\1)/g;
/** What overwrites: a backspace takes a character back, a carriage return goes to the line's begin. */
const OVERWRITING = /[\b\r\x7f]/;

/** What a person saw of a line that a terminal's log keeps with its escapes, backspaces and carriage returns. */
export function terminalText(line: string): string {
  if (!/[\x00-\x08\x0b-\x1f\x7f\x9b]/.test(line)) return line;
  const plain = line.replace(ESCAPES, '').replace(WRAP, '');
  const seen = OVERWRITING.test(plain) ? overwritten(plain) : plain;
  return seen.replace(/[\x00-\x08\x0b-\x1f]/g, '');
}

function overwritten(line: string): string {
  const cells: string[] = [];
  let at = 0;
  for (const character of line) {
    if (character === '\r') at = 0;
    else if (character === '\b' || character === '\x7f') at = Math.max(0, at - 1);
    else cells[at++] = character;
  }
  // `\b \b` is how a shell rubs out the last character: what stays behind the cursor are blanks.
  return cells.join('').trimEnd() === cells.slice(0, at).join('').trimEnd()
    ? cells.slice(0, at).join('')
    : cells.join('');
}
