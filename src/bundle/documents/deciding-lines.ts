import type { DocumentLine } from './line.js';

/** Text at the begin of a line that begins no block of Markdown. */
const PLAIN = /^(?!\d{1,9}[.)](?:\s|$))[A-Za-z0-9<{[(|"'@$%&/\\]/;
const BLANK = /^\s*$/;

/**
 * Indexes of the lines that decide where Markdown's blocks begin and end, at most `maxLines`. After plain text that
 * follows a blank line, more plain or blank lines change nothing: they are in the same block, or in none. A log of
 * 100,000 lines in a fence is read as three (Markdown's reader takes 30 µs a line, however short).
 */
export function decidingLines(lines: readonly DocumentLine[], maxLines: number): readonly number[] {
  const kept: number[] = [];
  let state: 'other' | 'text' | 'after text' | 'decided' = 'other';
  for (const [index, { text }] of lines.entries()) {
    const isBlank = BLANK.test(text);
    if (!isBlank && !PLAIN.test(text)) {
      // A blank line before an indented one makes it code.
      if (state === 'decided' && BLANK.test(lines[index - 1]?.text ?? 'x')) kept.push(index - 1);
      kept.push(index);
      state = 'other';
    } else if (state === 'other' || (state === 'text' && isBlank) || (state === 'after text' && !isBlank)) {
      kept.push(index);
      state = nextState(state, isBlank);
    }
    if (kept.length >= maxLines) break;
  }
  return kept.slice(0, maxLines);
}

function nextState(state: 'other' | 'text' | 'after text', isBlank: boolean): typeof state | 'decided' {
  if (state === 'other') return isBlank ? 'other' : 'text';
  return state === 'text' ? 'after text' : 'decided';
}
