/** A line that a page or ticket marked as code by itself, with the marks of a list, a quote or a line break around it. */
const CODE_LINE = /^\s*(?:(?:[-*+>]|\d{1,2}[.)])\s+)*(`{1,2})(?!`)([^`]+)\1(?:\\|<br ?\/?>)?\s*$/;

/** The line without the marks; the same text if it has none. */
export function withoutCodeMarks(text: string): string {
  return text.includes('`') ? (CODE_LINE.exec(text)?.[2] ?? text) : text;
}
