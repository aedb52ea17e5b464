/**
 * What is left of `→` between two ends: `->` and `>` of older versions, `?` or another character of a code page that has
 * no arrow, UTF-8 shown in a code page, and escapes.
 */
const SIGN = String.raw`(?:[?>=\x1a-]|[^\x00-\x7f]|\\[0-7]{3}|\\x[\da-f]{2}|\\u[\da-f]{4}|&(?:rarr|gt|#8594|#x2192);|<U\+2192>)`;

/** Between two words. */
export const ARROW_SIGN = `${SIGN}{1,12}`;
/** Between two ports: 1.12 to 2.2 print no blanks around it, and where it was dropped, blanks are left. */
export const ARROW = String.raw`(?:\s*${SIGN}{1,12}\s*|(?<=[\d)])\s+(?=\d))`;
