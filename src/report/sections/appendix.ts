import { places } from '../citation.js';
import { emphasis, fold, list, paragraph, section, verbatim } from '../document.js';
import type { Block, Rich } from '../document.js';
import { clip } from '../../text/escape.js';
import { utcMoment, utcSpan } from '../when.js';
import { numberOf } from '../words/attempt-count.js';
import { count, listed } from '../words/parts.js';
import { attemptBlocks } from './attempts.js';
import { evidenceBlocks } from './evidence.js';
import { omission } from './omission.js';
import type { Page } from './page.js';
import { sourceBlocks } from './sources.js';
import { timelineBlocks } from './timeline.js';
import { verdictBlocks } from './verdicts.js';

const MAX_ATTEMPTS = 20;
const MAX_LINES = 40;
/** Places shown per notice. */
const MAX_PLACES = 6;
/** A longer line of a log is a dump; its begin is what matched. */
const MAX_LINE_LENGTH = 2000;

/**
 * Everything after the answer; `share`, 0 to 1, is the part of long sections to show; `without` names sections to leave
 * out.
 */
export function appendix(page: Page, share = 1, without: readonly string[] = []): readonly Block[] {
  if (share === 0) return section('Appendix', [paragraph(leftOut(page))]);
  const shareOf = (number: number): number => Math.ceil(number * share);
  const raw = page.audience === 'engineer';
  const part = (title: string, blocks: readonly Block[]): readonly Block[] =>
    // In a small report the rest of long parts is folded.
    section(title, share < 1 && blocks.length > 0 ? fold('Shortened; open to read', blocks) : blocks, 3);
  const parts = [
    ...(raw ? part('Evidence', evidenceBlocks(page, share)) : []),
    ...(without.includes('Timeline') ? [] : part('Timeline', timelineBlocks(page, share))),
    ...part('Attempts', attemptBlocks(page, shareOf(MAX_ATTEMPTS))),
    ...part('Sources and clocks', sourceBlocks(page)),
    ...(raw ? part('Verdicts of all rules', verdictBlocks(page, share)) : []),
    ...(raw ? part('Unexplained lines', unexplainedBlocks(page, shareOf(MAX_LINES))) : []),
    ...part('Notices', noticeBlocks(page, shareOf(MAX_LINES))),
  ];
  return section('Appendix', parts);
}

/** How much of each part was left out. */
function leftOut({ analysis, lead }: Page): string {
  const parts = [
    count(lead.finding?.evidence.length ?? 0, 'cited line'),
    count(analysis.timeline.length, 'event'),
    count(numberOf(analysis.attempts), 'attempt'),
    count(analysis.sources.length, 'source'),
    count(analysis.verdicts.length, 'verdict'),
    count(analysis.unexplained.length, 'kind of unexplained line', 'kinds of unexplained lines'),
    count(analysis.notices.length, 'notice'),
  ];
  return `Left out to keep the report small; the JSON report holds it: ${listed(parts)}.`;
}

function unexplainedBlocks({ analysis, names }: Page, maxLines: number): readonly Block[] {
  const lines = analysis.unexplained.slice(0, maxLines).map(({ count: times, sample, first, last }) => {
    const when = first === null ? '' : `, ${first === last ? utcMoment(first) : utcSpan(first, last)}`;
    return [`# ${String(times)} times${when}, as ${places([sample], names)}`, clip(sample.text, MAX_LINE_LENGTH)];
  });
  return [...verbatim(lines.flat()), ...omission(analysis.unexplained.length - lines.length, 'further kind of line')];
}

/** Notices with the same words appear once, with all places. */
function noticeBlocks({ analysis, names }: Page, maxNotices: number): readonly Block[] {
  const groups = new Map<string, { readonly code: string; readonly message: string; readonly at: string[] }>();
  for (const { code, source, number, message } of analysis.notices) {
    const place = `${names.get(source) ?? source}${number === undefined ? '' : `:${String(number)}`}`;
    const group = groups.get(`${code}\n${message}`);
    if (group === undefined) groups.set(`${code}\n${message}`, { code, message, at: [place] });
    else group.at.push(place);
  }
  const items = [...groups.values()].slice(0, maxNotices).map(({ code, message, at }): Rich => {
    const more = at.length > MAX_PLACES ? ` and ${String(at.length - MAX_PLACES)} more` : '';
    return [emphasis(code), `, ${at.slice(0, MAX_PLACES).join(', ')}${more}: ${message}`];
  });
  return [...list(items), ...omission(groups.size - items.length, 'further notice')];
}
