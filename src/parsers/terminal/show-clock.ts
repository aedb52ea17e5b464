import type { CommandReader } from './command.js';
import { emitMoment } from './moment.js';

/** `show clock` of Viptela software prints what `date` prints; on IOS it prints `*10:15:00.123 UTC Tue Mar 5 2024`. */
export const showClock: CommandReader = {
  id: 'show-clock',
  commands: ['show clock', 'show sdwan clock'],
  // The reader of `date` recognises its output.
  recognise: () => 0,
  read: emitMoment,
};
