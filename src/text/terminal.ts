/** CSI and OSC sequences and the two-character escapes of ECMA-48 and xterm: colours, titles, cursor moves. */
const ESCAPES =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[ -/]*[0-~]|\x9b[0-?]*[ -/]*[@-~]/g;
/**
 * To wrap a line, readline prints the next character, a carriage return, and the character again; no window is narrower
 * than 40 columns.
 */
const WRAP = /(?<=[^\r]{40})([^\r])\r(?=\1)/g;
/** Characters that move back: a backspace by one, a carriage return to the line's begin. */
const OVERWRITING = /[\b\r\x7f]/;

/** A line as a person saw it, from a terminal's log with escapes, backspaces and carriage returns. */
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
  // A shell erases the last character by `\b \b`, which leaves blanks after the cursor.
  return cells.join('').trimEnd() === cells.slice(0, at).join('').trimEnd()
    ? cells.slice(0, at).join('')
    : cells.join('');
}
