import { defineParser } from '../core/parser.js';
import { MICROS_PER_SECOND, monthNumber, type Stamp } from '../core/time.js';

/** `1:M 13 Jan 2023 11:14:09.049 * message`: pid, role (M master, S replica, C child, X sentinel), level (`.` `-` `*` `#`). */
const LINE = /^\d+:[MSCX] ((\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2})\.(\d{3})) [.\-*#] /;

export default defineParser({
  id: 'redis',
  title: 'Redis log',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: ['the stamp alone: it states the year that syslog leaves out'] },
  claims: (text) => /^\d+:[MSCX] \d{1,2} [A-Z]/.test(text),
  stamp: redisStamp,
  read(message, emit) {
    const inner = redisStamp(message.text);
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence: message.evidence(message.stamp ?? inner) });
  },
});

function redisStamp(text: string): Stamp | null {
  const found = LINE.exec(text);
  const month = monthNumber(found?.[3] ?? '');
  if (found === null || month === null) return null;
  const seconds = Number(found[5]) * 3600 + Number(found[6]) * 60 + Number(found[7]);
  return {
    text: found[1] ?? '',
    date: { year: Number(found[4]), month, day: Number(found[2]) },
    timeOfDay: seconds * MICROS_PER_SECOND + Number(found[8]) * 1000,
    step: 1000,
    zone: null,
    lap: 0,
  };
}
