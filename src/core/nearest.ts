/** Letters that may be wrong in a word of this length for it to be a misspelling. */
const allowed = (length: number): number => Math.min(3, Math.max(1, Math.floor(length / 3)));

/** The known words that a mistyped one most likely means, the nearest first; none if nothing is near. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const typed = word.toLowerCase();
  const near = known
    .map((name) => ({ name, far: isBegin(typed, name) ? 0 : distance(typed, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= allowed(Math.min(typed.length, name.length)));
  const least = Math.min(...near.map(({ far }) => far));
  return near.filter(({ far }) => far === least).map(({ name }) => name);
}

/** `; did you mean a or b?`, or what to say if nothing is near. */
export function hintFor(word: string, known: readonly string[], otherwise: string): string {
  const names = nearest(word, known).slice(0, 3);
  return names.length === 0 ? otherwise : `did you mean ${names.join(' or ')}?`;
}

// One letter begins too many words.
function isBegin(typed: string, name: string): boolean {
  return typed.length > 1 && name.toLowerCase().startsWith(typed);
}

/** Letters to insert, drop, replace or swap with their neighbour until one word is the other. */
function distance(a: string, b: string): number {
  let [before, last]: [readonly number[], readonly number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
