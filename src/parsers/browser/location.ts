/** Where an entry's request went. */
export interface Location {
  /** Name or address, without brackets. */
  readonly domain: string;
  readonly port: number;
  /** Without query, and without parameters such as `;jsessionid=…`. */
  readonly path: string;
  /** The address without user, password and query, which can hold tokens. */
  readonly shown: string;
}

/** Reads an entry's URL; null for `data:`, `blob:`, `wss:` and invalid ones. */
export function locationOf(text: string): Location | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const path = url.pathname.replace(/;[^/]*/g, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return {
    domain: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    path,
    shown: `${url.protocol}//${url.host}${path}`,
  };
}
