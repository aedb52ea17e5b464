import type { Attempt, Finding, UnexplainedLines } from '../core/analysis.js';
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
  return troubles
    .flatMap((trouble) => placed(trouble, failures, used))
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
  failures: readonly Attempt[],
  used: ReadonlySet<string>,
): readonly { readonly lines: UnexplainedLines; readonly distance: Micros }[] {
  const free = occurrences.filter(({ evidence }) => !used.has(`${source} ${String(evidence[0].number)}`));
  const near = free
    .map((event) => ({
      event,
      distance: earliest(failures.map((failure) => distanceTo(failure, event.at))) ?? Infinity,
    }))
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

function distanceTo({ start, end }: Attempt, at: Micros | null): Micros {
  if (at === null || start === null) return Number.POSITIVE_INFINITY;
  if (at < start) return start - at;
  return Math.max(0, at - (end ?? start));
}
