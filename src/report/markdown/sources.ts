import type { Anchor, SourceReport } from '../../core/model.js';
import { places } from '../citation.js';
import { offsetFrom } from '../clock-words.js';
import { cell, codeSpan, inline } from '../escape.js';
import { duration, utcSpan } from '../when.js';
import { listed, thousands } from '../words/parts.js';
import { bullets, table } from './page.js';
import type { Page } from './page.js';

const MOST_ANCHORS = 10;

/** Every source: what it covers, how its clock was read and tied, and by what it can be told from another file. */
export function sourceBlocks(page: Page): readonly string[] {
  const { sources } = page.analysis;
  return [
    table(['source', 'format', 'host', 'records (understood)', 'covers', 'gaps, drops'], sources.map(coverageRow)),
    table(['clock of', 'zone', 'against the reference clock'], sources.filter(hasClock).map(clockRow)),
    anchors(page),
    bullets(
      sources.flatMap(({ path, sha256, bytes }) =>
        sha256 === null ? [] : [`${inline(path)}: ${thousands(bytes)} bytes, SHA-256 ${codeSpan(sha256)}`],
      ),
    ),
  ];
}

function coverageRow(source: SourceReport): readonly string[] {
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
  ].map((text) => cell(inline(text)));
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

function clockRow({ path, clock }: SourceReport): readonly string[] {
  const others = clock.alternatives.length === 0 ? '' : `; could also be ${listed(clock.alternatives, 'or')}`;
  const year = clock.year === 'stated' ? '' : `; year ${BASIS[clock.year]}`;
  return [path, `${clock.zone ?? 'unknown'} (${BASIS[clock.basis]}${others}${year})`, offsetFrom(clock)].map((text) =>
    cell(inline(text)),
  );
}

/** What ties two clocks: one moment that both sources saw. */
function anchors({ analysis, names }: Page): string {
  const words = ({ a, b, low, high, used }: Anchor): string => {
    const bounds = `${signed(low)} to ${signed(high)}`;
    return `${inline(places(a, names))} and ${inline(places(b, names))} are one moment: the clocks differ by ${bounds}${used ? '' : ' (not used)'}`;
  };
  const unique = new Set(analysis.sources.flatMap(({ clock }) => clock.anchors.map(words)));
  const shown = [...unique].slice(0, MOST_ANCHORS);
  return shown.length === 0 ? '' : `Ties between the clocks:\n\n${bullets(shown)}`;
}

function signed(micros: number): string {
  return `${micros < 0 ? '−' : '+'}${duration(micros)}`;
}
