/** What a ticket system or a web page does to pasted logs: blanks collapsed, addresses made links, lines cut. */

/** Measured on published excerpts: log lines end at 101 to 103 columns, what a GUI shows at 104. */
export const LOG_COLUMNS = 102;
export const GUI_COLUMNS = 104;

/** One line after pasting. The width applies after an address was doubled, so such lines lose more. */
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
 * A capture's text after pasting: header and body stand apart and lose their indentation, and after the true SYN-ACK
 * every second plain ACK has become `[S.]`.
 */
export function pastedCapture(text: string): string {
  const lines = text.split('\n').map((line) => pastedLine(line.trim(), LOG_COLUMNS));
  let acks = 0;
  const damaged = lines.map((line) => {
    if (!line.includes('Flags [.]')) return line;
    acks += 1;
    return acks % 2 === 1 ? line.replace('Flags [.]', 'Flags [S.]') : line;
  });
  return damaged.flatMap((line) => (line.includes('Flags [') ? [line, ''] : [line])).join('\n');
}
