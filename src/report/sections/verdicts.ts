import type { Verdict } from '../../core/analysis.js';
import { places } from '../citation.js';
import { fold, paragraph, seenIn, table } from '../document.js';
import type { Block, Rich } from '../document.js';
import { missingWords } from '../words/fields.js';
import { count, listed } from '../words/parts.js';
import { spans } from '../words/spans.js';
import type { Page } from './page.js';
import { reasonOf } from './reasons.js';

/** Every verdict; rules that stopped for the same reason in the same attempt share a row. */
export function verdictBlocks({ analysis, names }: Page, share: number): readonly Block[] {
  const { verdicts } = analysis;
  if (share < 1) return [paragraph(`${count(verdicts.length, 'verdict')} not shown; the JSON report has all.`)];
  const groups = new Map<string, [Verdict, ...Verdict[]]>();
  for (const verdict of verdicts) {
    const { attempt, verdict: word, confidence, missing, by } = verdict;
    const key = [attempt, word, confidence, reasonOf(verdict), ...missing, places(by, names)].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [verdict]);
    else group.push(verdict);
  }
  const rows = [...groups.values()].map(rowOf);
  return fold(count(verdicts.length, 'verdict'), table(['rule', 'attempt', 'verdict', 'why', 'by'], rows));
}

/** Why a rule does not fit whose event was not seen, where another one would have been in its place. */
const UNSEEN = 'what it needs was not among what was seen';

function rowOf(group: readonly [Verdict, ...Verdict[]]): readonly Rich[] {
  const [first] = group;
  const { attempt, count: attempts, verdict, confidence, missing, by } = first;
  return [
    [group.map(nameOf).join(', ')],
    [(attempt ?? 'all') + (attempts > 1 ? ` and ${String(attempts - 1)} more` : '')],
    [verdict + (confidence === undefined ? '' : `, ${confidence}`)],
    spans(
      [reasonOf(first) ?? UNSEEN, missing.length === 0 ? '' : `not shown: ${listed(missingWords(missing))}`]
        .filter((part) => part !== '')
        .join('; '),
    ),
    [seenIn(by)],
  ];
}

/** A rule and the step where it stopped. */
function nameOf({ rule, stoppedAt }: Verdict): string {
  return stoppedAt === undefined || stoppedAt === '' ? rule : `${rule} (${stoppedAt})`;
}
