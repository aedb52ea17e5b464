/** Changes by a ticket system or a web page to pasted logs: blanks collapsed, addresses made links, lines cut. */

/** Measured on published excerpts: log lines end at 101 to 103 columns, a GUI's at 104. */
export const LOG_COLUMNS = 102;
export const GUI_COLUMNS = 104;

/** One line after pasting. It is cut after addresses were doubled, so such lines lose more. */
export function pastedLine(line: string, columns: number): string {
  return line
    .replace(/ {2,}/g, ' ')
    .replace(/^(\S+ \S+ \S+ \S+ [0-9a-f]+: )(\d+\.\d+\.\d+\.\d+)/, '$1$2https://$2')
    .replace(/(Source )(\d+\.\d+\.\d+\.\d+)/, '$1$2https://$2')
    .slice(0, columns)
    .trimEnd();
}

export const pastedLog = (text: string): string =>
  text
    .split('\n')
    .map((line) => pastedLine(line, LOG_COLUMNS))
    .join('\n');

/**
 * A capture's text after pasting: header and body are apart without indentation, and after the true SYN-ACK every
 * second plain ACK of a connection has become `[S.]`.
 */
export function pastedCapture(text: string): string {
  const lines = text.split('\n').map((line) => pastedLine(line.trim(), LOG_COLUMNS));
  const acks = new Map<string, number>();
  const damaged = lines.map((line) => {
    if (!line.includes('Flags [.]')) return line;
    const ends = (/(\S+) > (\S+):/.exec(line) ?? []).slice(1).sort().join(' ');
    const count = (acks.get(ends) ?? 0) + 1;
    acks.set(ends, count);
    return count % 2 === 1 ? line.replace('Flags [.]', 'Flags [S.]') : line;
  });
  return damaged.flatMap((line) => (line.includes('Flags [') ? [line, ''] : [line])).join('\n');
}
