import type { Analysis, Anchor, SourceReport } from '../core/analysis.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { namesOf, places } from './citation.js';
import type { Names } from './citation.js';
import { clockOwner, offsetFrom } from './clock-words.js';
import { visible } from '../text/escape.js';
import { block, finished, WIDTH } from './plain-text.js';
import { maskData } from '../redact/mask.js';
import { learnSecrets } from '../redact/learn.js';
import { duration, utcMoment, utcSpan } from './when.js';
import { count, listed } from './words/parts.js';
import { hanging, wrap } from './wrap.js';

/** Anchors shown per clock; JSON has all. */
const MAX_ANCHORS = 12;

/** How every clock was read and tied, and what would resolve open questions; plain text for 80 columns. */
export function renderClocks(analysis: Analysis): string {
  const sources = maskData(analysis.sources, learnSecrets(analysis));
  const names = namesOf({ ...analysis, sources });
  const read = sources.filter(({ format, records }) => format !== null && records > 0);
  const timed = read.filter(({ first, clock }) => first !== null || clock.zone !== null);
  return finished([
    timed.length === 0 ? ['No source states a time.'] : [],
    ...timed.map((source) => clockLines(source, names)),
    block('To settle what is open', openQuestions(timed, names)),
  ]);
}

function clockLines(source: SourceReport, names: Names): readonly string[] {
  const { clock, path, host, first, last } = source;
  const line = (label: string, text: string): readonly string[] => hanging(`  ${label}: `, visible(text), WIDTH);
  return [
    ...wrap(visible(host === null ? path : `${path} (${host})`), WIDTH),
    ...line('covers', first === null ? 'times without a date' : utcSpan(first, last)),
    ...line('zone', zoneWords(source)),
    ...line('offset', offsetFrom(source)),
    ...clock.segments.flatMap((segment) => line('from', segmentWords(segment))),
    ...clock.anchors
      .slice(0, MAX_ANCHORS)
      .flatMap((anchor) => line(anchor.used ? 'used' : 'not used', bounds(anchor, names))),
    ...(clock.anchors.length > MAX_ANCHORS
      ? line('and', count(clock.anchors.length - MAX_ANCHORS, 'more anchor'))
      : []),
  ];
}

const BASIS: Readonly<Record<SourceReport['clock']['basis'], string>> = {
  stated: 'stated by the source itself',
  resolved: 'resolved from other sources',
  assumed: 'assumed, not stated in the files',
  given: 'given by the user',
};

function zoneWords({ clock }: SourceReport): string {
  const others = clock.alternatives.length === 0 ? '' : `; it could also be ${listed(clock.alternatives, 'or')}`;
  const year = clock.year === 'stated' ? '' : `; the year is ${clock.year}`;
  return `${clock.zone ?? 'unknown'}, ${BASIS[clock.basis]}${others}${year}`;
}

function segmentWords({ from, offset, driftPpm }: SourceReport['clock']['segments'][number]): string {
  const drift = driftPpm === 0 ? '' : `, drifting by ${String(driftPpm)} ppm`;
  return `${utcMoment(from)}: ${signed(offset)}${drift}`;
}

/** One event seen by two sources, and its bounds for the difference of their clocks. */
function bounds({ a, b, low, high }: Anchor, names: Names): string {
  return `${signed(low)} to ${signed(high)}, by ${places(a.slice(0, 1), names)} and ${places(b.slice(0, 1), names)}`;
}

function signed(micros: Micros): string {
  return `${micros < 0 ? '−' : '+'}${duration(micros)}`;
}

/** A wider offset should be measured again. */
const WIDE: Micros = 2 * MICROS_PER_SECOND;

function openQuestions(sources: readonly SourceReport[], names: Names): readonly string[] {
  const untied = sources.filter(({ clock }) => clock.offset === null);
  const weak = sources.filter(({ clock }) => clock.grade === 'low' || (clock.plusMinus ?? 0) > WIDE);
  const zones = sources.filter(({ clock }) => clock.basis === 'assumed' || clock.alternatives.length > 0);
  const owners = (some: readonly SourceReport[]): string =>
    listed([...new Set(some.map((one) => clockOwner(one, names)))]);
  return [
    ...(zones.length === 0
      ? []
      : [`The zone of ${owners(zones)}: run "timedatectl" there, or give it: --zone 'NAME=Area/City'.`]),
    ...(untied.length === 0 || sources.length < 2
      ? []
      : [
          `To match the clock of ${owners(untied)} to the others: run one sync while a capture runs on the manager, then collect the logs of all hosts for that minute.`,
          `Or type "date -u +%FT%T.%NZ" on each host within one minute, and give the difference: --clock 'NAME=+42m1s'.`,
        ]),
    ...(weak.length === 0
      ? []
      : [`For a more precise offset of ${owners(weak)}: two more syncs some minutes apart, in all logs.`]),
  ];
}
