/** Differences of a case's file from that of `fires`, by the latter's line numbers. */

/** Words that occur once in a line, and their replacement. */
export interface WordChange {
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** Replaces some lines from one on; with 0 lines, inserts before it. */
export interface LineChange {
  readonly line: number;
  readonly lines: number;
  readonly to: readonly string[];
}

export type Change = WordChange | LineChange;

/** The text with all changes; throws a sentence if one does not fit. */
export function changed(text: string, changes: readonly Change[]): string {
  const lines = text.split('\n');
  const kept: (string | null)[] = [...lines];
  const before = new Map<number, readonly string[]>();
  for (const change of changes) {
    const at = change.line - 1;
    const end = 'from' in change ? at + 1 : at + change.lines;
    // Lines can also be added at the end of the text.
    if (end > lines.length - 1)
      throw new Error(`line ${Math.max(end, change.line)} is beyond the ${lines.length - 1} that there are`);
    if ('from' in change) kept[at] = replacedOnce(kept[at] ?? '', change);
    else {
      before.set(at, [...(before.get(at) ?? []), ...change.to]);
      kept.fill(null, at, end);
    }
  }
  return kept.flatMap((line, at) => [...(before.get(at) ?? []), ...(line === null ? [] : [line])]).join('\n');
}

function replacedOnce(text: string, { line, from, to }: WordChange): string {
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`line ${line} holds ${JSON.stringify(from)} ${found} times, not once`);
  return text.replace(from, () => to);
}

/** Whether a value of cases.json is a change. */
export function isChange(value: unknown): value is Change {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
  if (!('line' in value && 'to' in value) || !isCount(value.line) || value.line === 0) return false;
  if ('from' in value) return typeof value.from === 'string' && value.from !== '' && typeof value.to === 'string';
  if (!('lines' in value) || !isCount(value.lines)) return false;
  return Array.isArray(value.to) && value.to.every((text) => typeof text === 'string');
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
