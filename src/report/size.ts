import { Buffer } from 'node:buffer';

/** How much of the long parts is tried, from all to nothing. */
const SHARES = [1, 0.5, 0.25, 0.1, 0] as const;

/** The fullest rendering that stays under so many bytes; without its long parts where even that is more. */
export function fitted(maxSize: number | undefined, render: (share: number) => string): string {
  if (maxSize === undefined) return render(1);
  for (const share of SHARES) {
    const text = render(share);
    if (share === 0 || Buffer.byteLength(text) <= maxSize) return text;
  }
  return render(0);
}
