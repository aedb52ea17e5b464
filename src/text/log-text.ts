/** A record begins with its stamp, behind a level, an address or a name at most. */
const RECORD = /^(?:<\d{1,3}>)?[^"<]{0,48}?(?<!\d)\d{1,2}:\d{2}:\d{2}(?!\d)/;
/** Lines of a stack trace, and what is set in below a record. */
const CONTINUATION = /^(?:\s+\S|at [\w.$]+\(|Caused by: )/;
/** Characters of a line that decide. */
const DECIDING = 400;
/** Fewer records may be a quotation. */
const MIN_RECORDS = 3;
/** Share of lines that are records from the first one on. */
const MIN_SHARE = 0.8;

/**
 * Whether a text is a log from some line on: nearly all lines begin or continue a record. A line before them makes no
 * other kind of file of it, whatever it looks like: any program can be made to log one, and files begin where they were cut.
 */
export function isLogText(lines: readonly string[]): boolean {
  const first = recordAt(lines);
  if (first < 0) return false;
  let [records, others] = [0, 0];
  for (const line of lines.slice(first)) {
    if (RECORD.test(line.slice(0, DECIDING))) records += 1;
    else if (line.trim() !== '' && !CONTINUATION.test(line)) others += 1;
  }
  return records >= MIN_RECORDS && records >= MIN_SHARE * (records + others);
}

/** A sentence that a person wrote above what they pasted, or the head of a chat's message. */
const WRITTEN = /^(?:\p{Lu}[\p{L}\p{M} ,'’]*[,:.!?]|\p{Lu}[\p{L}\p{M} .'’-]*\d{1,2}:\d{2}(?: ?[AP]M)?)\s*$/u;

/** Whether a person wrote the lines above the first record: a note or a chat with pasted records is no log. */
export function isNote(lines: readonly string[]): boolean {
  return lines.slice(0, Math.max(0, recordAt(lines))).some((line) => WRITTEN.test(line));
}

/** Index of the first line that begins a record; -1 if none does. */
export function recordAt(lines: readonly string[]): number {
  return lines.findIndex((line) => RECORD.test(line.slice(0, DECIDING)));
}
