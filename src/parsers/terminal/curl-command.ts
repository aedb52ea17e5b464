import { formFacts } from '../../license/oauth-form.js';
import type { Facts } from '../../core/event.js';

/** Where a command connects to. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** Path and query. */
  readonly path: string;
}

/** What a curl command line asks for. */
export interface CurlCommand {
  readonly target: Target | null;
  readonly method: string;
  readonly proxy: Target | null;
  /** `-w`, which may print the status. */
  readonly format: string | null;
  readonly requestFacts: Pick<Facts['http.exchange'], 'oauth.grant_type' | 'oauth.client.id' | 'user.name'>;
}

/** Short options that take a value (curl(1), 7.29 to 8.x). */
const SHORT_VALUED = 'AbCcDdEeFHhKmoPQrTtUuwXxYyz';
/** Long options that matter here, by their short letter. */
const LONG_VALUED: Readonly<Record<string, string>> = {
  '--data': 'd',
  '--data-ascii': 'd',
  '--data-raw': 'd',
  '--data-binary': 'd',
  '--data-urlencode': 'd',
  '--json': 'd',
  '--form': 'F',
  '--form-string': 'F',
  '--request': 'X',
  '--user': 'u',
  '--proxy': 'x',
  '--write-out': 'w',
  '--url': 'url',
  '--upload-file': 'T',
};
/** Long options without a value; any other takes the next word, unless that is a URL or an option. */
const LONG_PLAIN =
  /^--(?:verbose|insecure|silent|show-error|include|head|location|get|fail|compressed|ipv[46]|trace-time|http[\d.]+|tlsv[\d.]+|no-.*|proxy-insecure|globoff|anyauth|basic|raw|progress-bar|location-trusted|tcp-nodelay|sslv\d|fail-with-body|styled-output|post30\d)$/;

interface Option {
  readonly name: string;
  readonly value: string;
}

/** Reads a curl command line; null for another program's. */
export function curlCommand(words: readonly string[]): CurlCommand | null {
  if (words[0] !== 'curl') return null;
  const options = optionsOf(words.slice(1));
  const values = (name: string): readonly string[] =>
    options.flatMap((option) => (option.name === name ? [option.value] : []));
  const target =
    values('url')
      .map((url) => targetOf(url, 'http'))
      .find((one) => one !== null) ?? null;
  const data = [...values('d'), ...values('F')];
  return {
    target,
    method: values('X').at(-1) ?? plainMethod(options, data.length > 0),
    proxy: targetOf(values('x').at(-1) ?? '', 'http'),
    format: values('w').at(-1) ?? null,
    requestFacts: requestFactsOf(data, values('u').at(-1), target),
  };
}

function plainMethod(options: readonly Option[], hasData: boolean): string {
  const has = (name: string): boolean => options.some((option) => option.name === name);
  if (has('I') || has('--head')) return 'HEAD';
  if (hasData && !has('G') && !has('--get')) return 'POST';
  return has('T') ? 'PUT' : 'GET';
}

function optionsOf(words: readonly string[]): readonly Option[] {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (word.startsWith('--')) {
      const name = LONG_VALUED[word] ?? word;
      const valued = name !== word || (!LONG_PLAIN.test(word) && !/^-|^\w+:\/\//.test(next));
      options.push({ name, value: valued ? next : '' });
      if (valued) at++;
    } else if (/^-[A-Za-z0-46#:]/.test(word)) {
      const { options: short, takesNext } = shortOptions(word.slice(1), next);
      options.push(...short);
      if (takesNext) at++;
    } else options.push({ name: 'url', value: word });
  }
  return options;
}

/** `-vkd data`, `-ksu user:password`, `-XPOST`. */
function shortOptions(
  letters: string,
  next: string,
): { readonly options: readonly Option[]; readonly takesNext: boolean } {
  const valued = letters.split('').findIndex((letter) => SHORT_VALUED.includes(letter));
  const plain = (valued < 0 ? letters : letters.slice(0, valued)).split('').map((name) => ({ name, value: '' }));
  if (valued < 0) return { options: plain, takesNext: false };
  const rest = letters.slice(valued + 1);
  const option = { name: letters.charAt(valued), value: rest === '' ? next : rest };
  return { options: [...plain, option], takesNext: rest === '' };
}

const URL_FORM =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#@\s]*@)?(\[[\da-fA-F:.]+\]|[^/?#:@\s[\]]+)(?::(\d{1,5}))?([/?][^#\s]*)?/i;
const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };
/** A proxy's default port (curl(1), `--proxy`). */
const PROXY_PORT = 1080;

/** A URL's host, port and path; null if it is no URL. `scheme` applies where the URL has none. */
export function targetOf(url: string, scheme: string): Target | null {
  const [, named, host = '', port, path = '/'] = URL_FORM.exec(url) ?? [];
  if (host === '' || !/[\w.:]/.test(host)) return null;
  const own = (named ?? scheme).toLowerCase();
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? (PORTS[own] ?? PROXY_PORT) : Number(port),
    secure: own === 'https',
    path: path.startsWith('/') ? path : `/${path}`,
  };
}

function requestFactsOf(
  data: readonly string[],
  user: string | undefined,
  target: Target | null,
): CurlCommand['requestFacts'] {
  const query = target?.path.replace(/^[^?]*\?/, '') ?? '';
  const requestFacts = formFacts([...data, ...(target?.path.includes('?') === true ? [query] : [])].join('&'));
  const name = user?.replace(/:.*$/s, '') ?? '';
  if (name === '') return requestFacts;
  // In a token request HTTP's user is the client (RFC 6749 section 2.3.1).
  if (requestFacts['oauth.grant_type'] !== undefined) return { 'oauth.client.id': name, ...requestFacts };
  return { 'user.name': name, ...requestFacts };
}
