import { isAddress } from '../../text/addresses.js';
import { MICROS_PER_SECOND } from '../../core/time.js';
import type { Platform } from '../../core/platform.js';
import type { Stamp } from '../../core/time.js';
import { tlsAlertName } from '../../dissect/tls-alerts.js';
import { epochStamp } from '../stamps/epoch.js';
import { connectFailure } from '../../license/connect-errors.js';
import { SYSTEM_TEXTS as SYSTEM } from '../../license/system-errors.js';
import { verifyError } from '../../license/verify-errors.js';
import { certificateLine, distinguishedName } from './certificate-text.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { EventDraft } from './event-draft.js';
import { unresolved } from './name-errors.js';
import { clientTarget, type ClientTarget } from './openssl-target.js';
import { certificatesIn, chainFacts, leafFacts } from './pem.js';
import { noteVerified } from './verified.js';
import { alertIn, suiteNumber, versionNumber } from './tls-names.js';

const PROGRAM = 'openssl s_client';
/** Lines that only follow a connect. */
const HANDSHAKE =
  /^(?:depth=|verify error|Certificate chain|-----BEGIN CERT|SSL-Session:|subject ?=|notAfter=|SSL handshake has read|(?:New|Reused), |\s*Verify return code|Verification(?: error)?: )/;
