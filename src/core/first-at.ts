/** Index of the first value that is not below a limit, of `length` values in ascending order; `length` if there is none. */
export function firstAt(length: number, valueAt: (index: number) => number | undefined, limit: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((valueAt(middle) ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
