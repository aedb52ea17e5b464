/** What a pattern found in a text: a secret that must go, or a client id that is shown shortened. */
export interface Found {
  readonly kind: 'secret' | 'client-id';
  /** The key or syntax that gave it away, in lower case: `password`, `bearer`, `cookie`. */
  readonly name: string;
  readonly value: string;
}

/** What stands in the report in place of what was found. */
export type Show = (found: Found) => string;

/** How a secret is shown: always the same, so that not even its length is told. */
export const MASK = '****';

/** Already masked by whoever wrote or sent the text; such a value is no secret and is left as it stands. */
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
