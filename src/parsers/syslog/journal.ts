import { utf8Text } from '../../text/bytes.js';
import { epochStamp } from '../stamps/epoch.js';
import { jsonObject, textField } from './json.js';
import type { Envelope, EnvelopeRecord } from './record.js';

/** Reads `journalctl -o json`: one object per line, with the fields of systemd.journal-fields(7). */
export class JournalLines implements Envelope {
  /** One entry; null for any other or a cut line. */
  read(line: string): EnvelopeRecord | null {
    // `-o json-sse` puts `data: ` in front, `-o json-seq` a record separator (RFC 7464).
    const object = jsonObject(line.replace(/^(?:data: |\x1e)/, ''));
    const time = object === null ? null : textField(object, '__REALTIME_TIMESTAMP');
    if (object === null || time === null) return null;
    return {
      stamp: epochStamp(time, Number(time)),
      host: textField(object, '_HOSTNAME'),
      program: textField(object, 'SYSLOG_IDENTIFIER') ?? textField(object, '_COMM'),
      pid: textField(object, '_PID') ?? textField(object, 'SYSLOG_PID'),
      message: messageOf(object['MESSAGE']),
    };
  }
}

/** Text; an array of bytes if it is no UTF-8 or has control characters; null if it was too long. */
function messageOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  const bytes = value.filter((byte): byte is number => typeof byte === 'number');
  return utf8Text(Uint8Array.from(bytes));
}
