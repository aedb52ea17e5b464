import { grammar } from '../../text/grammar.js';
import type { Stamp } from '../../core/time.js';
import type { LogLevel } from '../../events/manager.js';
import { managerStamp } from '../manager/stamp.js';
import { isoStamp } from '../stamps/iso.js';
import { stampOf } from '../stamps/written.js';

/** The first line of one record of a JBoss or WildFly server. */
export interface WildflyRecord {
  readonly stamp: Stamp;
  readonly level: LogLevel;
  /** The logger's category, a Java package or class. */
  readonly category: string;
  readonly thread: string;
  readonly message: string;
}

/**
 * `LEVEL [category] (thread) message` after the stamp (WildFly's `%-5p [%c] (%t) %s%e%n`); the thread may be cut off.
 */
const REST = grammar(
  String.raw`^ \ + (?<level> TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE|CONFIG|FINER?|FINEST ) \ +
     \[ (?<category> [^\]\s]* ) \] \ \( (?<thread> [^)]* ) (?: \) (?: \ (?<message> [\s\S]* ) )? )? $`,
);
/** The console's pattern has no date: `%d{HH:mm:ss,SSS}`. */
const TIME_OF_DAY = /^(\d{2}):(\d{2}):(\d{2}),(\d{3})(?= )/;

/** Levels of java.util.logging and JBoss, by the names in the manager's logs. */
const LEVELS: Readonly<Record<string, LogLevel>> = {
  TRACE: 'TRACE',
  FINEST: 'TRACE',
  FINER: 'TRACE',
  DEBUG: 'DEBUG',
  FINE: 'DEBUG',
  CONFIG: 'DEBUG',
  INFO: 'INFO',
  WARN: 'WARN',
  WARNING: 'WARN',
  ERROR: 'ERROR',
  SEVERE: 'ERROR',
  FATAL: 'FATAL',
};

/** Reads the stamp of server.log: `yyyy-MM-dd HH:mm:ss,SSS` in the file, or the console's bare time. */
export function serverLogStamp(line: string): Stamp | null {
  const ofDay = TIME_OF_DAY.exec(line);
  if (ofDay === null) return isoStamp(line);
  const [text, hour, minute, second, fraction] = ofDay;
  return stampOf({ text, date: null, hour, minute, second, fraction });
}

/** Reads the stamp of vmanage-appserver.log, the same as in the manager's other logs. */
export const appServerStamp: (line: string) => Stamp | null = managerStamp;

/** Reads the first line of a record; null for any other line, such as a stack trace. */
export function wildflyRecord(line: string, stampAt: (line: string) => Stamp | null): WildflyRecord | null {
  const stamp = stampAt(line);
  const found = stamp === null ? null : REST(line.slice(stamp.text.length));
  if (stamp === null || found === null) return null;
  return {
    stamp,
    level: LEVELS[found['level'] ?? ''] ?? 'INFO',
    category: found['category'] ?? '',
    thread: found['thread'] ?? '',
    message: found['message'] ?? '',
  };
}
