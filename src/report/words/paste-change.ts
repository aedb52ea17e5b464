import type { Analysis } from '../../core/analysis.js';
import { ended, uncapital } from './sentences.js';

/** What the paste changed, in one line; empty without a paste beside a case. */
export function pasteChange({ before, findings, isolated = [] }: Analysis): string {
  if (before === undefined) return '';
  const [now, then] = [findings[0], before.findings[0]];
  const fits = now === undefined ? '' : loneWords(isolated, now.rule);
  if (now === undefined)
    return then === undefined
      ? `The paste changes nothing: without it no cause was found either.${loneWords(isolated, '')}`
      : `The paste leaves no cause; without it the first one was: ${uncapital(ended(then.cause))}`;
  const named = `${uncapital(now.cause.replace(/\.$/, ''))} (${now.confidence})`;
  if (then === undefined) return `The paste gives the first cause: ${named}; without it none was found.`;
  if (then.rule !== now.rule)
    return `The paste changes the first cause to: ${named}; without it: ${uncapital(then.cause.replace(/\.$/, ''))} (${then.confidence}).`;
  if (then.confidence !== now.confidence)
    return `The paste makes the first cause ${now.confidence} instead of ${then.confidence}: ${uncapital(ended(now.cause))}`;
  return `The paste changes no verdict; the first cause stays: ${named}.${fits}`;
}

/** Whether a line by itself fits the first cause. */
function loneWords(isolated: NonNullable<Analysis['isolated']>, rule: string): string {
  const [line] = isolated;
  if (line === undefined) return '';
  if (line.of === 'device') return " It is a line of a device's own licensing.";
  if (rule === '') return ' It is an isolated line.';
  return line.causes.some((cause) => cause.rule === rule)
    ? ' It is an isolated line that this cause explains.'
    : ' It is an isolated line that this cause does not explain.';
}
