import type { Stamp } from '../../core/time.js';
import type { CommandRun, CommandEmit } from './command.js';
import { wallClock } from './wall-clock.js';

/** Emits the host's clock if the output is one moment and nothing else; true if it is. */
export function emitMoment({ output }: CommandRun, emit: CommandEmit): boolean {
  const line = output.find(({ text }) => text.trim() !== '');
  const stamp = line === undefined ? null : wallClock(line.text);
  if (line === undefined || stamp === null) return false;
  emit.clock(stamp, line);
  const zone = zoneWord(stamp);
  if (zone !== null) emit.event('host.clock', { 'host.timezone': zone }, [line], stamp);
  return true;
}

/** How surely the output is a clock's: a single line with a moment. */
export function isMoment(output: readonly string[]): number {
  const [only, ...more] = output.filter((text) => text.trim() !== '');
  if (only === undefined || more.length > 0) return 0;
  // Ten digits alone can be any number.
  return !/^\d+$/.test(only.trim()) && wallClock(only) !== null ? 0.6 : 0;
}

/** The zone as written in the stamp; null for seconds since 1970. */
function zoneWord({ text, zone }: Stamp): string | null {
  if (zone === null || /^\d+(?:\.\d+)?$/.test(text)) return null;
  if ('abbreviation' in zone) return zone.abbreviation;
  return /\b(?:UTC|GMT)\b|[+-]\d{2}(?::?\d{2})?$/.exec(text)?.[0] ?? null;
}
