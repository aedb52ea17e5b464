import type { Head } from '../../core/parser.js';
import { repairPasted } from '../../text/repair.js';
import { withoutColours } from './ansi.js';
import { SyslogLines } from './lines.js';
import type { SyslogRecord } from './record.js';

/** The records among a head's lines. A record needs a program or full RFC 5424; a stamp alone is not enough. */
export function syslogRecords(head: Head): readonly SyslogRecord[] {
  const lines = new SyslogLines();
  return head.lines.flatMap((line) => {
    const record = lines.read(withoutColours(repairPasted(line)));
    return record === null || (record.program === null && record.version === null) ? [] : [record];
  });
}

/** How surely a head is syslog, 0 to 0.95, by its share of records. */
export function syslogShare(head: Head): number {
  const records = syslogRecords(head).length;
  return records === 0 ? 0 : Math.min(0.95, 0.4 + records / head.lines.length / 2);
}
