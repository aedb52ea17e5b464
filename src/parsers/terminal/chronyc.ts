import type { Facts } from '../../core/event.js';
import { MICROS_PER_SECOND } from '../../core/time.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';

const TRACKED = /^(Reference ID|Stratum|System time|Leap status)\s*: (.*)$/;
/** Mode, state, name, stratum, …, then the last sample: `-123us[ -125us] +/- 15ms`. */
const SOURCE = /^([\^=#])([*+\-?x~ ])\s*(\S+)\s+(\d+)\s.*?([+-]\d+(?:\.\d+)?)(ns|us|ms|s)\[/;
const UNREACHED = /^([\^=#])([*+\-?x~ ])\s*(\S+)\s+(\d+)\s/;
const UNITS: Readonly<Record<string, number>> = { ns: 0.001, us: 1, ms: 1000, s: MICROS_PER_SECOND };

/** What chrony says about the clock: `chronyc tracking`, `sources`, `sourcestats` (chrony's client.c). */
export const chronyc: CommandReader = {
  id: 'chronyc',
  commands: ['chronyc'],
  recognise: (output) => {
    if (output.some((text) => /^Reference ID\s+: [0-9A-F]{8}\b/.test(text))) return 1;
    return output.some((text) => /^MS Name\/IP address\s+Stratum\b/.test(text)) ? 1 : 0;
  },
  read: (run, emit) => readTracking(run, emit) || readSources(run, emit) || isSourceStats(run),
};

function readTracking({ output }: CommandRun, emit: CommandEmit): boolean {
  const rows = new Map<string, { readonly value: string; readonly line: TranscriptLine }>();
  for (const line of output) {
    const [, name, value = ''] = TRACKED.exec(line.text) ?? [];
    if (name !== undefined) rows.set(name, { value: value.trim(), line });
  }
  const leap = rows.get('Leap status');
  if (leap === undefined) return false;
  const synchronised = !/^Not synch?ronised/i.test(leap.value);
  const server = /\(([^\s(]+)\)/.exec(rows.get('Reference ID')?.value ?? '')?.[1];
  const stratum = rows.get('Stratum')?.value;
  const offset = systemOffset(rows.get('System time')?.value ?? '');
  const facts: Facts['host.clock'] = {
    'clock.synchronised': synchronised,
    // Without a source the offset means nothing.
    ...(offset === null || !synchronised ? {} : { 'clock.offset': offset }),
    ...(server === undefined ? {} : { 'ntp.server': server }),
    ...(stratum === undefined ? {} : { 'ntp.stratum': Number(stratum) }),
  };
  emit.event(
    'host.clock',
    facts,
    [...rows.values()].map(({ line }) => line),
  );
  return true;
}

/** `0.000004521 seconds slow of NTP time`: slow means negative. */
function systemOffset(text: string): number | null {
  const [, seconds, side] = /^(\d+\.\d+) seconds (slow|fast)/.exec(text) ?? [];
  if (seconds === undefined) return null;
  const micros = Math.round(Number(seconds) * MICROS_PER_SECOND);
  return side === 'slow' && micros > 0 ? -micros : micros;
}

/** chrony follows the source marked `*`; without one the clock runs free. */
function readSources({ output }: CommandRun, emit: CommandEmit): boolean {
  const sources = output.filter(({ text }) => UNREACHED.test(text));
  const followed = sources.find(({ text }) => UNREACHED.exec(text)?.[2] === '*');
  const heading = output.find(({ text }) => /^MS Name\/IP address\b/.test(text));
  if (followed === undefined) {
    const shown = sources.length > 0 ? sources : heading === undefined ? [] : [heading];
    if (shown.length > 0) emit.event('host.clock', { 'clock.synchronised': false }, shown);
    return shown.length > 0;
  }
  const [, , , server = '', stratum] = UNREACHED.exec(followed.text) ?? [];
  const [, , , , , number, unit] = SOURCE.exec(followed.text) ?? [];
  emit.event(
    'host.clock',
    {
      'clock.synchronised': true,
      ...(number === undefined ? {} : { 'clock.offset': Math.round(Number(number) * (UNITS[unit ?? ''] ?? 0)) }),
      'ntp.server': server,
      ...(stratum === undefined ? {} : { 'ntp.stratum': Number(stratum) }),
    },
    [followed],
  );
  return true;
}

/** The sources' statistics do not say which one chrony follows. */
function isSourceStats({ output }: CommandRun): boolean {
  return output.some(({ text }) => /^Name\/IP Address\s+NP\s+NR\b/.test(text));
}
