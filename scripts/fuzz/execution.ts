import { analyze, renderJson, renderMarkdown } from '../../src/index.js';
import type { Analysis } from '../../src/core/analysis.js';
import { LicAnalyzeError } from '../../src/core/errors.js';
import { Random } from './random.js';
import type { Target } from './targets.js';

/** Changes one after the other, at most. */
const MAX_CHANGES = 4;
/** Every so many executions are done twice, and their reports compared. */
const TWICE = 16;
/** Events of one source that are kept, whatever it holds: the bound is of cited lines, and an event cites several. */
const MAX_EVENTS = 24_000;

/** The input of one turn: the same for the same seed and turn. */
export function inputOf({ seeds, mutators }: Target, seed: number, turn: number): Buffer {
  const random = new Random(seed, turn);
  const all = seeds();
  let bytes: Buffer = Buffer.from(all[random.below(all.length)] ?? Buffer.alloc(0));
  for (let left = 1 + random.below(MAX_CHANGES); left > 0; left -= 1) {
    if (bytes.length > 0) bytes = Buffer.from(random.of(mutators)(bytes, random, all));
  }
  return bytes;
}

/** What is wrong with how an input is read; null if nothing is. */
export async function faultOf(content: Uint8Array, turn: number): Promise<string | null> {
  try {
    const analysis = await analyze([{ path: 'input', content }]);
    const failed = analysis.notices.find(({ code }) => code === 'parser-failed' || code === 'rule-failed');
    if (failed !== undefined) return failed.message;
    if (analysis.timeline.length > MAX_EVENTS * analysis.sources.length) return 'more events than are kept';
    if (turn % TWICE !== 0) return null;
    const again = await analyze([{ path: 'input', content }]);
    return textOf(again) === textOf(analysis) ? null : 'two readings differ';
  } catch (error) {
    if (error instanceof LicAnalyzeError && error.code === 'nothing-to-read') return null;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const textOf = (analysis: Analysis): string => renderMarkdown(analysis) + renderJson(analysis);
