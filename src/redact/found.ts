/** A match of a pattern: a secret to mask, or a client id to shorten. */
export interface Found {
  readonly kind: 'secret' | 'client-id';
  /** Its key or syntax, in lower case: `password`, `bearer`, `cookie`. */
  readonly name: string;
  readonly value: string;
}

/** Returns the text that replaces a match in the report. */
export type Show = (found: Found) => string;

/** Shown instead of a secret, always the same, so that not even its length leaks. */
export const MASK = '****';

/** Whether the writer or sender of the text has already masked the value. */
export function isMasked(value: string): boolean {
  return /^(?:[*•.…]+|x+|\[JWT\b.*|[[<(](?:filtered|redacted|masked|hidden|removed|secret|password)[\])>])$/is.test(
    value,
  );
}

/** Replaces each match of a global pattern. */
export function replaceEach(text: string, re: RegExp, by: (match: RegExpExecArray) => string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(re)) {
    result += text.slice(from, match.index) + by(match);
    from = match.index + match[0].length;
  }
  return from === 0 ? text : result + text.slice(from);
}