/** What only s_client prints, wherever a person began to copy. */
const OWN =
  /^(?:CONNECTED\([0-9A-Fa-f]{8}\)|verify error:num=\d+:|connect:errno=\d+|\s*Verify return code: \d+ \(|Verification(?:: OK| error: )|SSL handshake has read \d+ bytes|No client certificate CA names sent|no peer certificate available)/;
const NAME_FAILURE = /not known|name resolution|nodename nor|gethostbyname failure|BIO_lookup|getaddrinfo/i;
const CONNECT_FAILURE =
  /connect:errno=|connect: |:connect:|BIO_connect|refused|timed out|timeout|unreachable|no route/i;

interface HandshakeState {
  readonly tls: EventDraft<'tls.handshake'>;
  readonly chain: { length: number; issuer: string | null };
}

type Handler = (state: HandshakeState, found: RegExpExecArray, line: TranscriptLine) => void;

/** Output of s_client of OpenSSL 1.0 to 3.x (apps/s_client.c, apps/lib/s_cb.c) and of LibreSSL. */
const WORDS: readonly (readonly [RegExp, Handler])[] = [
  [/^verify error:num=(\d+):/, (state, found, line) => verified(state, Number(found[1]), line)],
  [/^\s*Verify return code: (\d+) \(/, (state, found, line) => verified(state, Number(found[1]), line)],
  [/^Verification error: (.+)$/, (state, found, line) => describedError(state, found[1] ?? '', line)],
  [/^Verification: OK/, (state, _found, line) => verified(state, 0, line)],
  [/^ ?(\d+) s:/, (state, found) => void (state.chain.length = Number(found[1]) + 1)],
  [/^\s+i:(.+)$/, (state, found) => void (state.chain.issuer = found[1] ?? null)],
  [/^(?:subject|issuer|notBefore|notAfter)\s*=/, describe],
  [/^\s*Protocol\s*(?:version)?: (\S+)/, (state, found, line) => setVersion(state, found[1] ?? '', line)],
  [/^(?:New|Reused), (\S+), Cipher is (\S+)/, negotiated],
  [/^\s*Cipher\s*: (\S+)/, (state, found, line) => setCipher(state, found[1] ?? '', line)],
  [/^ALPN protocol: (\S+)/, (state, found) => void (state.tls.facts['tls.next_protocol'] = found[1] ?? '')],
  [/^(?:Acceptable client certificate CA names|Client Certificate Types:)/, requested],
  [/^SSL handshake has read 7 bytes/, refusedAtOnce],
  [/^no peer certificate available/, (state, _found, line) => void state.tls.shownBy(line)],
  [/:wrong version number:|:unknown protocol:|:http request:|packet length too long/, plain],
  [/alert number \d+|:(?:tls|ssl)v\d[\w.]* alert [a-z ]+/, alerted],
  [
    /^(?:write|read):errno=(\d+)/,
    (state, found, line) => ended(state, found[1] === '104' || found[1] === '54' || found[1] === '10054', line),
  ],
  [/unexpected eof|ssl handshake failure:/, (state, _found, line) => ended(state, false, line)],
  [new RegExp(`${SYSTEM.reset} by peer`), (state, _found, line) => ended(state, true, line)],
];

/** `openssl s_client`: connect, handshake, chain, and what its own verification says. */
export const opensslSClient: CommandReader = {
  id: 'openssl-s-client',
  commands: ['openssl s_client', 'openssl11 s_client', 'openssl3 s_client'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => OWN.test(text)) ? 0.9 : 0),
  read(run, emit, platform) {
    const target = run.words.length === 0 ? null : clientTarget(run);
    if (target === null && run.words.length > 0) return false;
    const began = run.output.find(({ text }) => /^CONNECTED\(/.test(text));
    if (began === undefined && !run.output.some(({ text }) => HANDSHAKE.test(text)))
      return target !== null && emitFailure(run, target, emit);
    const stamp = startTime(run.output);
    const end = target === null ? null : endOf(target.host, target.port);
    if (began !== undefined && end !== null)
      new EventDraft('tcp.connection', { ...end, 'tcp.handshake': 'completed' })
        .shownBy(run.typed, stamp)
        .shownBy(began, stamp)
        .emit(emit);
    handshake(run, target, platform)
      .shownBy(began ?? run.typed, stamp)
      .emit(emit);
    return true;
  },
};

function handshake(
  { output }: CommandRun,
  target: ClientTarget | null,
  platform: Platform,
): EventDraft<'tls.handshake'> {
  const end = target === null ? { 'process.name': PROGRAM } : endOf(target.host, target.port);
  const tls = new EventDraft('tls.handshake', { ...end, 'tls.outcome': 'unknown' });
  const serverName = target?.serverName ?? null;
  if (serverName !== null) tls.facts['tls.client.server_name'] = serverName;
  const state: HandshakeState = { tls, chain: { length: 0, issuer: null } };
  for (const line of output) {
    const word = WORDS.find(([pattern]) => pattern.test(line.text));
    const found = word?.[0].exec(line.text) ?? null;
    if (word !== undefined && found !== null) word[1](state, found, line);
  }
  certified(state, output, platform);
  return tls;
}

function certified({ tls, chain }: HandshakeState, output: readonly TranscriptLine[], platform: Platform): void {
  const certificates = certificatesIn(output);
  const [own] = certificates;
  const { facts } = tls;
  if (own !== undefined) Object.assign(tls.shownBy(own.line).facts, leafFacts(own.der, platform));
  else if (facts['tls.server.subject'] !== undefined && facts['tls.server.issuer'] !== undefined)
    facts['tls.server.self_signed'] = facts['tls.server.subject'] === facts['tls.server.issuer'];
  if (chain.length === 0) return;
  facts['tls.server.hello'] = true;
  facts['tls.server.chain_length'] = chain.length;
  // Without -showcerts only the server's own certificate is printed.
  const ders = certificates.map(({ der }) => der);
  if (ders.length === chain.length) Object.assign(facts, chainFacts(ders, platform));
  else if (chain.issuer !== null) facts['tls.server.chain_ends_at'] = distinguishedName(chain.issuer);
}

/** Emits a failed connect or look-up: s_client prints nothing after it. */
function emitFailure({ output }: CommandRun, { host, port }: ClientTarget, emit: CommandEmit): boolean {
  const words = output.map(({ text }) => text).join('\n');
  const named = output.find(({ text }) => NAME_FAILURE.test(text));
  if (named !== undefined) {
    emit.event('dns.lookup', unresolved(host, PROGRAM, words), [named]);
    return true;
  }
  const lines = output.filter(({ text }) => CONNECT_FAILURE.test(text)).slice(0, 4);
  if (lines.length > 0) emit.event('tcp.connection', { ...endOf(host, port), ...connectFailure(words) }, lines);
  return lines.length > 0;
}

function endOf(host: string, port: number) {
  return {
    'process.name': PROGRAM,
    'destination.domain': host,
    ...(isAddress(host) ? { 'destination.ip': host } : {}),
    'destination.port': port,
  };
}

/** When the session began, by this host's clock; TLS 1.3 prints it with each ticket. */
function startTime(output: readonly TranscriptLine[]): Stamp | null {
  for (const { text } of output) {
    const seconds = /^\s*Start Time: (\d{9,10})\b/.exec(text)?.[1];
    const stamp = seconds === undefined ? null : epochStamp(seconds, Number(seconds) * MICROS_PER_SECOND);
    if (stamp !== null) return { ...stamp, step: MICROS_PER_SECOND };
  }
  return null;
}

function verified({ tls }: HandshakeState, code: number, line: TranscriptLine): void {
  // s_client also prints 0 if no certificate came.
  if (code !== 0 || tls.facts['tls.outcome'] === 'finished') noteVerified(tls.shownBy(line), code);
}

/** OpenSSL 1.1.1 and later; lines with the number may have been left out. */
function describedError(state: HandshakeState, text: string, line: TranscriptLine): void {
  const code = state.tls.facts['x509.verify_error'] === undefined ? verifyError(text) : null;
  if (code !== null) noteVerified(state.tls.shownBy(line), code);
}

/** Seven bytes are an alert and nothing else. */
function refusedAtOnce({ tls }: HandshakeState, _found: RegExpExecArray, line: TranscriptLine): void {
  tls.shownBy(line).facts['tls.server.hello'] = false;
}

/** Printed only if the server asked; "No client certificate CA names sent" also stands where it did not. */
function requested({ tls }: HandshakeState, _found: RegExpExecArray, line: TranscriptLine): void {
  tls.shownBy(line).facts['tls.client.certificate_requested'] = true;
}

function describe({ tls }: HandshakeState, _found: RegExpExecArray, line: TranscriptLine): void {
  Object.assign(tls.shownBy(line).facts, certificateLine(line.text) ?? {});
}

function setVersion({ tls }: HandshakeState, text: string, line: TranscriptLine): void {
  const version = versionNumber(text);
  // After a failed handshake s_client prints the version that it began with.
  if (version !== null && tls.facts['tls.outcome'] === 'finished') tls.shownBy(line).facts['tls.version'] = version;
}

function negotiated(state: HandshakeState, [, , suite = '']: RegExpExecArray, line: TranscriptLine): void {
  if (suite === '(NONE)') return;
  const { facts } = state.tls;
  if (facts['tls.outcome'] === 'unknown') facts['tls.outcome'] = 'finished';
  setCipher(state, suite, line);
  // Before 1.1.1 the word before it is the version that introduced the suite.
  if (/^TLS_/.test(suite)) facts['tls.version'] = '1.3';
}

function setCipher({ tls }: HandshakeState, name: string, line: TranscriptLine): void {
  const suite = suiteNumber(name);
  if (suite !== null) tls.shownBy(line).facts['tls.cipher'] = suite;
}

function plain({ tls }: HandshakeState, _found: RegExpExecArray, line: TranscriptLine): void {
  tls.shownBy(line).facts['tls.server.plain'] = true;
}

function alerted({ tls }: HandshakeState, _found: RegExpExecArray, line: TranscriptLine): void {
  const code = alertIn(line.text);
  if (code === null) return;
  const { facts } = tls.shownBy(line);
  facts['tls.outcome'] = 'alert';
  facts['tls.alert.code'] = code;
  facts['tls.alert.name'] = tlsAlertName(code);
  facts['tls.alert.from'] = 'server';
}

/** After a finished handshake the server hung up on an idle client. */
function ended({ tls }: HandshakeState, reset: boolean, line: TranscriptLine): void {
  if (tls.facts['tls.outcome'] !== 'unknown') return;
  tls.shownBy(line).facts['tls.outcome'] = reset ? 'reset' : 'closed';
}
