import { MICROS_PER_SECOND, type Stamp } from '../../core/time.js';
import { epochStamp } from '../stamps/epoch.js';

/** One line of squid's native log. */
export interface SquidRecord {
  /** When the request began: squid writes when it ended, and how long it took. */
  readonly began: Stamp | null;
  readonly ended: Stamp | null;
  readonly client: string;
  /** `TCP_DENIED`, `TCP_TUNNEL`. */
  readonly result: string;
  /** Null if the client got no answer (squid writes 000). */
  readonly status: number | null;
  /** Microseconds. */
  readonly duration: number;
  readonly method: string;
  readonly target: string;
}

/**
 * `logformat squid` (squid.conf: `%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt`); people add fields at the
 * end. A cut line lacks what follows the target.
 */
const LINE =
  /^(\d{9,10})\.(\d{3})\s+(\d+)\s+(\S+)\s+([A-Z][A-Z_]+)\/(\d{3})\s+(\d+)\s+([A-Z][A-Z-]{1,19}|NONE|error:\S+)\s+(\S+)/;

/** Reads one line; null for any other text. */
export function squidRecord(text: string): SquidRecord | null {
  const found = LINE.exec(text);
  if (found === null) return null;
  const [, seconds, millis, elapsed, client = '', result = '', status, , method = '', target = ''] = found;
  const end = Number(seconds) * MICROS_PER_SECOND + Number(millis) * 1000;
  const duration = Number(elapsed) * 1000;
  const written = `${seconds ?? ''}.${millis ?? ''}`;
  return {
    ...{
      began: stampAt(written, end - duration),
      ended: stampAt(written, end),
      client,
      result,
      duration,
      method,
      target,
    },
    status: status === '000' ? null : Number(status),
  };
}

function stampAt(written: string, at: number): Stamp | null {
  const stamp = epochStamp(written, at);
  return stamp === null ? null : { ...stamp, step: 1000 };
}
