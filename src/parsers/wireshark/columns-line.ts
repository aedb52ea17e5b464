/** How the columns of a table are set apart. */
export interface Separation {
  readonly separator: string;
  /** Values stand between these (`-E quote=d`, and the CSV of Wireshark); null where they do not. */
  readonly quote: '"' | "'" | null;
}

/** Splits a line into its columns; a quote inside quotes is doubled (CSV) or escaped (TShark). */
export function splitColumns(line: string, { separator, quote }: Separation): readonly string[] {
  if (quote === null || !line.includes(quote)) return line.split(separator);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const [cell, end] = line[at] === quote ? quoted(line, at + 1, quote) : plain(line, at, separator);
    cells.push(cell);
    if (end >= line.length) return cells;
    at = end + separator.length;
  }
}

function plain(line: string, at: number, separator: string): readonly [string, number] {
  const found = line.indexOf(separator, at);
  const end = found < 0 ? line.length : found;
  return [line.slice(at, end), end];
}

function quoted(line: string, from: number, quote: string): readonly [string, number] {
  let at = from;
  let text = '';
  while (at < line.length) {
    const character = line[at] ?? '';
    const doubled = (character === quote || character === '\\') && line[at + 1] === quote;
    if (doubled) at += 1;
    else if (character === quote) return [text, at + 1];
    text += line[at] ?? '';
    at += 1;
  }
  return [text, at];
}
