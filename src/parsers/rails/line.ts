import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';

/** A line of a Rails application without its logger's prefix. */
export interface RailsLine {
  /** Local time of the process, without a zone; null without the logger's prefix. */
  readonly stamp: Stamp | null;
  readonly pid: string | null;
  /** `DEBUG`, `INFO`, `WARN`, `ERROR`, `FATAL`, `ANY`. */
  readonly level: string | null;
  /**
   * Tags of ActiveSupport::TaggedLogging; with `config.log_tags = [:request_id]` all lines of a request share one id.
   */
  readonly tags: readonly string[];
  readonly text: string;
}

/** Ruby's Logger::Formatter: `I, [2023-01-13T11:17:01.123456 #1]  INFO -- progname: message`. */
const PREFIX = /^[DIWEFA], \[(\S+) +#(\d+)\] +(DEBUG|INFO|WARN|ERROR|FATAL|ANY) -- ([^:]*): ?/;
/** A level in brackets, or the mark of active_model_serializers, is part of the message. */
const TAG = /^\[(?!(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|active_model_serializers)\])([^\]\s]{1,80})\](?: |$)/;

/** Initials of a logger's prefix and of a tag. */
export const PREFIX_INITIALS = 'DIWEFA[';

const NO_TAGS: readonly string[] = [];

/** Removes a logger's prefix and tags; returns any other line as it is. */
export function railsLine(line: string): RailsLine {
  if (!PREFIX_INITIALS.includes(line.charAt(0))) {
    return { stamp: null, pid: null, level: null, tags: NO_TAGS, text: line };
  }
  if (line !== lastLine) {
    lastRead = prefixed(line);
    lastLine = line;
  }
  return lastRead;
}

/** Several parsers ask about one line, one after another. */
let lastLine = '';
let lastRead: RailsLine = { stamp: null, pid: null, level: null, tags: NO_TAGS, text: '' };

function prefixed(line: string): RailsLine {
  const found = PREFIX.exec(line);
  const rest = found === null ? line : line.slice(found[0].length);
  const { tags, text } = untagged(rest);
  const stamp = found === null ? null : isoStamp(found[1] ?? '');
  return { stamp, pid: found?.[2] ?? null, level: found?.[3] ?? null, tags, text };
}

function untagged(line: string): Pick<RailsLine, 'tags' | 'text'> {
  const tags: string[] = [];
  let text = line;
  for (let found = TAG.exec(text); found !== null; found = TAG.exec(text)) {
    tags.push(found[1] ?? '');
    text = text.slice(found[0].length);
  }
  return { tags, text };
}

/** Whether a line has the prefix of Ruby's logger. */
export function hasLoggerPrefix(line: string): boolean {
  return PREFIX.test(line);
}
