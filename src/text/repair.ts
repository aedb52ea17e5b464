/**
 * Undoes certain changes by web pages and ticket systems to pasted log text. Evidence keeps the original text; only
 * parsing uses the repaired form.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#34': '"',
};

/** `192.0.2.1https://192.0.2.1`: an address that became a link and was printed with its target. */
const DOUBLED_ADDRESS = /\b(\d{1,3}(?:\.\d{1,3}){3})https?:\/\/\1(?![\d.]*\d)/g;
const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#39|#34);/g;
/** Zero-width blanks, non-breaking blanks, typographic quotes. */
const TYPOGRAPHY = /\u200b|\u200c|\u200d|\u2060|\ufeff|\u00a0|\u2018|\u2019|\u201c|\u201d/g;
/** Markdown's backslash before an underscore, bracket or asterisk. */
const MARKDOWN_ESCAPE = /\\([_*[\]`<>|])/g;

/** The text as it was before pasting; the same string if nothing changed. */
export function repairPasted(text: string): string {
  let repaired = text;
  if (repaired.includes('http')) repaired = repaired.replace(DOUBLED_ADDRESS, '$1');
  if (repaired.includes('&')) repaired = repaired.replace(ENTITY, (whole, name: string) => ENTITIES[name] ?? whole);
  if (/[^\x00-\x7f]/.test(repaired)) repaired = repaired.replace(TYPOGRAPHY, plain);
  if (repaired.includes('\\_')) repaired = repaired.replace(MARKDOWN_ESCAPE, '$1');
  return repaired;
}

function plain(character: string): string {
  if (character === '\u00a0') return ' ';
  if (character === '\u2018' || character === '\u2019') return "'";
  if (character === '\u201c' || character === '\u201d') return '"';
  return '';
}
