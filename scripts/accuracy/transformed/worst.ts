import type { ClockPair } from '../clocks.js';
import type { Run } from './counts.js';
import type { Result } from './judge-run.js';

/** Runs that the file shows. */
const SHOWN = 10;
/** Badness of what says something false; below it, something is missed. */
const MISLEADING = 20;

/** How bad a result is: what misleads is worse than what is missed. */
export function badness({ level, joined, isHealthyOverFailure, clocks }: Result): number {
  const base = { right: 0, 'right-possible': 1, lower: 2, 'wrong-likely': 40, 'wrong-confirmed': 100, error: 90 }[
    level
  ];
  const outside = clocks.some(isOutside) ? 20 : 0;
  return base + (joined.length > 0 ? 60 : 0) + (isHealthyOverFailure ? 80 : 0) + outside;
}

const isOutside = ({ ours, contained }: ClockPair): boolean => ours !== null && !contained;

interface Judged {
  readonly id: string;
  readonly row: string;
  readonly result: Result;
}

/**
 * The worst runs as Markdown: what was found, what was expected, and the commands to see it. Of one transformation and
 * one cause the worst is shown, the others are named below it.
 */
export function worstOf(runs: readonly Run[]): string {
  const judged = runs.flatMap(({ id, row, result }) => (typeof result === 'string' ? [] : [{ id, row, result }]));
  const bad = judged.filter(({ result }) => badness(result) > 1).sort((a, b) => badness(b.result) - badness(a.result));
  const shown = alike(bad).slice(0, SHOWN);
  const head = `# The worst of ${String(judged.length)} runs`;
  const misleading = bad.filter(({ result }) => badness(result) >= MISLEADING);
  return `${[head, ...shown.map(sectionOf), '## All that mislead', misleading.map(lineOf).join('\n') || 'None.'].join('\n\n')}\n`;
}

/** Runs of one transformation, cause and badness, the worst first. */
function alike(bad: readonly Judged[]): readonly (readonly Judged[])[] {
  const groups = new Map<string, Judged[]>();
  for (const judged of bad) {
    const { row, result } = judged;
    const key = `${row}:${result.expected}:${String(badness(result))}`;
    groups.set(key, [...(groups.get(key) ?? []), judged]);
  }
  return [...groups.values()];
}

const lineOf = ({ id, result }: Judged): string => `- ${id}: ${kindsOf(result).join(', ')}; found ${foundText(result)}`;

function kindsOf({ level, isHealthyOverFailure, joined, clocks }: Result): readonly string[] {
  return [
    level,
    ...(isHealthyOverFailure ? ['healthy over a failure'] : []),
    ...(joined.length > 0 ? [`two sites joined (${joined.join(', ')})`] : []),
    ...clocks.filter(isOutside).map(clockText),
  ];
}

const foundText = ({ found, outcome }: Result): string =>
  `${found.map(({ rule, confidence }) => `${rule} (${confidence})`).join(', ') || 'nothing'}; outcome ${outcome}`;

function sectionOf(group: readonly Judged[]): string {
  const [worst, ...others] = group;
  if (worst === undefined) return '';
  const { id, result } = worst;
  const lines = [
    `- expected: ${result.expected}`,
    `- found: ${foundText(result)}`,
    `- this is: ${kindsOf(result).join(', ')}`,
    ...(others.length > 0 ? [`- and ${others.map((other) => other.id).join(', ')}`] : []),
  ];
  const folder = `build/${id.replace(/[:+]/g, '-')}`;
  const commands = [
    `npm run accuracy -- --transforms --keep ${folder} --only ${id}`,
    `node bin/lic-analyze.js ${folder}`,
  ];
  return `## ${id}\n\n${lines.join('\n')}\n\n${commands.map((command) => `    ${command}`).join('\n')}`;
}

function clockText({ a, b, ours, truth }: ClockPair): string {
  const said = ours === null ? 'nothing' : `${ours.difference.toFixed(2)} ± ${ours.plusMinus.toFixed(2)} s`;
  return `clocks of ${a} and ${b} ${said}, in truth ${truth.toFixed(2)} s`;
}
