/** A field of a header (RFC 5322 section 2.2), with its continuation lines. */
const FIELD = /^([!-9;-~]{1,76}):(?:[ \t].*)?(?:\r?\n[ \t].*)*$/gm;
/** Fields of a mail that a printed one lacks; many notes have `From:` and `To:`. */
const OF_TRANSPORT = ['mime-version', 'message-id', 'received', 'return-path', 'x-mailer', 'dkim-signature'];
/** `Tue, 19 Nov 2024 10:31:44 +0100` (RFC 5322 section 3.3). */
const DATE = /^date:\s+(?:[A-Z][a-z]{2},\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+[+-]\d{4}/im;
/** The line before each message of an mbox (RFC 4155). */
const MBOX = /^From \S+ .*\d{4}\r?\n/;

/** Whether a text in Latin-1 begins as an Internet message or a mailbox; null if neither. */
export function messageKindOf(text: string): 'eml' | 'mbox' | null {
  const box = MBOX.exec(text);
  const begin = box === null ? text : text.slice(box[0].length);
  if (!isHeader(begin)) return null;
  return box === null ? 'eml' : 'mbox';
}

function isHeader(text: string): boolean {
  const header = /^[^]*?(?=\r?\n\r?\n|$)/.exec(text.slice(0, 64 * 1024))?.[0] ?? '';
  const names = new Set([...header.matchAll(FIELD)].map(([, name]) => (name ?? '').toLowerCase()));
  const rest = header.replace(FIELD, '').trim();
  if (rest !== '' || !names.has('from')) return false;
  return DATE.test(header) || OF_TRANSPORT.some((name) => names.has(name));
}
