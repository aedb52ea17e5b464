import type { Anchor, SourceReport } from '../../core/analysis.js';
import { offsetFrom } from '../clock-words.js';
import { code, list, paragraph, seenIn, table } from '../document.js';
import type { Block, Rich } from '../document.js';
import { duration, utcSpan } from '../when.js';
import { listed, thousands } from '../words/parts.js';
import type { Page } from './page.js';

/** Anchors shown, the tightest: more say nothing new. */
const MAX_ANCHORS = 6;

/** Every source: its coverage, how its clock was read and tied, and its hash. */
export function sourceBlocks({ analysis }: Page): readonly Block[] {
  const { sources } = analysis;
  const digests = sources.flatMap(({ path, sha256, bytes }): readonly Rich[] =>
    sha256 === null ? [] : [[`${path}: ${thousands(bytes)} bytes, SHA-256 `, code(sha256)]],
  );
  return [
    ...table(['source', 'format', 'host', 'records (understood)', 'covers', 'gaps, drops'], sources.map(coverageRow)),
    ...table(['clock of', 'zone', 'against the reference clock'], sources.filter(hasClock).map(clockRow)),
    ...anchors(sources),
    ...list(digests),
  ];
}

function coverageRow(source: SourceReport): readonly Rich[] {
  const gaps = source.gaps.map(({ from, to }) => duration(to - from));
  return [
    source.path,
    source.format ?? 'not recognised',
    source.host ?? '',
    `${thousands(source.records)} (${thousands(source.understood)})`,
    source.first === null ? '' : utcSpan(source.first, source.last),
    [
      gaps.length > 0 ? `gaps of ${listed(gaps)}` : '',
      source.drops === null ? '' : `${thousands(source.drops)} dropped`,
    ]
      .filter((part) => part !== '')
      .join('; '),
  ].map((text) => [text]);
}

function hasClock({ format, records }: SourceReport): boolean {
  return format !== null && records > 0;
}

const BASIS: Readonly<Record<SourceReport['clock']['basis'], string>> = {
  stated: 'stated by the source',
  resolved: 'resolved from other sources',
  assumed: 'assumed',
  given: 'given by the user',
};

function clockRow(source: SourceReport): readonly Rich[] {
  const { path, clock } = source;
  const others = clock.alternatives.length === 0 ? '' : `; could also be ${listed(clock.alternatives, 'or')}`;
  const year = clock.year === 'stated' ? '' : `; year ${BASIS[clock.year]}`;
  return [path, `${clock.zone ?? 'unknown'} (${BASIS[clock.basis]}${others}${year})`, offsetFrom(source)].map(
    (text) => [text],
  );
}

/** Anchors between two clocks: events that both sources saw. Both sources list them; each is shown once. */
function anchors(sources: readonly SourceReport[]): readonly Block[] {
  const unique = new Map(
    sources.flatMap(({ clock }) => clock.anchors.map((anchor) => [keyOf(anchor), anchor] as const)),
  );
  const tightest = [...unique.values()].sort(
    (a, b) => Number(b.used) - Number(a.used) || a.high - a.low - (b.high - b.low),
  );
  const items = tightest.slice(0, MAX_ANCHORS).map(({ a, b, low, high, used }): Rich => {
    const bounds = `${signed(low)} to ${signed(high)}`;
    return [
      seenIn(a),
      ' and ',
      seenIn(b),
      ` are one moment: the clocks differ by ${bounds}${used ? '' : ' (not used)'}`,
    ];
  });
  const shown = unique.size > items.length ? `, the ${String(items.length)} tightest of ${String(unique.size)}` : '';
  return items.length === 0 ? [] : [paragraph(`Ties between the clocks${shown}:`), ...list(items)];
}

function keyOf({ a, b }: Anchor): string {
  return [a, b].map(([{ source, number }]) => `${source} ${String(number)}`).join('\n');
}

function signed(micros: number): string {
  return `${micros < 0 ? '−' : '+'}${duration(micros)}`;
}
