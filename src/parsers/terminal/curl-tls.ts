import { tlsAlertName } from '../../dissect/tls-alerts.js';
import { verifyError } from '../../license/verify-errors.js';
import { SYSTEM_TEXTS as SYSTEM } from '../../license/system-errors.js';
import { certificateLine } from './certificate-text.js';
import type { CurlLine } from './curl-lines.js';
import { takeLine, type CurlWords } from './curl-words.js';
import { opened, otherEnd, type CurlState } from './curl-state.js';
import { EventDraft } from './event-draft.js';
import { noteVerified } from './verified.js';
import { alertIn, suiteNumber, versionNumber } from './tls-names.js';

/** How curl reports TLS with OpenSSL, NSS, GnuTLS and Schannel (lib/vtls/*.c). */
const WORDS: CurlWords = [
  [/^(?:TLS|SSL)[\w.]*(?: \((OUT|IN)\))?, TLS alert, .*?\((\d+)\):?/, alerted],
  [/^(?:TLS|SSL)[\w.]*(?: \((?:OUT|IN)\))?, TLS handshake, Client hello \(1\)/, begin],
  [/^(?:TLS|SSL)[\w.]*(?: \(IN\))?, TLS handshake, (?:Server hello \(2\)|Request CERT \(13\))/, heard],
  [/^SSL connection using (\S+)(?: \/ (\S+))?/, finished],
  [/^\s*(?:subject|issuer|start date|expire date): /, describe],
  [
    /certificate verify result: (.{1,200}?) \((\d{1,9})\)/,
    (state, found, item) => verified(state, Number(found[2]), item),
  ],
  [/SSL certificate verify ok|server certificate verification OK/, (state, _found, item) => verified(state, 0, item)],
  [
    /SSL certificate problem: (.+)|(NSS error -\d+ .*)|SSL: ((?:\S{1,260} ){0,8}does not match target.*|no alternative certificate subject name matches .*)|(schannel: .{0,400}(?:SEC_E_|0x8009).*)|server certificate verification failed/,
    unverified,
  ],
  [
    /wrong version number|unknown protocol|packet length too long|http request|unexpected TLS packet was received/i,
    plain,
  ],
  [
    /alert number \d+|(?:(?:tls|ssl)v[\d.]+|ssl\/tls) (?:alert )?[a-z ]+|fatal alert has been received/,
    refusedByServer,
  ],
  [
    new RegExp(`${SYSTEM.reset} by peer|errno[ :=]*104|Connection was reset|WSAECONNRESET`),
    (state, _found, item) => ended(state, 'reset', item),
  ],
  [
    /SSL_ERROR_SYSCALL|Unknown SSL protocol error|unexpected eof|SSL_connect: |TLS connect error|Encountered end of file|non-properly terminated/,
    (state, _found, item) => ended(state, 'closed', item),
  ],
  [/SSL connection timeout/, (state, _found, item) => ended(state, 'stalled', item)],
];

/** Takes a line about a handshake; false for any other. */
export function tlsLine(state: CurlState, item: CurlLine): boolean {
  if (item.sort !== 'info' && item.sort !== 'error') return false;
  return takeLine(WORDS, state, item);
}

/** Sets the outcome of an open handshake; a finished one keeps its own. */
export function ended(state: CurlState, outcome: 'reset' | 'closed' | 'stalled', { line, stamp }: CurlLine): void {
  const handshake = state.handshake ?? (state.exchange === null ? of(state) : null);
  if (handshake === null) return;
  if (handshake.facts['tls.outcome'] === 'finished') {
    state.exchange?.shownBy(line, stamp);
    return;
  }
  if (handshake.facts['tls.outcome'] === 'unknown') handshake.facts['tls.outcome'] = outcome;
  handshake.shownBy(line, stamp);
}

