/** The rest of a syslog line after its stamp. */
export interface TaggedText {
  readonly host: string | null;
  readonly program: string | null;
  readonly pid: string | null;
  readonly message: string;
}

/**
 * `program[pid]: message` (RFC 3164 section 5.3). A program may have more than a name: `sshd(pam_unix)`,
 * `image/name/5790672ab6a0` of Docker's tag templates, `syslogd 1.4.1`.
 */
const TAG = /^([^\s:[\]=]+(?: \d[\d.]*)?)(?:\[([^\]\s]*)\]:|:(?= |$))/;

/**
 * Splits `host program[pid]: message`; the host may be missing (`journalctl --no-hostname`), or the tag (old daemons).
 */
export function taggedText(text: string): TaggedText {
  const end = text.indexOf(' ');
  const first = end < 0 ? text : text.slice(0, end);
  if (first.endsWith(':')) return { host: null, ...(tagged(text) ?? untagged(text)) };
  if (end <= 0 || first.includes('=')) return { host: null, ...untagged(text) };
  const rest = text.slice(end).trimStart();
  return { host: first, ...(tagged(rest) ?? untagged(rest)) };
}

function untagged(message: string): Omit<TaggedText, 'host'> {
  return { program: null, pid: null, message };
}

function tagged(text: string): Omit<TaggedText, 'host'> | null {
  const found = TAG.exec(text);
  if (found === null) return null;
  const rest = text.slice(found[0].length);
  return {
    program: found[1] ?? null,
    pid: found[2] ?? null,
    message: rest.startsWith(' ') ? rest.slice(1) : rest,
  };
}
