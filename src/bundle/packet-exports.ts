/** What to send instead of an export that is not read. */
const INSTEAD = 'export the packet list as text or CSV, or send the capture itself';

/** First element of an export in XML. */
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['pdml', 'packet details as XML (PDML)'],
  ['psml', 'a packet list as XML (PSML)'],
]);
/** Bytes with that element, after the declaration and a comment. */
const PROLOGUE_BYTES = 4096;

/** Elasticsearch's bulk interface: the line of an index, or the packet below it. */
const BULK = /^\{"(?:index"\s*:\s*\{"_index"\s*:\s*"packets|timestamp"\s*:\s*"\d+"\s*,\s*"layers"\s*:\s*\{)/;

const SEPARATOR = /[\t,;| ]/;
const FIELD = /^[a-z_][\w-]*(?:\.[\w-]+)+$/i;
/** Protocols; a table of fields names at least two. */
const OF_PACKETS = /^(?:frame|ip|ipv6|tcp|udp|icmp|icmpv6|dns|tls|ssl|http|_ws)\./;
/** With these columns and commas between them it is a packet list as CSV, which is read. */
const OF_LIST = [
  /^(?:frame\.time(?:_epoch)?|_ws\.col\.time)$/i,
  /^(?:ip\.src|_ws\.col\.(?:def_)?src)$/i,
  /^(?:ip\.dst|_ws\.col\.(?:def_)?dst)$/i,
  /^_ws\.col\.info$/i,
] as const;

/** Offset, up to 16 bytes, and usually their letters. */
const DUMPED = /^[0-9a-f]{4,8}:? {2,3}(?:[0-9a-f]{2} ?){1,16}(?: {2}| ?$|\s)/i;
/** `Frame (74 bytes):`, before each dump of a frame that was reassembled or decrypted. */
const DUMP_TITLE = /^[A-Z][\w .-]* \(\d+ bytes\)(?: ?\(.*\))?:$/;
/** Lines that decide whether a text is an export; of a dump all must match. */
export const EXPORT_LINES = 200;

/**
 * The kind of an unread export of Wireshark or TShark, and what to send instead; null for any other text. The begin is
 * in Latin-1; `full` is true if the text goes on.
 */
export function unreadExport(begin: string, full: boolean): { readonly what: string; readonly instead: string } | null {
  const what = inXml(begin) ?? inLines(begin, full);
  return what === null ? null : { what, instead: INSTEAD };
}

function inXml(begin: string): string | null {
  const prologue = begin.slice(0, PROLOGUE_BYTES).trimStart();
  const element = prologue.startsWith('<') ? /<([a-z]\w*)[\s>]/i.exec(prologue)?.[1] : undefined;
  return ELEMENTS.get(element ?? '') ?? null;
}

function inLines(begin: string, full: boolean): string | null {
  const lines = begin.split(/\r?\n/, EXPORT_LINES).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  if (lines.slice(0, 2).some((line) => BULK.test(line))) return 'packets for Elasticsearch (tshark -T ek)';
  if (isTable(first)) return 'chosen fields of packets (tshark -T fields)';
  // The last line of a begin may be cut.
  const whole = full && lines.length > 1 ? lines.slice(0, -1) : lines;
  return isDump(whole) ? 'a dump in hexadecimal (tshark -x)' : null;
}

function isTable(line: string): boolean {
  const separator = SEPARATOR.exec(line)?.[0];
  if (separator === undefined) return false;
  const cells = line
    .trimEnd()
    .split(separator)
    .map((cell) => cell.replace(/^(["'])(.*)\1$/, '$2'));
  if (!cells.every((cell) => FIELD.test(cell)) || cells.filter((cell) => OF_PACKETS.test(cell)).length < 2)
    return false;
  return separator !== ',' || !OF_LIST.every((column) => cells.some((cell) => column.test(cell)));
}

function isDump(lines: readonly string[]): boolean {
  const first = lines.find((line) => !DUMP_TITLE.test(line)) ?? '';
  return /^0{4}/.test(first) && lines.every((line) => DUMPED.test(line) || DUMP_TITLE.test(line));
}
