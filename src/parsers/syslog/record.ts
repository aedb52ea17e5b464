import type { Stamp } from '../../core/time.js';
import type { Rfc3164Stamps } from './header.js';

/** One record with the fields of its envelope; missing ones are null. */
export interface EnvelopeRecord {
  readonly stamp: Stamp | null;
  readonly host: string | null;
  readonly program: string | null;
  readonly pid: string | null;
  readonly message: string;
}

/** What only syslog's own envelopes state. */
export interface SyslogRecord extends EnvelopeRecord {
  /** `facility * 8 + severity` (RFC 5424 section 6.2.1), if the line begins with `<PRI>`. */
  readonly priority: number | null;
  /** Fields of RFC 5424 section 6; null on other lines. */
  readonly version: number | null;
  readonly messageId: string | null;
  readonly data: StructuredData | null;
}

/** SD-ELEMENTs (RFC 5424 section 6.3) by their id. */
export type StructuredData = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads the lines of one source in order; null for a line that begins no record. */
export interface Envelope {
  read(line: string): EnvelopeRecord | null;
  /** Its stamps, if `PlainLines` are lines of this envelope. */
  readonly stamps?: Rfc3164Stamps;
}
