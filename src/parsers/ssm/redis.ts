import { DIGITS } from '../../text/initials.js';
import { defineParser } from '../../core/parser.js';
import { monthNumber, type Stamp } from '../../core/time.js';
import { storeErrorKind } from '../../license/server-errors.js';
import { stampOf } from '../stamps/written.js';
import { DAY, MONTH, passedTexts, TIME } from '../../text/passed-texts.js';

/** `1:M 13 Jan 2023 11:14:09.049 * message`: pid, role (M master, S replica, C child, X sentinel), level (`.` `-` `*` `#`). */
const LINE = /^\d+:[MSCX] ((\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2})\.(\d{3})) [.\-*#] ([\s\S]*)$/;
/** A signal handler must not format dates, so it prints seconds since 1970. */
const OF_SIGNAL = /^\d+:signal-handler \(\d+\) /;

/** What Redis writes each time that it saves its data. */
const SAVES = String.raw`(?:\d+ changes in \d+ seconds\. Saving\.\.\.|Background saving (?:started by pid \d+|terminated with success)|DB saved on disk|RDB: \d+ MB of memory used by copy-on-write)`;
const PASSES = passedTexts(String.raw`\d+:[MC] ${DAY} ${MONTH} \d{4} ${TIME}\.\d{3} \* ${SAVES}`, { hasClock: true });

/** Redis' log, in syslog or as a file. Its stamp has the year that syslog lacks. */
export default defineParser({
  id: 'redis',
  title: 'Redis log',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: ['the stamp, and what says that Redis cannot work'] },
  initials: DIGITS,
  passes: PASSES,
  claims: (text) => LINE.test(text) || OF_SIGNAL.test(text),
  stamp: redisStamp,
  read(message, emit) {
    const inner = redisStamp(message.text);
    const stamp = message.stamp ?? inner;
    const evidence = message.evidence(stamp);
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence });
    const says = LINE.exec(message.text)?.[9] ?? message.text.replace(OF_SIGNAL, '');
    const kind = storeErrorKind(says);
    if (kind === null) return;
    const facts = { 'error.kind': kind, 'error.message': says };
    emit.event('redis.error', facts, { stamp, host: message.host, evidence: [evidence] });
  },
});

function redisStamp(line: string): Stamp | null {
  const found = LINE.exec(line);
  const month = monthNumber(found?.[3] ?? '');
  if (found === null || month === null) return null;
  const [, text = '', day, , year, hour, minute, second, fraction] = found;
  return stampOf({ text, date: { year: Number(year), month, day: Number(day) }, hour, minute, second, fraction });
}
