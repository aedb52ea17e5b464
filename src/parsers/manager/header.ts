import type { LogLevel } from '../../events/manager.js';
import { grammar } from '../../text/grammar.js';

/** The part of a record between its stamp and its message. */
export interface RecordHeader {
  readonly level: LogLevel;
  readonly requestId: string | null;
  readonly host: string | null;
  /** The class, without its package. */
  readonly logger: string;
  readonly thread: string | null;
  /** True if the line ends within the thread's name. */
  readonly threadCut: boolean;
  /** Between the bars; null if empty or cut off. */
  readonly tenant: string | null;
  readonly message: string;
  /** True if the line ends within the header, or at the tenant. */
  readonly cut: boolean;
}

/**
 * Two or three brackets: the last one before `(` is the class, the one before it the host, one in front a request id.
 * The thread and the tenant may be cut off, or the tenant empty.
 */
const HEADER = grammar(
  String.raw`^ .{18,44}? \ (?<level> TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|SEVERE ) \ +
     (?<brackets> (?: \[ [^\]]* \] \ ? ){1,3} )
     (?: \( (?<thread>[^)]*) (?<threadEnd>\))? )?
     (?: \ * \| (?<tenant>[^|]*) (?<tenantEnd>\|)? )?
     \ ? (?<message> .* ) $`,
);

/** The same for a whole record with a full stamp and all that follows it: read by one match. */
const USUAL =
  /^\d{1,2}-[A-Za-z]{3,9}-\d{4} \d{2}:\d{2}:\d{2}[,.]\d{3} [A-Z]{3,5} (TRACE|DEBUG|INFO|WARN|ERROR|FATAL) +\[([^\]]*)\] \[([^\]]*)\](?: \[([^\]]*)\])? \(([^)]*)\) \|([^|]*)\| ?(.*)$/;

const LEVELS: Readonly<Record<string, LogLevel>> = { WARNING: 'WARN', SEVERE: 'ERROR' };

/** Reads the header of one record; null if the line is no record of this layout. */
export function recordHeader(line: string): RecordHeader | null {
  const usual = USUAL.exec(line);
  return usual === null ? anyHeader(line) : usualHeader(usual);
}

function usualHeader([
  ,
  level = '',
  first,
  second,
  third,
  thread,
  tenant,
  message = '',
]: RegExpExecArray): RecordHeader {
  const logger = third ?? second ?? '';
  return {
    level: levelOf(level),
    requestId: third === undefined ? null : orNull(first),
    host: orNull(third === undefined ? first : second),
    logger: logger.slice(logger.lastIndexOf('.') + 1),
    thread: orNull(thread),
    threadCut: false,
    tenant: orNull(tenant),
    message,
    cut: false,
  };
}

function anyHeader(line: string): RecordHeader | null {
  const found = HEADER(line);
  if (found === null) return null;
  const brackets = [...(found['brackets'] ?? '').matchAll(/\[([^\]]{0,400})\]/g)].map((bracket) => bracket[1] ?? '');
  const logger = brackets.at(-1);
  if (logger === undefined || brackets.length < 2) return null;
  return {
    level: levelOf(found['level'] ?? ''),
    requestId: brackets.length === 3 ? orNull(brackets[0]) : null,
    host: orNull(brackets.at(-2)),
    logger: logger.slice(logger.lastIndexOf('.') + 1),
    thread: orNull(found['thread']),
    threadCut: found['threadEnd'] === undefined,
    tenant: found['tenantEnd'] === undefined ? null : orNull(found['tenant']),
    message: found['message'] ?? '',
    cut: found['tenantEnd'] === undefined,
  };
}

function levelOf(text: string): LogLevel {
  const alias = LEVELS[text];
  if (alias !== undefined) return alias;
  return text === 'TRACE' || text === 'DEBUG' || text === 'WARN' || text === 'ERROR' || text === 'FATAL'
    ? text
    : 'INFO';
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
