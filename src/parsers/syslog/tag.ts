/** What stands behind the stamp of a syslog line. */
export interface TaggedText {
  readonly host: string | null;
  readonly program: string | null;
  readonly pid: string | null;
  readonly message: string;
}

/**
 * `program[pid]: message` (RFC 3164 section 5.3). A program may carry what is no name: `sshd(pam_unix)`,
 * `image/name/5790672ab6a0` of Docker's tag templates, `syslogd 1.4.1`.
 */
const TAG = /^([^\s:[\]=]+(?: \d[\d.]*)?)(?:\[([^\]\s]*)\]:|:(?= |$))/;
const HOST = /^([^\s=]*[^\s=:\]]) +/;

/** Splits `host program[pid]: message`; journalctl leaves the host out with `--no-hostname`, old daemons the tag. */
export function taggedText(text: string): TaggedText {
  const withoutHost = tagged(text);
  if (withoutHost !== null) return { host: null, ...withoutHost };
  const host = HOST.exec(text);
  if (host === null) return { host: null, program: null, pid: null, message: text };
  const rest = text.slice(host[0].length);
  return { host: host[1] ?? null, ...(tagged(rest) ?? { program: null, pid: null, message: rest }) };
}

function tagged(text: string): Omit<TaggedText, 'host'> | null {
  const found = TAG.exec(text);
  if (found === null) return null;
  const behind = text.slice(found[0].length);
  return {
    program: found[1] ?? null,
    pid: found[2] ?? null,
    message: behind.startsWith(' ') ? behind.slice(1) : behind,
  };
}
