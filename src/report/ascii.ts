/** Characters that case systems turn into something else, by what is typed for them. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018\u2019\u201a]/g, "'"],
  [/[\u201c-\u201e]/g, '"'],
  [/\u2192/g, '->'],
  [/\u00b1/g, '+/-'],
  [/\u2026/g, '...'],
  [/\u203a/g, '>'],
  [/\u00b5/g, 'u'],
  [/[\u00a0\u2060]/g, ' '],
  [/\u2714/g, 'ok'],
  [/\u2718/g, 'failed'],
];

/** A text in ASCII; what has no such form is shown as `?`. */
export function asciiOf(text: string): string {
  const typed = TYPED.reduce((words, [from, to]) => words.replace(from, to), text);
  return typed.replace(/[^\n\x20-\x7e]/gu, '?');
}
