import type { CurlLine } from './curl-lines.js';
import { opened, otherEnd, type CurlState } from './curl-state.js';
import { ended } from './curl-tls.js';
import { EventDraft } from './event-draft.js';
import { pageErrorKind } from '../../license/gateway-errors.js';
import { formFacts, withoutTokens } from '../../license/oauth-form.js';
import { SYSTEM_TEXTS as SYSTEM } from '../../license/system-errors.js';

/** Characters kept of a body: error bodies are far shorter. */
const MAX_BODY_LENGTH = 2048;

/** The connection ended without an answer, or in the middle of one (curl's errors 52, 55, 56 and 92). */
const RESET = new RegExp(`${SYSTEM.reset}|Connection was reset|ECONNRESET|errno 104`);
const SILENT_END = new RegExp(
  `Empty reply from server|(?:Recv|Send) failure|Failure when (?:receiving|sending) data|${RESET.source}|` +
    `${SYSTEM.broken}|unexpected eof while reading|Proxy CONNECT aborted|was not closed cleanly|` +
    'HTTP code 0 from proxy|SSL_ERROR_SYSCALL|non-properly terminated|server closed (?:the connection|abruptly)',
);
const WAITED = { 'error.code': 'ETIMEDOUT', 'error.kind': 'read-timed-out' } as const;

const HEADERS = {
  server: 'http.response.header.server',
  date: 'http.response.header.date',
  via: 'http.response.header.via',
  'proxy-authenticate': 'http.response.header.proxy_authenticate',
  'retry-after': 'http.response.header.retry_after',
} as const;

const isHeader = (name: string): name is keyof typeof HEADERS => Object.hasOwn(HEADERS, name);

/** Takes a line about a request or its answer; false for any other. */
export function httpLine(state: CurlState, item: CurlLine): boolean {
  switch (item.sort) {
    case 'sent':
      return requestLine(state, item);
    case 'got':
      return answerLine(state, item);
    case 'sent-data':
      if (state.exchange !== null) addFacts(state.exchange, formFacts(item.text), item);
      return true;
    case 'got-data':
      state.dumped = true;
      return bodyLine(state, item);
    case 'printed':
      // `--trace-ascii -` dumps a body and then prints it.
      return (
        state.dumped ||
        bodyLine(state, { ...item, text: item.text.replace(/(?<=[}>])\* (?:Connection|Closing) .*$/s, '') })
      );
    default:
      return failureLine(state, item);
  }
}

function requestLine(state: CurlState, { text, line, stamp }: CurlLine): boolean {
  const found = /^([A-Z]+) (\S+) HTTP\/[\d.]+$/.exec(text.trimEnd());
  if (found === null) return true;
  state.exchange = null;
  const exchange = begin(state, found[1] ?? '', found[2] ?? '');
  exchange?.shownBy(line, stamp);
  return true;
}

/** The request by the command line, if the output does not show it. */
function asked(state: CurlState): EventDraft<'http.exchange'> | null {
  const { command, target, proxy, tunnelled } = state;
  if (state.exchange !== null) return state.exchange;
  // Until the tunnel is there, the proxy is asked.
  if (proxy !== null && target?.secure === true && !tunnelled)
    return begin(state, 'CONNECT', `${target.host}:${String(target.port)}`);
  return target === null || command === null ? null : begin(state, command.method, target.path);
}

function begin(state: CurlState, method: string, url: string): EventDraft<'http.exchange'> | null {
  const end = otherEnd(state);
  if (end === null) return null;
  const draft = new EventDraft('http.exchange', { ...end, 'http.request.method': method, 'url.original': url });
  if (method !== 'CONNECT' && state.command !== null) Object.assign(draft.facts, state.command.requestFacts);
  state.exchange = opened(state, draft);
  return draft;
}

function addFacts(
  exchange: EventDraft<'http.exchange'>,
  facts: ReturnType<typeof formFacts>,
  { line }: CurlLine,
): void {
  if (Object.keys(facts).length === 0) return;
  Object.assign(exchange.facts, facts);
  exchange.shownBy(line);
}

function answerLine(state: CurlState, { text, line, stamp }: CurlLine): boolean {
  const status = /^HTTP\/[\d.]+ (\d{3})(?: (.*))?$/.exec(text.trimEnd());
  const exchange = status === null ? state.exchange : asked(state);
  if (exchange === null) return true;
  if (status !== null) {
    // 100 Continue precedes the answer.
    if (Number(status[1]) >= 200 || status[1] === '101') note(state, exchange, status);
    exchange.shownBy(line, stamp);
    return true;
  }
  const [, name = '', value = ''] = /^([\w-]+):([^]*)$/.exec(text) ?? [];
  const header = name.toLowerCase();
  if (isHeader(header)) exchange.shownBy(line).facts[HEADERS[header]] = value.trim();
  return true;
}

