import type { Tie } from '../core/clock-tie.js';
import type { Aligned } from './align.js';
import { UNTIED } from './alignment.js';
import type { ClockTie } from '../core/clock-tie.js';
import { KEPT_CLOCKS } from '../license/windows.js';

/** How a source's clock is tied, as the join needs it. */
export function tieFor(source: string, { alignments, datings }: Aligned): Tie {
  const alignment = alignments.get(source) ?? UNTIED;
  const basis = datings.get(source)?.zoneBasis;
  return { ...alignment, byTimeAlone: alignment.offset === null && basis !== undefined && basis !== 'assumed' };
}

/** The same as a judgement needs it: whose clock it is, and how closely it is tied. */
export function clockTieFor(source: string, aligned: Aligned): ClockTie {
  const { offset, plusMinus, grade, byTimeAlone } = tieFor(source, aligned);
  const clock = aligned.alignments.get(source)?.clock ?? source;
  return { clock, plusMinus: offset !== null ? plusMinus : byTimeAlone ? KEPT_CLOCKS : null, grade };
}
