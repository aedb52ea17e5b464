import type { Attempt, Evidence } from '../../core/model.js';
import { isoUtc } from '../../core/time.js';
import { places } from '../citation.js';
import { cell, clip, fenced, inline } from '../escape.js';
import { timeOf } from '../evidence-time.js';
import { claimsOf } from '../finding-evidence.js';
import { utcMoment, utcSpan } from '../when.js';
import { count, endpoint } from '../words/parts.js';
import { bullets, details, section, sentence, table } from './page.js';
import type { Page } from './page.js';
import { sourceBlocks } from './sources.js';
import { timelineBlocks } from './timeline.js';

const MOST_ATTEMPTS = 20;
const MOST_LINES = 40;
/** A line of a log longer than this is a dump; its begin is what was matched. */
const LONGEST_LINE = 2000;

/** Everything that the answer rests on. */
export function appendix(page: Page): readonly string[] {
  const raw = page.audience === 'engineer';
  const parts = [
    ...(raw ? section('Evidence', evidenceBlocks(page), 3) : []),
    ...section('Timeline', timelineBlocks(page), 3),
    ...section('Attempts', attemptBlocks(page), 3),
    ...section('Sources and clocks', sourceBlocks(page), 3),
    ...(raw ? section('Verdicts of all rules', verdictBlocks(page), 3) : []),
    ...(raw ? section('Unexplained lines', unexplainedBlocks(page), 3) : []),
    ...section('Notices', noticeBlocks(page), 3),
  ];
  return section('Appendix', parts);
}

/** The lines and packets that are cited, verbatim but for masks. */
function evidenceBlocks(page: Page): readonly string[] {
  const { finding, attempt } = page.lead;
  const failed = attempt?.stages.find(({ state }) => state === 'failed')?.evidence ?? [];
  if (finding === null) return failed.length === 0 ? [] : [verbatim(failed, page)];
  return claimsOf(finding).flatMap(({ claim, role, evidence }) => [
    `**${sentence(inline(claim))}** ${role === 'step' ? '' : `(${role}) `}`.trim(),
    verbatim(evidence, page),
  ]);
}

function verbatim(evidence: readonly Evidence[], page: Page): string {
  const lines = evidence.slice(0, MOST_LINES).flatMap((one) => {
    const at = timeOf(one, page.analysis);
    const when = at === null ? 'time unknown' : isoUtc(at, one.stamp?.step);
    return [`# ${places([one], page.names)}  ${when}`, clip(one.text, LONGEST_LINE)];
  });
  return fenced(lines);
}

function attemptBlocks({ analysis }: Page): readonly string[] {
  const { attempts } = analysis;
  const rows = attempts.slice(-MOST_ATTEMPTS).map(attemptRow);
  const omitted = attempts.length - rows.length;
  const head = ['id', 'incident', 'time', 'from', 'to', 'outcome', 'ended at', 'answer', 'joined by'];
  return [
    table(head, rows),
    omitted > 0 ? `${count(omitted, 'earlier attempt')} not shown; the JSON report has all.` : '',
  ];
}

function attemptRow(attempt: Attempt): readonly string[] {
  const { client, server } = attempt;
  const cells = [
    attempt.id,
    attempt.incident + (attempt.retryOf === null ? '' : `, retry of ${attempt.retryOf}`),
    utcSpan(attempt.start, attempt.end),
    [client.host, ...client.addresses].filter((part) => part !== null).join(', '),
    endpoint(server.address ?? server.host, server.port),
    attempt.outcome,
    attempt.stoppedAt ?? '',
    [attempt.httpStatus, attempt.oauthError].filter((part) => part !== null).join(' '),
    [...new Set(attempt.joins.map(({ by }) => by))].join(', '),
  ];
  return cells.map((text) => cell(inline(text)));
}

function verdictBlocks({ analysis, names }: Page): readonly string[] {
  const rows = analysis.verdicts.map((verdict) => [
    cell(inline(verdict.rule)),
    cell(inline(verdict.attempt ?? 'all')) + (verdict.count > 1 ? ` and ${String(verdict.count - 1)} more` : ''),
    verdict.verdict + (verdict.confidence === undefined ? '' : `, ${verdict.confidence}`),
    cell(inline(verdict.stoppedAt ?? '')),
    cell(inline([verdict.reason, ...verdict.missing.map((field) => `missing: ${field}`)].join('; '))),
    cell(inline(places(verdict.by, names))),
  ]);
  return rows.length === 0
    ? []
    : details(count(rows.length, 'verdict'), [table(['rule', 'attempt', 'verdict', 'stopped at', 'why', 'by'], rows)]);
}

function unexplainedBlocks({ analysis, names }: Page): readonly string[] {
  const lines = analysis.unexplained.slice(0, MOST_LINES).map(({ count: times, sample, first, last }) => {
    const when = first === null ? '' : `, ${first === last ? utcMoment(first) : utcSpan(first, last)}`;
    return [`# ${String(times)} times${when}, as ${places([sample], names)}`, clip(sample.text, LONGEST_LINE)];
  });
  return lines.length === 0 ? [] : [fenced(lines.flat())];
}

function noticeBlocks({ analysis, names }: Page): readonly string[] {
  const items = analysis.notices.slice(0, MOST_LINES).map(({ code, source, number, message }) => {
    const place = `${names.get(source) ?? source}${number === undefined ? '' : `:${String(number)}`}`;
    return `*${inline(code)}*, ${inline(place)}: ${inline(message)}`;
  });
  const omitted = analysis.notices.length - items.length;
  return [bullets(items), omitted > 0 ? `${count(omitted, 'further notice')} not shown.` : ''];
}
