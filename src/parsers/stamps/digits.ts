const ZERO = 0x30;

/** The number that these characters are; NaN if one is no digit. */
export function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}

const COLON = 0x3a;

/** Seconds since midnight of `hh:mm:ss` at this place; NaN if it is not there. */
export function secondsAt(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON) return NaN;
  return (numberAt(text, at, at + 2) * 60 + numberAt(text, at + 3, at + 5)) * 60 + numberAt(text, at + 6, at + 8);
}
