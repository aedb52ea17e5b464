import type { Verdict } from '../../core/analysis.js';
import { places } from '../citation.js';
import { code, fold, paragraph, seenIn, table } from '../document.js';
import type { Block, Inline, Rich } from '../document.js';
import { count, listed } from '../words/parts.js';
import type { Page } from './page.js';

/** Every verdict; rules that stopped for the same reason in the same attempt share a row. */
export function verdictBlocks({ analysis, names }: Page, share: number): readonly Block[] {
  const { verdicts } = analysis;
  if (share < 1) return [paragraph(`${count(verdicts.length, 'verdict')} not shown; the JSON report has all.`)];
  const groups = new Map<string, [Verdict, ...Verdict[]]>();
  for (const verdict of verdicts) {
    const { attempt, verdict: word, confidence, reason, missing, by } = verdict;
    const key = [attempt, word, confidence, reason, ...missing, places(by, names)].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [verdict]);
    else group.push(verdict);
  }
  const rows = [...groups.values()].map(rowOf);
  return fold(count(verdicts.length, 'verdict'), table(['rule', 'attempt', 'verdict', 'why', 'by'], rows));
}

function rowOf(group: readonly [Verdict, ...Verdict[]]): readonly Rich[] {
  const [{ attempt, count: attempts, verdict, confidence, reason, missing, by }] = group;
  return [
    [group.map(nameOf).join(', ')],
    [(attempt ?? 'all') + (attempts > 1 ? ` and ${String(attempts - 1)} more` : '')],
    [verdict + (confidence === undefined ? '' : `, ${confidence}`)],
    [...reasonPieces(reason), missing.length === 0 ? '' : `; missing: ${listed(missing)}`],
    [seenIn(by)],
  ];
}

/** A rule and the step where it stopped. */
function nameOf({ rule, stoppedAt }: Verdict): string {
  return stoppedAt === undefined || stoppedAt === '' ? rule : `${rule} (${stoppedAt})`;
}

/** A pattern in a reason is shown as code. */
function reasonPieces(reason: string): readonly Inline[] {
  const [, words = reason, pattern] = /^([\s\S]*, not something like )(\/[\s\S]*\/)$/.exec(reason) ?? [];
  return pattern === undefined ? [reason] : [words, code(pattern)];
}
