/** What differs from one occurrence of a message to the next: ids, addresses, numbers, quoted values. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\bhttps?:\/\/[^\s"',]+/g, '<url>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/"[^"]*"|'[^']*'/g, '<text>'],
  [/(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9_-]{20,}(?![\w-])/g, '<id>'],
  [/\b0x[0-9a-f]+\b|\d+/gi, '<n>'],
];

/** Characters of a template; what is longer differs in details. */
const MAX_TEMPLATE_LENGTH = 300;

/** A message with what varies replaced, so that occurrences of one message are alike. */
export function templateOf(message: string): string {
  return VARIABLE.reduce(
    (text, [pattern, name]) => text.replace(pattern, name),
    message.slice(0, 4 * MAX_TEMPLATE_LENGTH),
  ).slice(0, MAX_TEMPLATE_LENGTH);
}
