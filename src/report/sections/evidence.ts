import type { Analysis } from '../../core/analysis.js';
import type { Evidence } from '../../core/evidence.js';
import { isoUtc } from '../../core/time.js';
import { places } from '../citation.js';
import { paragraph, strong, verbatim } from '../document.js';
import type { Block } from '../document.js';
import { clip } from '../../text/escape.js';
import { timeOf } from '../evidence-time.js';
import { claimsOf } from '../finding-evidence.js';
import { sentence } from '../words/sentences.js';
import type { Page } from './page.js';

const MAX_LINES = 40;
/** A longer line of a log is a dump; its begin is what matched. */
const MAX_LINE_LENGTH = 2000;
/** Kept even in the smallest report: a stamp, a logger and the begin of a message. */
const MIN_LINE_LENGTH = 200;
/** Lines of context before and after a cited one, if the analysis kept them. */
const CONTEXT = 2;

/** The cited lines and packets, verbatim except for masks, each with its kept neighbours. */
export function evidenceBlocks(page: Page, share: number): readonly Block[] {
  const { finding, attempt } = page.lead;
  const kept = linesKept(page.analysis);
  const failed = attempt?.stages.find(({ state }) => state === 'failed')?.evidence ?? [];
  if (finding === null) return verbatimOf(failed, kept, page, share);
  const shown = new Set<string>();
  return claimsOf(finding).flatMap(({ claim, role, evidence }) => {
    const fresh = evidence.filter((one) => !shown.has(placeKey(one)));
    for (const one of evidence) shown.add(placeKey(one));
    const again =
      fresh.length < evidence.length
        ? ` Shown above: ${places(
            evidence.filter((one) => !fresh.includes(one)),
            page.names,
          )}.`
        : '';
    return [
      paragraph(strong(sentence(claim)), `${role === 'step' ? '' : ` (${role})`}${again}`),
      ...verbatimOf(fresh, kept, page, share),
    ];
  });
}

type Kept = ReadonlyMap<string, Evidence>;

/** Every line and frame of the timeline's events. */
function linesKept({ timeline }: Analysis): Kept {
  return new Map(timeline.flatMap(({ evidence }) => evidence.map((one) => [placeKey(one), one] as const)));
}

function placeKey({ source, unit, number }: Evidence): string {
  return `${source}\n${unit}\n${String(number)}`;
}

function verbatimOf(evidence: readonly Evidence[], kept: Kept, page: Page, share: number): readonly Block[] {
  const cited = evidence.slice(0, Math.ceil(MAX_LINES * share));
  const sources = [...new Set(cited.map(({ source }) => source))];
  const lines = sources.flatMap((source) =>
    sourceLines(
      cited.filter((one) => one.source === source),
      kept,
      page,
      share,
    ),
  );
  return verbatim(lines);
}

/** One source's lines in order, `>` before cited ones, with place and time of the first cited one above. */
function sourceLines(cited: readonly Evidence[], kept: Kept, page: Page, share: number): readonly string[] {
  const own = new Set(cited.map(placeKey));
  const all = new Map(cited.map((one) => [one.number, one]));
  for (const one of share < 1 ? [] : cited) for (const near of neighbours(one, kept)) all.set(near.number, near);
  const sorted = [...all.values()].sort((a, b) => a.number - b.number);
  const first = sorted.find((one) => own.has(placeKey(one)));
  const at = first === undefined ? null : timeOf(first, page.analysis);
  const when = at === null ? 'time unknown' : isoUtc(at, first?.stamp?.step);
  const width = String(sorted.at(-1)?.number ?? 0).length;
  return [
    `# ${places(cited, page.names)}  ${when}`,
    ...sorted.map((one) => {
      const sign = own.has(placeKey(one)) ? '>' : ' ';
      return `${sign} ${String(one.number).padStart(width)}  ${clip(one.text, Math.max(MIN_LINE_LENGTH, Math.ceil(MAX_LINE_LENGTH * share)))}`;
    }),
  ];
}

function neighbours(cited: Evidence, kept: Kept): readonly Evidence[] {
  if (cited.unit === 'frame') return [];
  return Array.from({ length: 2 * CONTEXT + 1 }, (_, step) => cited.number - CONTEXT + step).flatMap(
    (number) => kept.get(placeKey({ ...cited, number })) ?? [],
  );
}
