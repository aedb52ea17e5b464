import { MICROS_PER_SECOND } from '../../core/time.js';
import { stampOf } from '../stamps/written.js';
import type { CommandReader } from './command.js';

const LINE = /^\s*(\d{1,2}):(\d{2}):(\d{2})\s+up\s+(\S.{0,120}?),\s{1,8}(?:\d{1,6} users?,\s{1,8})?load average/;

/** `uptime`, and the first line of `w` and `top`: the host's uptime and time of day. */
export const uptime: CommandReader = {
  id: 'uptime',
  commands: ['uptime', 'w'],
  recognise: (output) => (LINE.test(output[0] ?? '') ? 0.9 : 0),
  read({ output }, emit) {
    for (const line of output) {
      const found = LINE.exec(line.text);
      if (found === null) continue;
      const [, hour, minute, second, up = ''] = found;
      const stamp = stampOf({
        text: `${hour ?? ''}:${minute ?? ''}:${second ?? ''}`,
        date: null,
        hour,
        minute,
        second,
      });
      const seconds = secondsUp(up);
      if (stamp === null || seconds === null) continue;
      emit.clock(stamp, line);
      emit.event('host.uptime', { 'host.uptime': seconds * MICROS_PER_SECOND }, [line], stamp);
      return true;
    }
    return false;
  },
};

/** Seconds of `12 days,  3:47`, `5 min`, `3:47`; of Viptela's `17 days 14 hrs 04 min 07 sec` too. Null for anything else. */
export function secondsUp(text: string): number | null {
  const part = (pattern: RegExp): number | null => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  const clock = /(?<!\d)(\d+):(\d{2})/.exec(text);
  const parts: readonly (readonly [number | null, number])[] = [
    [part(/(?<!\d)(\d+) days?\b/), 86_400],
    [part(/(?<!\d)(\d+) (?:hrs?|hours?)\b/), 3600],
    [part(/(?<!\d)(\d+) mins?\b/), 60],
    [part(/(?<!\d)(\d+) secs?\b/), 1],
    [clock === null ? null : Number(clock[1]) * 60 + Number(clock[2]), 60],
  ];
  if (parts.every(([count]) => count === null)) return null;
  return parts.reduce((sum, [count, seconds]) => sum + (count ?? 0) * seconds, 0);
}
