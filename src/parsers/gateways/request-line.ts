/** The first line of a request, as quoted in a log. */
export interface RequestLine {
  readonly method: string;
  /** Path with query, as requested. */
  readonly target: string;
  /** `1.1`; null for a line of HTTP/0.9. */
  readonly version: string | null;
}

/** Methods are tokens in capitals (RFC 9110 section 9.1); noise on the port (TLS on a plain one) has none. */
const REQUEST_LINE = /^([A-Z][A-Z-]{1,19}) (\S+)(?: HTTP\/(\d(?:\.\d)?))?$/;

/** Reads `POST /oauth/token HTTP/1.1`; null if it is no request. */
export function requestLine(text: string | undefined): RequestLine | null {
  const found = REQUEST_LINE.exec(text ?? '');
  return found === null ? null : { method: found[1] ?? '', target: found[2] ?? '', version: found[3] ?? null };
}

/** The path of a target, without query and fragment. */
export function pathOf(target: string): string {
  return target.includes('?') || target.includes('#') ? target.replace(/[?#].*$/s, '') : target;
}
