/** Parts that differ between occurrences of one message: ids, addresses, numbers, quoted values. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\bhttps?:\/\/[^\s"',]+/g, '<url>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/"[^"]*"|'[^']*'/g, '<text>'],
  [/(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9_-]{20,}(?![\w-])/g, '<id>'],
  [/\b0x[0-9a-f]+\b|\d+/gi, '<n>'],
];

/** Characters kept of a template; longer messages differ in details. */
const MAX_TEMPLATE_LENGTH = 300;

/** A message with its variable parts replaced, so that its occurrences are equal. */
export function templateOf(message: string): string {
  return VARIABLE.reduce(
    (text, [pattern, name]) => text.replace(pattern, name),
    message.slice(0, 4 * MAX_TEMPLATE_LENGTH),
  ).slice(0, MAX_TEMPLATE_LENGTH);
}
