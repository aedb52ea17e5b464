import type { Stamp } from '../../core/time.js';
import { epochStamp } from '../stamps/epoch.js';
import { isoStamp } from '../stamps/iso.js';
import { Rfc3164Stamps, syslogHeader } from './header.js';
import type { Envelope, SyslogRecord } from './record.js';
import { rfc5424Record } from './rfc5424.js';
import { taggedText, Tags, type TaggedText } from './tag.js';

/** The highest priority is local7.debug, 23 * 8 + 7. */
const PRIORITY = /^<(\d{1,2}|1[0-8]\d|19[01])>/;
/** journalctl -o short-full begins with the weekday. */
const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d{4}-)/;
/** journalctl -o short-unix: seconds since 1970. */
const EPOCH = /^(\d{9,10})\.(\d{6}) /;

/**
 * Reads syslog in every form found on these servers, line by line, because a change of rsyslog's template changes the
 * form within a file: RFC 3164, RFC 5424, rsyslog's high-precision form, and `journalctl -o short`, `short-precise`,
 * `short-iso`, `short-iso-precise`, `short-full`, `short-unix`.
 */
export class SyslogLines implements Envelope {
  readonly stamps = new Rfc3164Stamps();
  private readonly tags = new Tags();

  read(line: string): SyslogRecord | null {
    const found = line.startsWith('<') ? PRIORITY.exec(line) : null;
    const priority = found === null ? null : Number(found[1]);
    const text = found === null ? line : line.slice(found[0].length).trimStart();
    const first = text.charCodeAt(0);
    const isDigit = (first >= 0x30 && first <= 0x39) || first === 0x2d;
    // Tags are tried before RFC 5424 without its version, because an nginx line (`… - - [`) after a tag looks like
    // that.
    if (isDigit) return isoRecord(text, priority) ?? rfc5424Record(text, priority) ?? epochRecord(text, priority);
    const stamp = this.stamps.read(text);
    if (stamp === null) return weekdayRecord(text, priority);
    const header = syslogHeader(text, stamp, this.tags);
    return header === null ? null : plainRecord(stamp, header, priority);
  }
}

/** Written out because spreading two objects measured eight times slower, and every line comes through here. */
function plainRecord(stamp: Stamp, text: TaggedText, priority: number | null): SyslogRecord {
  const { host, program, pid, message } = text;
  return { stamp, host, program, pid, message, priority, version: null, messageId: null, data: null };
}

/** Other logs begin with such a stamp too; only a tag after it makes the line syslog. */
function taggedRecord(stamp: Stamp, rest: string, priority: number | null): SyslogRecord | null {
  if (!rest.startsWith(' ')) return null;
  const text = taggedText(rest.slice(1));
  return text.program === null ? null : plainRecord(stamp, text, priority);
}

function isoRecord(text: string, priority: number | null): SyslogRecord | null {
  const stamp = text[10] === 'T' ? isoStamp(text) : null;
  return stamp === null ? null : taggedRecord(stamp, text.slice(stamp.text.length), priority);
}

function weekdayRecord(text: string, priority: number | null): SyslogRecord | null {
  const day = WEEKDAY.exec(text);
  if (day === null) return null;
  const rest = text.slice(day[0].length);
  const stamp = isoStamp(rest);
  return stamp === null ? null : taggedRecord(stamp, rest.slice(stamp.text.length), priority);
}

function epochRecord(text: string, priority: number | null): SyslogRecord | null {
  const found = EPOCH.exec(text);
  if (found === null) return null;
  const stamp = epochStamp(found[0].trimEnd(), Number(found[1]) * 1_000_000 + Number(found[2]));
  return stamp === null ? null : taggedRecord(stamp, text.slice(found[0].length - 1), priority);
}
