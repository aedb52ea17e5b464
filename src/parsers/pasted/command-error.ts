import type { Facts } from '../../core/event.js';
import { present } from '../../core/present.js';
import { connectFailure } from '../../license/connect-errors.js';
import { gatewayErrorKind } from '../../license/gateway-errors.js';
import { javaErrorFacts } from '../../license/java-errors.js';
import { lookupFailure } from '../../license/name-errors.js';
import { verifyError, verifyErrorKind } from '../../license/verify-errors.js';

type Pasted = Facts['paste.error'];
type Meaning = Pick<Pasted, 'error.kind' | 'error.stage' | 'proxy.response.status_code' | 'http.response.status_code'>;

/** Exit codes of curl (libcurl-errors(3)) that say by themselves where it ended. */
const RESOLVE = new Set([5, 6]);
const CONNECT = 7;
const HTTP = 22;
const TIMED_OUT = 28;
const TLS = new Set([35, 51, 58, 59, 60, 77, 83, 91]);
const ENDED: Readonly<Record<number, NonNullable<Meaning['error.kind']>>> = {
  18: 'closed',
  52: 'no-response',
  55: 'reset',
  56: 'reset',
};

/** Facts of curl's own error line, which names its exit code. */
export function commandFacts([line = '']: readonly string[]): Pasted {
  const [, code = '', text = ''] = /^curl: \((\d+)\) (.*)$/.exec(line) ?? [];
  const target = /(?:connect to|host:?) ([\w.-]+?)(?: port (\d+))?(?=[\s:;']|$)/i.exec(text);
  return present<Pasted>({
    'paste.form': 'command',
    'error.message': text,
    'process.name': 'curl',
    ...meaningOf(Number(code), text),
    'url.domain': target?.[1]?.includes('.') === true ? target[1] : undefined,
    'url.port': target?.[2] === undefined ? undefined : Number(target[2]),
  });
}

function meaningOf(code: number, text: string): Meaning {
  const tunnel =
    /(?:HTTP code|response) (\d{3}).{0,200}(?:from proxy|CONNECT)|CONNECT tunnel failed, response (\d{3})/.exec(text);
  const refused = tunnel?.[1] ?? tunnel?.[2];
  if (refused !== undefined)
    return { 'error.kind': 'tunnel-refused', 'error.stage': 'proxy', 'proxy.response.status_code': Number(refused) };
  if (RESOLVE.has(code))
    return { 'error.kind': lookupFailure(text)['error.kind'] ?? 'name-not-resolved', 'error.stage': 'name' };
  if (code === CONNECT) return { ...kindOf(connectFailure(text)['error.kind']), 'error.stage': 'connect' };
  if (code === HTTP) return statusIn(text);
  if (code === TIMED_OUT && /connect|resolv/i.test(text))
    return { 'error.kind': 'connect-timed-out', 'error.stage': 'connect' };
  if (code === TIMED_OUT) return { 'error.kind': 'read-timed-out' };
  return TLS.has(code) ? tlsMeaning(text) : kindOf(ENDED[code]);
}

function tlsMeaning(text: string): Meaning {
  const verified = verifyError(text);
  if (verified !== null) return { ...kindOf(verifyErrorKind(verified) ?? undefined), 'error.stage': 'tls' };
  // OpenSSL names alerts with blanks, Java with underscores.
  const java = javaErrorFacts({
    type: 'SSLException',
    message: text.replace(/alert ([a-z]+) ([a-z]+)/g, 'alert $1_$2'),
  });
  const gateway = gatewayErrorKind(text);
  const kind = java['error.kind'] ?? (gateway === 'tls-version' || gateway === 'cipher' ? gateway : undefined);
  if (/wrong version number|packet length too long/.test(text))
    return { 'error.kind': 'plaintext-port', 'error.stage': 'tls' };
  return {
    ...kindOf(kind === undefined && /reset|SSL_ERROR_SYSCALL/i.test(text) ? 'handshake-cut' : kind),
    'error.stage': 'tls',
  };
}

function kindOf(kind: Meaning['error.kind']): Meaning {
  return kind === undefined ? {} : { 'error.kind': kind };
}

function statusIn(text: string): Meaning {
  const status = /(?<!\d)([45]\d\d)(?!\d)/.exec(text)?.[1];
  return status === undefined ? {} : { 'http.response.status_code': Number(status) };
}
