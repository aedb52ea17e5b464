/** Characters that texts begin with, for parsers that state theirs. */
export const DIGITS = '0123456789';
export const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What `\w` matches. */
export const WORD_CHARACTERS = `${DIGITS}${CAPITALS}${CAPITALS.toLowerCase()}_`;
