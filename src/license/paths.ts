/**
 * Whether two paths can be the same request's: the gateway strips its prefix, so `/backend/oauth/token` outside is
 * `/oauth/token` inside.
 */
export function pathFits(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || a.endsWith(b) || b.endsWith(a);
}

/** Whether a path is the token endpoint, with or without the gateway's prefix. */
export function isTokenPath(path: string | undefined): boolean {
  return path?.endsWith('/oauth/token') === true;
}

/** SSM On-Prem's API is below `/api`, after the gateway's prefix; its pages are not. */
export function isApiPath(path: string | undefined): boolean {
  return path !== undefined && /(?:^|\/)api\//.test(path);
}

/** Path of a request target in origin or absolute form (RFC 9112 section 3.2), without its query; null for another form. */
export function pathOf(target: string): string | null {
  return /^(?:[a-z][a-z\d+.-]*:\/\/[^/?#]*)?(\/[^?#]*)/i.exec(target)?.[1] ?? null;
}