function note(
  state: CurlState,
  { facts }: EventDraft<'http.exchange'>,
  [, status, reason = '']: RegExpExecArray,
): void {
  facts['http.response.status_code'] = Number(status);
  if (reason.trim() !== '') facts['http.response.reason'] = reason.trim();
  if (facts['http.request.method'] !== 'CONNECT' || Number(status) >= 300) return;
  state.tunnelled = true;
  state.handshake = null;
  state.exchange = null;
}

/** A printed body; without a head only JSON and markup count as one. */
function bodyLine(state: CurlState, item: CurlLine): boolean {
  const { text, line, stamp } = item;
  if (text.trim() === '') return true;
  const status = statusByFormat(state, text);
  const looksLikeBody = /^\s*(?:[[{"]|<(?:!doctype|html|\?xml))/i.test(text);
  const exchange = state.exchange ?? (looksLikeBody || status !== null ? asked(state) : null);
  if (exchange === null) return false;
  const before = exchange.facts['http.response.body.content'];
  const body = status === null ? text : text.slice(0, status.at);
  if (status !== null) exchange.facts['http.response.status_code'] ??= status.code;
  if (body !== '' && !/[\x00-\x08\x0e-\x1f\ufffd]/.test(body))
    exchange.facts['http.response.body.content'] = withoutTokens(
      before === undefined ? body : `${before}\n${body}`,
    ).slice(0, MAX_BODY_LENGTH);
  const page = pageErrorKind(exchange.facts['http.response.body.content'] ?? '');
  if (page !== null) exchange.facts['error.kind'] = page;
  exchange.shownBy(line, stamp);
  return true;
}

/** The status that `-w '%{http_code}'` prints after the body. */
function statusByFormat(
  { command, exchange }: CurlState,
  text: string,
): { readonly code: number; readonly at: number } | null {
  const format = command?.format ?? '';
  const [front, variable] = /^(.*?)%\{(http_code|response_code)\}/s.exec(format)?.slice(1) ?? [];
  if (variable === undefined || exchange?.facts['http.response.status_code'] !== undefined) return null;
  const words = (front ?? '')
    .replace(/^.*\\n/s, '')
    .replace(/%\{\w+\}/g, '')
    .trim();
  const found = /(\d{3})\D*$/.exec(text);
  if (found === null || !text.slice(0, found.index).trimEnd().endsWith(words)) return null;
  const code = Number(found[1]);
  return code < 100 ? null : { code, at: text.slice(0, found.index).trimEnd().length - words.length };
}

/** A request without an answer: the other side reset the connection, or closed it. */
function unanswered({ facts }: EventDraft<'http.exchange'>, text: string): void {
  if (facts['http.response.status_code'] !== undefined) return;
  if (RESET.test(text)) Object.assign(facts, { 'error.code': 'ECONNRESET', 'error.kind': 'reset' });
  else facts['error.kind'] ??= 'closed';
}

function failureLine(state: CurlState, item: CurlLine): boolean {
  const { text, line, stamp } = item;
  const proxy =
    /Received HTTP code ([1-9]\d{2}) from proxy after CONNECT|CONNECT tunnel failed, response ([1-9]\d{2})/.exec(text);
  if (proxy !== null) {
    const target = state.target;
    const exchange =
      state.exchange ?? (target === null ? null : begin(state, 'CONNECT', `${target.host}:${String(target.port)}`));
    if (exchange !== null) exchange.facts['http.response.status_code'] ??= Number(proxy[1] ?? proxy[2]);
    exchange?.shownBy(line, stamp);
    return true;
  }
  const silent =
    /Operation timed out after (\d+) (?:milliseconds|ms)|Operation too slow|Proxy CONNECT aborted due to timeout/.exec(
      text,
    );
  if (silent !== null && state.handshake !== null && state.exchange === null) {
    ended(state, 'stalled', item);
    return true;
  }
  if (silent === null && !SILENT_END.test(text)) return false;
  const exchange = state.connection === null && state.command === null ? null : asked(state);
  if (silent !== null && exchange !== null) Object.assign(exchange.facts, WAITED);
  if (silent === null && exchange !== null) unanswered(exchange, text);
  if (silent?.[1] !== undefined && exchange !== null) exchange.facts['event.duration'] = Number(silent[1]) * 1000;
  exchange?.shownBy(line, stamp);
  return exchange !== null;
}
