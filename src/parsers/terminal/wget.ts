import { isAddress } from '../../text/addresses.js';
import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';
import { distinguishedName } from './certificate-text.js';
import type { CommandReader, TranscriptLine } from './command.js';
import { targetOf, type Target } from './curl-command.js';
import { BUSYBOX } from './wget-busybox.js';
import { wgetCommand, type WgetCommand } from './wget-command.js';
import { withoutTokens } from '../../license/oauth-form.js';
import { EventDraft } from './event-draft.js';
import { resolved, unresolved } from './name-errors.js';
import { noteVerified } from './verified.js';
import { alertIn } from './tls-names.js';
import { tlsAlertName } from '../../dissect/tls-alerts.js';
import { connectFailure } from '../../license/connect-errors.js';
import { verifyError } from '../../license/verify-errors.js';

const PROGRAM = 'wget';
/** Characters kept of a body: error bodies are far shorter. */
const MAX_BODY_LENGTH = 2048;
const BEGIN = /^--(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)--\s+(\S+)/;
/** What only BusyBox's wget prints. */
const OWN = /^wget: (?:can't connect to remote host|bad address '|server returned error: HTTP|download timed out)/;
const HEADERS = {
  server: 'http.response.header.server',
  date: 'http.response.header.date',
  via: 'http.response.header.via',
  'retry-after': 'http.response.header.retry_after',
} as const;
const isHeader = (name: string): name is keyof typeof HEADERS => Object.hasOwn(HEADERS, name);

/** What wget has printed up to the current line. */
export interface WgetState {
  readonly command: WgetCommand | null;
  readonly drafts: { readonly emit: EventDraft<'dns.lookup'>['emit'] }[];
  target: Target | null;
  stamp: Stamp | null;
  ip: string | undefined;
  handshake: EventDraft<'tls.handshake'> | null;
  exchange: EventDraft<'http.exchange'> | null;
  connection: EventDraft<'tcp.connection'> | null;
}

type Handler = (state: WgetState, found: RegExpExecArray, line: TranscriptLine) => void;

/** Output of GNU Wget 1.12 to 1.24, also with -S and -d. */
const WORDS: readonly (readonly [RegExp, Handler])[] = [
  [BEGIN, begin],
  [/^Resolving (\S+)(?: \([^)]*\))?\.\.\. (?:failed: (.+)|(.+))$/, lookUp],
  [/^Connecting to (\S+?)(?: \([^)]*\))?(?:\|([\da-fA-F:.]+)\|)?:(\d+)\.\.\. (?:(connected)|failed: (.+))/, connect],
  [
    /^ERROR: cannot verify \S+ certificate, issued by (.+?):?$/,
    (state, found, line) => certificate(state, found[1] ?? '', line),
  ],
  [
    /^(?:ERROR: |WARNING: |\s+)?(?:Unable to locally verify|Self-signed certificate|Issued certificate has|.{0,200}certificate common name .{0,300} doesn't match|no certificate subject alternative name matches|The certificate (?:of \S+ )?(?:doesn't have a known issuer|has expired|is not yet activated|has been revoked)|The certificate's owner does not match)/i,
    verify,
  ],
  [/^(?:OpenSSL|GnuTLS): (.+)$/, failed],
  [/^Unable to establish SSL connection/, (state, _found, line) => void handshakeOf(state)?.shownBy(line, state.stamp)],
  [
    /^HTTP request sent, awaiting response\.\.\. ?(?:(\d{3})(?: (.+))?|.*)$|^ {2}HTTP\/[\d.]+ (\d{3})(?: (.+))?$/,
    answer,
  ],
  // wget: server returned error: HTTP/1.1 401 Unauthorized (BusyBox)
  [/^wget: server returned error: HTTP\/[\d.]+ (\d{3})(?: (.+))?$/, answer],
  [/^ {2}([A-Za-z-]+): (.*)$/, header],
  [
    /^(?:wget: )?(?:Read error \((.+)\) in headers|error getting response(?:: (.+))?|download timed out|No data received)/,
    unanswered,
  ],
  ...BUSYBOX,
  [/^\s*(?:[{[]|<(?:!doctype|html|\?xml))/i, body],
];

/** `wget`; its lines show the host's own date. */
export const wget: CommandReader = {
  id: 'wget',
  commands: ['wget'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => BEGIN.test(text) || OWN.test(text)) ? 0.9 : 0),
  read({ words, output, typed }, emit) {
    const command = wgetCommand(words);
    const nothing = { stamp: null, ip: undefined, handshake: null, exchange: null, connection: null };
    const state: WgetState = { command, drafts: [], target: command?.target ?? null, ...nothing };
    for (const line of output) {
      const word = WORDS.find(([pattern]) => pattern.test(line.text));
      const found = word?.[0].exec(line.text) ?? null;
      if (word !== undefined && found !== null) word[1](state, found, line);
    }
    if (state.exchange !== null && Object.keys(command?.requestFacts ?? {}).length > 0) state.exchange.shownBy(typed);
    for (const draft of state.drafts) draft.emit(emit);
    return state.drafts.length > 0;
  },
};

function begin(state: WgetState, [, time = '', url = '']: RegExpExecArray): void {
  state.target = targetOf(url, 'http');
  state.stamp = isoStamp(time);
  state.ip = undefined;
  state.handshake = null;
  state.exchange = null;
  state.connection = null;
}

function lookUp(state: WgetState, [, name = '', failure, list = '']: RegExpExecArray, line: TranscriptLine): void {
  const facts =
    failure === undefined
      ? resolved(name, PROGRAM, list.split(/, */).filter(isAddress))
      : unresolved(name, PROGRAM, failure);
  state.drafts.push(new EventDraft('dns.lookup', facts).shownBy(line, state.stamp));
}

