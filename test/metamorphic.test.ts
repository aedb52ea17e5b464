import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../src/index.js';
import { isoUtc, monthNumber, MICROS_PER_DAY, MICROS_PER_SECOND, daysFromCivil } from '../src/core/time.js';

/**
 * What a support engineer, logrotate or another site would do to a bundle without changing what happened: the findings
 * must stay. The bundles are those of samples/incidents, in memory.
 */

interface InMemory {
  readonly path: string;
  readonly content: Buffer;
}
type Bundle = readonly InMemory[];
type Change = (bundle: Bundle) => Bundle;

const ROOT = 'samples/incidents';
const MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
const NAMES = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const bundleOf = (name: string): Bundle =>
  readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: relative(join(ROOT, name), path).split(sep).join('/'),
      content: readFileSync(path),
    }));

const isText = ({ path, content }: InMemory): boolean => !/\.(?:pcap|gz)$/.test(path) && !content.includes(0);
const isLog = (file: InMemory): boolean => isText(file) && !file.path.endsWith('.txt');
/** A log that a rotated one stands beside: a second rotation would take its name. */
const isRotated = (bundle: Bundle, { path }: InMemory): boolean =>
  bundle.some((other) => other.path !== path && other.path.startsWith(path));

/** Changes the text of each line, in plain files and in single compressed ones (never in archives). */
const eachText =
  (change: (text: string) => string): Change =>
  (bundle) =>
    bundle.map((file) => {
      const zipped = file.path.endsWith('.gz') && !file.path.endsWith('.tar.gz');
      if (!zipped && !isText(file)) return file;
      const text = (zipped ? gunzipSync(file.content) : file.content).toString('utf8');
      const changed = Buffer.from(change(text));
      return { ...file, content: zipped ? gzipSync(changed) : changed };
    });

/** Cuts a log in three as logrotate would leave it: the oldest part is `.2.gz`. */
function rotated(file: InMemory, cuts: readonly [number, number]): Bundle {
  const lines = file.content
    .toString('utf8')
    .split(/(?<=\n)/)
    .filter((line) => line !== '');
  const part = (from: number, to: number): Buffer => Buffer.from(lines.slice(from, to).join(''));
  const [first, second] = cuts;
  return [
    { path: file.path, content: part(second, lines.length) },
    { path: `${file.path}.1`, content: part(first, second) },
    { path: `${file.path}.2.gz`, content: gzipSync(part(0, first)) },
  ];
}

const lineOf = (text: string, sought: RegExp): number => text.split('\n').findIndex((line) => sought.test(line));

const inThirds: Change = (bundle) =>
  bundle.flatMap((file) => {
    if (!isLog(file) || isRotated(bundle, file)) return [file];
    const third = Math.floor(file.content.toString('utf8').split('\n').length / 3);
    return rotated(file, [third, 2 * third]);
  });

/** The second cut lies between the manager's request and its answer, or between two lines of one request at the server. */
const withinTheCall: Change = (bundle) =>
  bundle.flatMap((file) => {
    const at = lineOf(file.content.toString('utf8'), /Failed to get a good answer|path=\/oauth\/token .*status=40/);
    return !isLog(file) || isRotated(bundle, file) || at < 2 ? [file] : rotated(file, [at >> 1, at]);
  });

const gzipped: Change = (bundle) =>
  bundle.map((file) =>
    file.path.endsWith('.gz') ? file : { path: `${file.path}.gz`, content: gzipSync(file.content) },
  );

/** Names that say nothing; an archive goes on being one. */
const renamed: Change = (bundle) =>
  bundle.map(({ path, content }, index) => ({
    path: `upload-${String(index % 2)}/file-${String(index)}${path.endsWith('.tar.gz') ? '.tar.gz' : ''}`,
    content,
  }));

const reordered: Change = (bundle) => [...bundle].reverse();

