import type { ClockPair } from '../clocks.js';
import type { Run } from './counts.js';
import type { Result } from './judge-run.js';

/** Runs that the file shows. */
const SHOWN = 10;

/** How bad a result is: what misleads is worse than what is missed. */
export function badness({ level, joined, isHealthyOverFailure, clocks }: Result): number {
  const base = { right: 0, 'right-possible': 1, lower: 2, 'wrong-likely': 40, 'wrong-confirmed': 100, error: 90 }[
    level
  ];
  const outside = clocks.some(isOutside) ? 20 : 0;
  return base + (joined.length > 0 ? 60 : 0) + (isHealthyOverFailure ? 80 : 0) + outside;
}

const isOutside = ({ ours, contained }: ClockPair): boolean => ours !== null && !contained;

/** The worst runs as Markdown: what was found, what was expected, and the commands to see it. */
export function worstOf(runs: readonly Run[]): string {
  const judged = runs.flatMap(({ id, result }) => (typeof result === 'string' ? [] : [{ id, result }]));
  const worst = judged
    .filter(({ result }) => badness(result) > 1)
    .sort((a, b) => badness(b.result) - badness(a.result))
    .slice(0, SHOWN);
  const head = `# The worst ${String(worst.length)} of ${String(judged.length)} runs`;
  return [head, ...worst.map(({ id, result }) => sectionOf(id, result))].join('\n\n') + '\n';
}

function sectionOf(id: string, result: Result): string {
  const found = result.found.map(({ rule, confidence }) => `${rule} (${confidence})`).join(', ');
  const lines = [
    `- expected: ${result.expected}`,
    `- found: ${found || 'nothing'}; outcome ${result.outcome}`,
    ...(result.isHealthyOverFailure ? ['- a line of the failure is in the input'] : []),
    ...(result.joined.length > 0 ? [`- cites two sites: ${result.joined.join(', ')}`] : []),
    ...result.clocks.filter(isOutside).map(clockText),
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
  return `- clocks of ${a} and ${b}: ${said}, in truth ${truth.toFixed(2)} s`;
}