function connect(
  state: WgetState,
  [, name = '', ip, port, done, failure = '']: RegExpExecArray,
  line: TranscriptLine,
): void {
  state.ip = ip ?? (isAddress(name) ? name : undefined);
  const how = done === undefined ? connectFailure(failure) : { 'tcp.handshake': 'completed' as const };
  const end = {
    'process.name': PROGRAM,
    'destination.domain': name,
    ...(state.ip === undefined ? {} : { 'destination.ip': state.ip }),
  };
  state.drafts.push(
    new EventDraft('tcp.connection', { ...end, 'destination.port': Number(port), ...how }).shownBy(line, state.stamp),
  );
}

function endOf({ target, ip }: WgetState) {
  if (target === null) return null;
  return {
    'process.name': PROGRAM,
    'destination.domain': target.host,
    ...(ip === undefined ? {} : { 'destination.ip': ip }),
    'destination.port': target.port,
  };
}

function handshakeOf(state: WgetState): EventDraft<'tls.handshake'> | null {
  const end = endOf(state);
  if (state.handshake !== null || end === null) return state.handshake;
  state.handshake = new EventDraft('tls.handshake', { ...end, 'tls.outcome': 'unknown' });
  state.drafts.push(state.handshake);
  return state.handshake;
}

function certificate(state: WgetState, issuer: string, line: TranscriptLine): void {
  const handshake = handshakeOf(state)?.shownBy(line, state.stamp);
  if (handshake !== undefined)
    handshake.facts['tls.server.issuer'] = distinguishedName(issuer.replace(/^[‘'"`]|[’'"]$/g, ''));
}

function verify(state: WgetState, _found: RegExpExecArray, line: TranscriptLine): void {
  const code = /common name|alternative name|owner does not match/.test(line.text)
    ? 62
    : verifyError(line.text.replace(/self-signed certificate encountered/i, 'self-signed certificate'));
  const handshake = handshakeOf(state)?.shownBy(line, state.stamp);
  if (handshake !== undefined && code !== null) noteVerified(handshake, code);
}

function failed(state: WgetState, [, words = '']: RegExpExecArray, line: TranscriptLine): void {
  const facts = handshakeOf(state)?.shownBy(line, state.stamp).facts;
  const code = alertIn(words);
  if (facts === undefined) return;
  if (/wrong version number|unknown protocol/.test(words)) facts['tls.server.plain'] = true;
  if (code === null) return;
  facts['tls.outcome'] = 'alert';
  facts['tls.alert.code'] = code;
  facts['tls.alert.name'] = tlsAlertName(code);
  facts['tls.alert.from'] = 'server';
}

function exchangeOf(state: WgetState): EventDraft<'http.exchange'> | null {
  const end = endOf(state);
  if (state.exchange !== null || end === null) return state.exchange;
  state.exchange = new EventDraft('http.exchange', {
    ...end,
    'http.request.method': state.command?.method ?? 'GET',
    'url.original': state.target?.path ?? '/',
    ...state.command?.requestFacts,
  });
  state.drafts.push(state.exchange);
  return state.exchange;
}

function answer(state: WgetState, found: RegExpExecArray, line: TranscriptLine): void {
  const [whole, status, reason, own, ownReason] = found;
  const exchange = exchangeOf(state);
  if (exchange === null) return;
  const { facts } = exchange.shownBy(line, state.stamp);
  const code = status ?? own;
  const words = reason ?? ownReason;
  // A sent request proves a finished handshake, whatever wget thought of the certificate.
  if (state.handshake?.facts['tls.outcome'] === 'unknown') state.handshake.facts['tls.outcome'] = 'finished';
  if (code !== undefined) facts['http.response.status_code'] = Number(code);
  if (words !== undefined) facts['http.response.reason'] = words;
  const end = /\.\.\. ?((?:No data received|Read error).*)$/s.exec(whole)?.[1];
  if (end !== undefined) noteEnd(facts, end);
}

/** "No data received", "Read error (Connection timed out) in headers": the request was sent, and no answer came. */
function unanswered(state: WgetState, [whole]: RegExpExecArray, line: TranscriptLine): void {
  const exchange = exchangeOf(state);
  if (exchange !== null) noteEnd(exchange.shownBy(line, state.stamp).facts, whole);
}

function noteEnd(facts: EventDraft<'http.exchange'>['facts'], words: string): void {
  if (facts['http.response.status_code'] !== undefined) return;
  if (/timed? ?out/i.test(words)) Object.assign(facts, { 'error.code': 'ETIMEDOUT', 'error.kind': 'read-timed-out' });
  else if (/reset/i.test(words)) Object.assign(facts, { 'error.code': 'ECONNRESET', 'error.kind': 'reset' });
  else facts['error.kind'] = 'closed';
}

/** The body that `-O -` prints; without a head only JSON and markup count as one. */
function body(state: WgetState, { input }: RegExpExecArray, line: TranscriptLine): void {
  const exchange = exchangeOf(state);
  if (exchange === null) return;
  const { facts } = exchange.shownBy(line, state.stamp);
  const before = facts['http.response.body.content'];
  facts['http.response.body.content'] = withoutTokens(before === undefined ? input : `${before}\n${input}`).slice(
    0,
    MAX_BODY_LENGTH,
  );
}

function header({ exchange }: WgetState, [, name = '', value = '']: RegExpExecArray, line: TranscriptLine): void {
  const known = name.toLowerCase();
  if (exchange !== null && isHeader(known)) exchange.shownBy(line).facts[HEADERS[known]] = value;
}