/** Short ids of containers, as Docker hands them to syslog: each digit becomes another, so ids stay apart. */
const otherContainers = eachText((text) =>
  text.replace(
    /(?<= ssm-onprem )[0-9a-f]{12}(?=[:[])/g,
    (id) => id.slice(6).replace(/./g, (digit) => ((parseInt(digit, 16) + 5) % 16).toString(16)) + id.slice(0, 6),
  ),
);

const otherHosts = eachText((text) => text.replaceAll('ssm-onprem', 'node7').replaceAll('vmanage-a', 'mgmt-east-2'));

/** The license server under another name; a capture in bytes holds the old one in forms that text does not. */
const otherServer: Change = (bundle) =>
  bundle.every(isText)
    ? eachText((text) => text.replaceAll('ssm.example.net', 'licences.example.org'))(bundle)
    : bundle;

const otherThreads = eachText((text) =>
  text.replace(/\(default task-(\d+)\)/g, (_, number: string) => `(default task-${String(Number(number) + 2001)})`),
);

/** Minutes east of UTC of the abbreviations as the samples mean them (their expected.json names the zones). */
const EAST: Readonly<Record<string, number>> = {
  UTC: 0,
  CET: 60,
  CEST: 120,
  IST: 330,
  CST: -360,
  EST: -300,
  AEDT: 660,
};

const two = (value: number | string): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date and a time of day, moved by minutes; what is not written (fractions) is not touched. */
function moved(year: number, month: string, day: string, time: string, minutes: number) {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const days = daysFromCivil(year, monthNumber(month) ?? 1, Number(day));
  const at =
    days * MICROS_PER_DAY + ((hour * 60 + minute) * 60 + second) * MICROS_PER_SECOND + minutes * MICROS_PER_MINUTE;
  const iso = isoUtc(at);
  return {
    year: iso.slice(0, 4),
    month: MONTHS[Number(iso.slice(5, 7)) - 1] ?? '',
    day: Number(iso.slice(8, 10)),
    time: iso.slice(11, 19),
  };
}

/** The manager in another zone: its stamps, and the abbreviation that they bear. */
const otherManagerZone = (zone: string, east: number): Change =>
  eachText((text) =>
    text.replace(
      /^(\d{2})-([A-Z][a-z]{2})-(\d{4}) (\d{2}:\d{2}:\d{2})(,\d{3}) ([A-Z]{3,4})(?= )/gm,
      (whole: string, ...[day = '', month = '', year = '', time = '', fraction = '', old = '']: string[]) => {
        const from = EAST[old];
        if (from === undefined) throw new Error(`no offset for ${whole}`);
        const now = moved(Number(year), month, day, time, east - from);
        return `${two(now.day)}-${now.month}-${now.year} ${now.time}${fraction} ${zone}`;
      },
    ),
  );

/** The license server five and a half hours further east: its syslog stamps, and those of nginx with their offset. */
const otherServerZone = eachText((text) => {
  const year = Number(/\[\d{2}\/[A-Z][a-z]{2}\/(\d{4}):/.exec(text)?.[1] ?? '2024');
  return text
    .replace(
      /^([A-Z][a-z]{2}) ([ \d]?\d) (\d{2}:\d{2}:\d{2})(?= ssm-onprem )/gm,
      (_: string, month: string, day: string, time: string) => {
        const now = moved(year, month, day, time, 330);
        return `${now.month} ${String(now.day).padStart(day.length)} ${now.time}`;
      },
    )
    .replace(
      /\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) \+0000\]/g,
      (_: string, day: string, month: string, own: string, time: string) => {
        const now = moved(Number(own), month, day, time, 330);
        return `[${two(now.day)}/${now.month}/${now.year}:${now.time} +0530]`;
      },
    );
});

const CHANGES: readonly (readonly [string, Change])[] = [
  ['logs rotated in thirds', inThirds],
  ['logs rotated within the call', withinTheCall],
  ['every file compressed', gzipped],
  ['every file renamed', renamed],
  ['files in another order', reordered],
  ['renamed, compressed and in another order', (bundle) => reordered(renamed(gzipped(bundle)))],
  ['other container ids', otherContainers],
  ['other host names', otherHosts],
  ['another name of the server', otherServer],
  ['other thread names', otherThreads],
  ['the manager in UTC', otherManagerZone('UTC', 0)],
  ['the manager in Tokyo', otherManagerZone('JST', 540)],
  ['the license server in Kolkata', otherServerZone],
];

const findingsOf = async (bundle: Bundle): Promise<readonly string[]> =>
  (await analyze(bundle)).findings.map(({ rule, confidence }) => `${rule} ${confidence}`);

const causeOf = (name: string): unknown => {
  const key: unknown = JSON.parse(readFileSync(`${ROOT}/${name}.expected.json`, 'utf8'));
  return typeof key === 'object' && key !== null && 'cause' in key ? key.cause : undefined;
};

const same = (a: Bundle, b: Bundle): boolean =>
  a.length === b.length &&
  a.every(({ path, content }, index) => path === b[index]?.path && content.equals(b[index].content));

describe.each(NAMES)('%s, with nothing changed in what happened', (name) => {
  const bundle = bundleOf(name);
  const before = findingsOf(bundle);

  test('as it is: the cause of its answer key, or nothing', async () => {
    const cause = causeOf(name);
    const [first] = await before;
    expect(first?.split(' ')[0]).toBe(cause === 'healthy' || cause === 'no-attempt-seen' ? undefined : cause);
  });

  const changed = CHANGES.map(([what, change]) => [what, change(bundle)] as const).filter(
    ([, after]) => !same(bundle, after),
  );
  for (const [what, after] of changed) {
    test(`${what}: same findings`, async () => {
      expect(await findingsOf(after)).toEqual(await before);
    });
  }
});

test('every change changes some bundle', () => {
  const idle = CHANGES.filter(([, change]) => NAMES.map(bundleOf).every((bundle) => same(bundle, change(bundle))));
  expect(idle.map(([what]) => what)).toEqual([]);
});