/** The current handshake, created here if its begin was not printed; null if the peer is unknown. */
function of(state: CurlState): EventDraft<'tls.handshake'> | null {
  if (state.handshake !== null) return state.handshake;
  const end = otherEnd(state);
  if (end === null) return null;
  state.handshake = opened(state, new EventDraft('tls.handshake', { ...end, 'tls.outcome': 'unknown' }));
  return state.handshake;
}

function begin(state: CurlState, _found: RegExpExecArray, { line, stamp }: CurlLine): void {
  of(state)?.shownBy(line, stamp);
}

function heard(state: CurlState, [text]: RegExpExecArray, { line }: CurlLine): void {
  const handshake = of(state);
  if (handshake === null) return;
  if (text.endsWith('(13)')) handshake.shownBy(line).facts['tls.client.certificate_requested'] = true;
  handshake.facts['tls.server.hello'] = true;
}

function finished(state: CurlState, [, first = '', second]: RegExpExecArray, { line, stamp }: CurlLine): void {
  const handshake = of(state)?.shownBy(line, stamp);
  if (handshake === undefined) return;
  handshake.facts['tls.outcome'] = 'finished';
  const version = versionNumber(first);
  const suite = suiteNumber(version === null ? first : (second ?? ''));
  if (version !== null) handshake.facts['tls.version'] = version;
  if (suite !== null) handshake.facts['tls.cipher'] = suite;
}

function describe(state: CurlState, _found: RegExpExecArray, { text, line }: CurlLine): void {
  const said = certificateLine(text);
  const handshake = said === null ? null : of(state);
  if (handshake === null) return;
  Object.assign(handshake.shownBy(line).facts, said);
  const { 'tls.server.subject': subject, 'tls.server.issuer': issuer } = handshake.facts;
  if (subject !== undefined && issuer !== undefined) handshake.facts['tls.server.self_signed'] = subject === issuer;
}

function verified(state: CurlState, code: number, { line, stamp }: CurlLine): void {
  const handshake = of(state)?.shownBy(line, stamp);
  if (handshake === undefined) return;
  noteVerified(handshake, code);
  if (code === 18) handshake.facts['tls.server.self_signed'] = true;
}

/** curl gave up because it could not verify; an alert, if sent, has its own line. */
function unverified(state: CurlState, _found: RegExpExecArray, item: CurlLine): void {
  const code = verifyError(item.text);
  if (code !== null) verified(state, code, item);
  else of(state)?.shownBy(item.line, item.stamp);
}

function plain(state: CurlState, _found: RegExpExecArray, { line, stamp }: CurlLine): void {
  const handshake = of(state)?.shownBy(line, stamp);
  if (handshake !== undefined) handshake.facts['tls.server.plain'] = true;
}

/** `(560)` is level 2, description 48; curl before 7.46 printed the level alone. */
function alerted(state: CurlState, [, way, number]: RegExpExecArray, { line, stamp }: CurlLine): void {
  const [level, code] = [Number(number) >> 8, Number(number) & 255];
  if (level !== 2) return;
  const handshake = of(state)?.shownBy(line, stamp);
  note(handshake, code, way === 'OUT' ? 'client' : 'server');
  // The trace that prints alerts prints a ServerHello before them.
  if (handshake !== undefined && way === 'IN') handshake.facts['tls.server.hello'] ??= false;
}

/** The error queues of OpenSSL and GnuTLS hold received alerts only. */
function refusedByServer(state: CurlState, _found: RegExpExecArray, { text, line, stamp }: CurlLine): void {
  const code = alertIn(text);
  const handshake = of(state)?.shownBy(line, stamp);
  if (code !== null && handshake?.facts['tls.alert.code'] === undefined) note(handshake, code, 'server');
}

function note(handshake: EventDraft<'tls.handshake'> | undefined, code: number, from: 'client' | 'server'): void {
  if (handshake === undefined) return;
  handshake.facts['tls.outcome'] = 'alert';
  handshake.facts['tls.alert.code'] = code;
  handshake.facts['tls.alert.name'] = tlsAlertName(code);
  handshake.facts['tls.alert.from'] = from;
}
