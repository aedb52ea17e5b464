/** A client id in a log: whole, or with its middle masked (`4EFN-OKk****ci41`, `UJtw…PP50`). */
export interface VisibleId {
  readonly prefix: string;
  readonly suffix: string;
  readonly whole: boolean;
}

export function visibleId(text: string): VisibleId {
  const masked = /^([^*.…]*)(?:\*{2,}|\.{3}|…)(.*)$/s.exec(text);
  return masked === null
    ? { prefix: text, suffix: text, whole: true }
    : { prefix: masked[1] ?? '', suffix: masked[2] ?? '', whole: false };
}

/** Visible characters needed to say that two ids are the same. */
const MIN_VISIBLE_CHARACTERS = 6;

/** Whether two shown ids can be the same, by their visible parts; null if too little is visible. */
export function sameId(a: string, b: string): boolean | null {
  const [x, y] = [visibleId(a), visibleId(b)];
  if (x.whole && y.whole) return a === b;
  const prefix = Math.min(x.prefix.length, y.prefix.length);
  const suffix = Math.min(x.suffix.length, y.suffix.length);
  const prefixFits = x.prefix.slice(0, prefix) === y.prefix.slice(0, prefix);
  const suffixFits = suffix === 0 || x.suffix.slice(-suffix) === y.suffix.slice(-suffix);
  if (!prefixFits || !suffixFits) return false;
  return prefix + suffix >= MIN_VISIBLE_CHARACTERS ? true : null;
}

/** How many characters differ between two whole ids of one length; null if they cannot be compared. */
export function differingCharacters(a: string, b: string): number | null {
  if (!visibleId(a).whole || !visibleId(b).whole || a.length !== b.length) return null;
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}
