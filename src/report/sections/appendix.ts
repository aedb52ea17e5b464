import type { Attempt } from '../../core/model.js';
import { places } from '../citation.js';
import { emphasis, list, paragraph, section, table, verbatim } from '../document.js';
import type { Block, Rich } from '../document.js';
import { clip } from '../escape.js';
import { utcMoment, utcSpan } from '../when.js';
import { count, endpoint } from '../words/parts.js';
import { evidenceBlocks } from './evidence.js';
import type { Page } from './page.js';
import { sourceBlocks } from './sources.js';
import { timelineBlocks } from './timeline.js';
import { verdictBlocks } from './verdicts.js';

const MOST_ATTEMPTS = 20;
const MOST_LINES = 40;
/** Places of one and the same notice. */
const MOST_PLACES = 6;
/** A line of a log longer than this is a dump; its begin is what was matched. */
const LONGEST_LINE = 2000;

/** Everything that the answer rests on; `share`, 0 to 1, is how much of the long parts may stand; `without` names sections. */
export function appendix(page: Page, share = 1, without: readonly string[] = []): readonly Block[] {
  if (share === 0)
    return section('Appendix', [paragraph('Left out to keep the report small; the JSON report holds it.')]);
  const most = (number: number): number => Math.ceil(number * share);
  const raw = page.audience === 'engineer';
  const parts = [
    ...(raw ? section('Evidence', evidenceBlocks(page, share), 3) : []),
    ...(without.includes('Timeline') ? [] : section('Timeline', timelineBlocks(page, share), 3)),
    ...section('Attempts', attemptBlocks(page, most(MOST_ATTEMPTS)), 3),
    ...section('Sources and clocks', sourceBlocks(page), 3),
    ...(raw ? section('Verdicts of all rules', verdictBlocks(page, share), 3) : []),
    ...(raw ? section('Unexplained lines', unexplainedBlocks(page, most(MOST_LINES)), 3) : []),
    ...section('Notices', noticeBlocks(page, most(MOST_LINES)), 3),
  ];
  return section('Appendix', parts);
}

/** That something was left out, where it was. */
function omission(number: number, noun: string): readonly Block[] {
  return number > 0 ? [paragraph(`${count(number, noun)} not shown; the JSON report has all.`)] : [];
}

function attemptBlocks({ analysis }: Page, most: number): readonly Block[] {
  const rows = analysis.attempts.slice(-most).map(attemptRow);
  const head = ['id', 'incident', 'time', 'from', 'to', 'outcome', 'ended at', 'answer', 'joined by'];
  return [...table(head, rows), ...omission(analysis.attempts.length - rows.length, 'earlier attempt')];
}

function attemptRow(attempt: Attempt): readonly Rich[] {
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
  return cells.map((text) => [text]);
}

function unexplainedBlocks({ analysis, names }: Page, most: number): readonly Block[] {
  const lines = analysis.unexplained.slice(0, most).map(({ count: times, sample, first, last }) => {
    const when = first === null ? '' : `, ${first === last ? utcMoment(first) : utcSpan(first, last)}`;
    return [`# ${String(times)} times${when}, as ${places([sample], names)}`, clip(sample.text, LONGEST_LINE)];
  });
  return [...verbatim(lines.flat()), ...omission(analysis.unexplained.length - lines.length, 'further kind of line')];
}

/** Notices of the same words are said once, with all their places. */
function noticeBlocks({ analysis, names }: Page, most: number): readonly Block[] {
  const groups = new Map<string, { readonly code: string; readonly message: string; readonly at: string[] }>();
  for (const { code, source, number, message } of analysis.notices) {
    const place = `${names.get(source) ?? source}${number === undefined ? '' : `:${String(number)}`}`;
    const group = groups.get(`${code}\n${message}`);
    if (group === undefined) groups.set(`${code}\n${message}`, { code, message, at: [place] });
    else group.at.push(place);
  }
  const items = [...groups.values()].slice(0, most).map(({ code, message, at }): Rich => {
    const more = at.length > MOST_PLACES ? ` and ${String(at.length - MOST_PLACES)} more` : '';
    return [emphasis(code), `, ${at.slice(0, MOST_PLACES).join(', ')}${more}: ${message}`];
  });
  return [...list(items), ...omission(groups.size - items.length, 'further notice')];
}
