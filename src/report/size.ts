import { utf8Bytes } from '../text/bytes.js';

/**
 * Shares of the long parts to try, from all to none; each step is about a fifth less. Under a twentieth a line of
 * evidence would be little more than its stamp.
 */
const SHARES = [1, 0.8, 0.65, 0.5, 0.4, 0.32, 0.25, 0.2, 0.16, 0.13, 0.1, 0.08, 0.065, 0.05, 0] as const;

/**
 * The fullest rendering within `maxSize` bytes, or the one without long parts. A report grows with its share, so a
 * binary search renders it four times.
 */
export function fitted(maxSize: number | undefined, render: (share: number) => string): string {
  const whole = render(1);
  if (maxSize === undefined || utf8Bytes(whole).length <= maxSize) return whole;
  let best = render(0);
  let [tooMuch, fits] = [0, SHARES.length - 1];
  while (fits - tooMuch > 1) {
    const middle = Math.floor((tooMuch + fits) / 2);
    const text = render(SHARES[middle] ?? 0);
    if (utf8Bytes(text).length <= maxSize) [fits, best] = [middle, text];
    else tooMuch = middle;
  }
  return best;
}
