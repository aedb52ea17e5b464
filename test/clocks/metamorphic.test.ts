/** What happened stays the same whatever one source's clock said: so do the findings, or the report says why not. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/node.js';
import type { Analysis } from '../../src/core/analysis.js';

interface InMemory {
  readonly path: string;
  readonly content: Buffer;
}
type Bundle = readonly InMemory[];

const ROOT = new URL('../../samples/incidents/', import.meta.url);
const NAMES = ['healthy', 'wrong-client-id', 'wrong-grant-type', 'wrong-user-password'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const SECOND = 1000;
const YEAR = 2024;

const bundleOf = (name: string): Bundle =>
  readdirSync(new URL(`${name}/`, ROOT))
    .sort()
    .map((path) => ({ path, content: readFileSync(new URL(`${name}/${path}`, ROOT)) }));

/** The forms in which the samples write a time; the parts are found by name. */
const STAMPS = [
  /^(?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d)/gm,
  /(?<day>\d\d)(?<between>[- /])(?<month>[A-Z][a-z]{2})\k<between>(?<year>\d{4})(?<gap>[ :])(?<time>\d\d:\d\d:\d\d)(?<rest>[.,]\d{3})?/g,
  /(?<year>\d{4})(?<between>[-/])(?<number>\d\d)\k<between>(?<day>\d\d)(?<gap>[ T])(?<time>\d\d:\d\d:\d\d)(?<rest>\.\d{3})?/g,
];

function shifted(text: string, by: number): string {
  return STAMPS.reduce(
    (all, pattern) => all.replace(pattern, (...found: unknown[]) => moved(found.at(-1), String(found[0]), by)),
    text,
  );
}

function moved(groups: unknown, stamp: string, by: number): string {
  const part = (name: string): string => {
    const value: unknown = typeof groups === 'object' && groups !== null ? Reflect.get(groups, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const month = part('month') === '' ? Number(part('number')) - 1 : MONTHS.indexOf(part('month'));
  const [hour = 0, minute = 0, second = 0] = part('time').split(':').map(Number);
  const millis = Number(part('rest').slice(1));
  const at = new Date(
    Date.UTC(Number(part('year') || YEAR), month, Number(part('day')), hour, minute, second, millis) + by,
  );
  const day = String(at.getUTCDate());
  const name = MONTHS[at.getUTCMonth()] ?? '';
  const time = at.toISOString().slice(11, 19);
  if (part('year') === '') return `${name} ${day.padStart(2)} ${time}`;
  const rest = part('rest') === '' ? '' : `${part('rest').charAt(0)}${at.toISOString().slice(20, 23)}`;
  const between = part('between');
  const date =
    part('month') === ''
      ? [at.getUTCFullYear(), String(at.getUTCMonth() + 1).padStart(2, '0'), day.padStart(2, '0')]
      : [day.padStart(2, '0'), name, at.getUTCFullYear()];
  const whole = `${date.join(between)}${part('gap')}${time}${rest}`;
  return whole.length === stamp.length ? whole : stamp;
}

/** Every record of a capture (classic pcap, microseconds, little-endian, as the samples are). */
function shiftedCapture(content: Buffer, by: number): Buffer {
  const bytes = Buffer.from(content);
  for (let place = 24; place + 16 <= bytes.length; place += 16 + bytes.readUInt32LE(place + 8)) {
    const at = bytes.readUInt32LE(place) * 1_000_000 + bytes.readUInt32LE(place + 4) + by * 1000;
    bytes.writeUInt32LE(Math.floor(at / 1_000_000), place);
    bytes.writeUInt32LE(at % 1_000_000, place + 4);
  }
  return bytes;
}

/** One source with another clock; the server's writes whole seconds. */
const withShift = (bundle: Bundle, source: string, by: number): Bundle =>
  bundle.map((file) => {
    if (file.path !== source) return file;
    if (source.endsWith('.pcap')) return { ...file, content: shiftedCapture(file.content, by) };
    return { ...file, content: Buffer.from(shifted(file.content.toString('utf8'), by)) };
  });

/** Lines of one second in the other order; those of the manager are apart by milliseconds. */
const reordered = (bundle: Bundle): Bundle =>
  bundle.map((file) => {
    if (file.path !== 'messages') return file;
    const lines = file.content.toString('utf8').trimEnd().split('\n');
    return {
      ...file,
      content: Buffer.from(
        `${grouped(lines)
          .flatMap((some) => some.reverse())
          .join('\n')}\n`,
      ),
    };
  });

function grouped(lines: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.slice(0, 15) === line.slice(0, 15)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

const rulesOf = ({ findings }: Analysis): readonly string[] => findings.map(({ rule }) => rule);

/** The confidence stays, or the finding or a notice names the clocks as the reason. */
function saysWhy(before: Analysis, after: Analysis): boolean {
  const isReported = after.notices.some(({ code }) => code === 'clocks-do-not-meet');
  return after.findings.every(
    ({ confidence, why }, index) =>
      confidence === before.findings[index]?.confidence || why === 'clock' || why === 'join' || isReported,
  );
}

describe.each(NAMES)('%s', (name) => {
  const bundle = bundleOf(name);
  const sources = bundle
    .map(({ path }) => path)
    .filter((path) => /^(?:messages|vmanage-server\.log|.*\.pcap)$/.test(path));
  const shifts = [400, 7 * SECOND, -42 * 60 * SECOND - SECOND, 5 * 3600 * SECOND + 11 * SECOND, 40 * 86_400 * SECOND];
  const cases = sources.flatMap((source) =>
    shifts.filter((by) => source !== 'messages' || by % SECOND === 0).map((by) => [source, by / SECOND] as const),
  );

  test.each(cases)('%s with a clock that is off by %s s', async (source, seconds) => {
    const [before, after] = [await analyze(bundle), await analyze(withShift(bundle, source, seconds * SECOND))];
    expect(rulesOf(after)).toEqual(rulesOf(before));
    expect(saysWhy(before, after)).toBe(true);
    const offsetOf = (path: string): number | null =>
      after.sources.find((one) => one.path === path)?.clock.offset ?? null;
    const [own, manager] = [offsetOf(source), offsetOf('vmanage-server.log')];
    const found = own === null || manager === null ? null : own - manager;
    if (found !== null && source !== 'vmanage-server.log')
      expect(Math.abs(found / 1_000_000 - seconds)).toBeLessThanOrEqual(2.5);
  });

  test('with the lines of one second in another order', async () => {
    const [before, after] = [await analyze(bundle), await analyze(reordered(bundle))];
    // The application writes before the gateway: turned round, a line may lose its pair, and with it what separated rivals.
    expect(rulesOf(after)[0]).toBe(rulesOf(before)[0]);
    expect(after.sources.flatMap(({ clock }) => clock.segments)).toEqual([]);
  });

  test.each(sources.filter((source) => source.endsWith('.pcap')))('without %s', async (source) => {
    const [before, after] = [await analyze(bundle), await analyze(bundle.filter(({ path }) => path !== source))];
    expect(rulesOf(after)).toEqual(rulesOf(before));
  });

  test.each(sources.filter((source) => !source.endsWith('.pcap')))('without %s', async (source) => {
    const [before, after] = [await analyze(bundle), await analyze(bundle.filter(({ path }) => path !== source))];
    const [least] = [...after.findings].filter(({ confidence }) => confidence !== 'possible');
    // With less to see nothing else is likely: the cause, or nothing that is sure.
    if (least !== undefined) expect(rulesOf(before)).toContain(least.rule);
    if (before.outcome === 'healthy') expect(after.findings).toEqual([]);
  });
});
