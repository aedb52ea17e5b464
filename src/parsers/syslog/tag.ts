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

/** Begins of lines kept at once: hosts and programs of a log are few, but each process has a number. */
const MAX_BEGINS = 512;
/** A longer begin is no host and program. */
const MAX_BEGIN_LENGTH = 96;

/** Splits texts as `taggedText` does, but each begin up to its colon only once. */
export class Tags {
  private readonly known = new Map<string, TaggedText | null>();

  read(text: string): TaggedText {
    const end = text.indexOf(': ');
    if (end < 0 || end > MAX_BEGIN_LENGTH) return taggedText(text);
    const begin = text.slice(0, end + 2);
    const known = this.known.get(begin) ?? this.learn(begin);
    if (known === null) return taggedText(text);
    return { host: known.host, program: known.program, pid: known.pid, message: text.slice(begin.length) };
  }

  /** Null if the colon is not the tag's: then the split depends on what follows. */
  private learn(begin: string): TaggedText | null {
    const known = this.known.get(begin);
    if (known !== undefined) return known;
    // A copy, because the begin is a part of its line, which would stay in memory with it.
    const copy = begin.split('').join('');
    const tagged = taggedText(copy);
    const decided = tagged.program !== null && tagged.message === '' ? tagged : null;
    if (this.known.size >= MAX_BEGINS) this.known.clear();
    this.known.set(copy, decided);
    return decided;
  }
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
