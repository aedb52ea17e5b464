const SEPARATOR = ',';
const QUOTE = '"';

/** The cells of a line of CSV; a quote inside quotes is doubled (Wireshark) or escaped (TShark). */
export function csvCells(line: string): readonly string[] {
  if (!line.includes(QUOTE)) return line.split(SEPARATOR);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const [cell, end] = line[at] === QUOTE ? quoted(line, at + 1) : plain(line, at);
    cells.push(cell);
    if (end >= line.length) return cells;
    at = end + SEPARATOR.length;
  }
}

function plain(line: string, at: number): readonly [string, number] {
  const found = line.indexOf(SEPARATOR, at);
  const end = found < 0 ? line.length : found;
  return [line.slice(at, end), end];
}

function quoted(line: string, from: number): readonly [string, number] {
  let at = from;
  let text = '';
  while (at < line.length) {
    const character = line[at] ?? '';
    const isEscaped = (character === QUOTE || character === '\\') && line[at + 1] === QUOTE;
    if (isEscaped) at += 1;
    else if (character === QUOTE) return [text, at + 1];
    text += line[at] ?? '';
    at += 1;
  }
  return [text, at];
}
