import type { Attempt, Finding, UnexplainedLines } from '../core/analysis.js';
import { firstAt } from '../core/first-at.js';
import type { DatedTrouble } from '../core/source.js';
import { earliest, latest, type Micros } from '../core/time.js';

/** How close to a failure a line must be, microseconds. */
const NEAR = 10 * 60 * 1_000_000;
/** Templates reported. */
const MAX_TEMPLATES = 30;

/** Error lines near a failure that no finding used, the rarest and nearest first. */
export function unexplainedLines(
  troubles: readonly DatedTrouble[],
  attempts: readonly Attempt[],
  findings: readonly Finding[],
): readonly UnexplainedLines[] {
  const failures = attempts.filter(({ outcome }) => outcome === 'failed');
  const used = new Set(
    findings.flatMap(({ evidence }) => evidence.map(({ source, number }) => `${source} ${String(number)}`)),
  );
  const distanceTo = distanceOf(failures);
  return troubles
    .flatMap((trouble) => placed(trouble, distanceTo, used))
    .sort(
      (a, b) =>
        a.lines.count - b.lines.count ||
        a.distance - b.distance ||
        a.lines.template.localeCompare(b.lines.template, 'en'),
    )
    .slice(0, MAX_TEMPLATES)
    .map(({ lines }) => lines);
}

function placed(
  { template, source, count, occurrences }: DatedTrouble,
  distanceTo: (at: Micros | null) => Micros,
  used: ReadonlySet<string>,
): readonly { readonly lines: UnexplainedLines; readonly distance: Micros }[] {
  const free = occurrences.filter(({ evidence }) => !used.has(`${source} ${String(evidence[0].number)}`));
  const near = free
    .map((event) => ({ event, distance: distanceTo(event.at) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near === undefined || near.distance > NEAR) return [];
  const times = occurrences.flatMap(({ at }) => (at === null ? [] : [at]));
  const lines = {
    template,
    source,
    count,
    first: earliest(times),
    last: latest(times),
    sample: near.event.evidence[0],
  };
  return [{ lines, distance: near.distance }];
}

/** The distance to the nearest failure: lines and failures are many, so the failures are sorted once. */
function distanceOf(failures: readonly Attempt[]): (at: Micros | null) => Micros {
  const spans = failures
    .flatMap(({ start, end }) => (start === null ? [] : [{ start, end: end ?? start }]))
    .sort((a, b) => a.start - b.start);
  let reached = -Infinity;
  // The latest end of all that began so far: a long failure may reach over later ones.
  const ends = spans.map(({ end }) => (reached = Math.max(reached, end)));
  return (at) => {
    if (at === null) return Infinity;
    const next = firstAt(spans.length, (index) => spans[index]?.start, at);
    const before = Math.max(0, at - (ends[next - 1] ?? -Infinity));
    return Math.min(before, (spans[next]?.start ?? Infinity) - at);
  };
}
