import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { zoneMark } from '../stamps/zone-mark.js';
import { wallClock } from './wall-clock.js';

/** `timedatectl` of systemd: the host's zone and time, and whether its clock is synchronised. */
export const timedatectl: CommandReader = {
  id: 'timedatectl',
  commands: ['timedatectl'],
  recognise: (output) => (output.some((text) => /^\s*Universal time: /.test(text)) ? 1 : 0),
  read(run, emit) {
    const local = row(run, /^\s*Local time: \p{L}{2,4}\.? (.+)$/u);
    const zone = row(run, /^\s*Time ?zone: (\S+)/);
    const offset = zone === null ? undefined : /, ([+-]\d{4})\)/.exec(zone.line.text)?.[1];
    // Before systemd 239 the rows are called `NTP synchronized`.
    const synchronised = row(run, /^\s*(?:System clock|NTP) synchronized: (yes|no)/);
    const stamp = local === null ? null : wallClock(local.value);
    if (local !== null && stamp !== null)
      emit.clock(offset === undefined ? stamp : { ...stamp, zone: zoneMark(offset) }, local.line);
    const lines = [zone, synchronised].flatMap((found) => (found === null ? [] : [found.line]));
    if (lines.length === 0) return false;
    emit.event(
      'host.clock',
      {
        ...(synchronised === null ? {} : { 'clock.synchronised': synchronised.value === 'yes' }),
        ...(zone === null ? {} : { 'host.timezone': zone.value }),
      },
      lines,
      stamp,
    );
    return true;
  },
};

function row(
  { output }: CommandRun,
  pattern: RegExp,
): { readonly value: string; readonly line: TranscriptLine } | null {
  for (const line of output) {
    const value = pattern.exec(line.text)?.[1];
    if (value !== undefined) return { value, line };
  }
  return null;
}
