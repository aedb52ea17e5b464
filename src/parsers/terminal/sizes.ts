/** Powers of 1024: the letters of `df -h`, `free -h` and `show system status`. */
const LETTERS = 'BKMGTPE';
const SIZE = /^(\d+(?:[.,]\d+)?)([BKMGTPE])?(?:iB|i|B)?$/;

/** Bytes of a size such as `4.0K`, `98G` or `1907024K`; a number without a letter counts units. Null for anything else. */
export function bytesOf(text: string, unit = 1): number | null {
  const found = SIZE.exec(text);
  if (found === null) return null;
  const [, number = '', letter] = found;
  const scale = letter === undefined ? unit : 1024 ** LETTERS.indexOf(letter);
  return Math.round(Number(number.replace(',', '.')) * scale);
}
