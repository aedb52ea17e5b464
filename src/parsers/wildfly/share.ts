import type { Head } from '../../core/parser.js';
import { repairPasted } from '../../text/repair.js';
import type { Stamp } from '../../core/time.js';
import { wildflyRecord } from './record.js';

/** How surely a head is such a log, 0 to 0.95. Some heads are mostly stack traces, so only lines with a stamp count. */
export function wildflyShare(head: Head, stampAt: (line: string) => Stamp | null): number {
  const stamped = head.lines.map(repairPasted).filter((line) => stampAt(line) !== null);
  const records = stamped.filter((line) => wildflyRecord(line, stampAt) !== null);
  return records.length === 0 ? 0 : Math.min(0.95, 0.5 + records.length / stamped.length / 2);
}
