import type { Emit } from '../../core/parser.js';
import type { EvidenceList } from '../../core/evidence.js';
import type { Facts } from '../../core/event.js';
import { isTokenPath } from '../../license/paths.js';
import { guiMessageFacts, holdsGuiMessage, isLicenseFailure } from '../manager/gui-answer.js';
import { LICENSE_PATH } from '../manager/license-path.js';
import { API_PORT } from '../../license/api-port.js';
import { saidBy, shortText } from './answer-text.js';
import type { HarPlace } from './entries.js';
import type { HarEntry } from './entry.js';
import { programOf } from './program.js';
import { tokenRequestFacts } from './token-request.js';

/** Where an entry is, and which program wrote the archive. */
export interface EntryPlace extends HarPlace {
  readonly source: string;
  readonly writer: string | null;
}

/** The manager's own API, also below a prefix. */
const MANAGER_API = /(?:^|\/)dataservice\//;
/** SSM On-Prem's API and token endpoint, also slightly misspelt. */
const SSM_API = /(?:^|\/)(?:api\/v\d+|oauth2?|backend)\//;
/** Paths that only SSM On-Prem has, on any port. */
const SSM_ALONE =
  /^\/backend\/(?:oauth|api\/v\d+)\/|(?:^|\/)api\/v\d+\/accounts\/[^/]+\/(?:virtual-accounts|licenses|alerts)\b/;

/** Chromium's names for a connection refused by RST or with an unanswered SYN (net/base/net_error_list.h). */
const HANDSHAKES: ReadonlyMap<string, 'refused' | 'unanswered'> = new Map([
  ['net::ERR_CONNECTION_REFUSED', 'refused'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'unanswered'],
]);

/** Emits what an entry shows of a license sync; false if it shows nothing. */
export function emitEntry(entry: HarEntry, place: EntryPlace, emit: Emit): boolean {
  const { path, port } = entry.location;
  if (MANAGER_API.test(path)) {
    if (!LICENSE_PATH.test(path)) return false;
    emitManagerRequest(entry, place, emit);
    return true;
  }
  if (!isTokenPath(path) && !SSM_ALONE.test(path) && !(port === API_PORT && SSM_API.test(path))) return false;
  return emitManualCheck(entry, place, emit);
}

/** A person's request to a license server; without an answer a browser gives reasons only for its connection. */
function emitManualCheck(entry: HarEntry, place: EntryPlace, emit: Emit): boolean {
  const seen = { stamp: entry.stamp, evidence: evidenceOf(entry, place, answerOf(entry)), by: 'person' } as const;
  if (entry.status !== null) {
    emit.event('http.exchange', exchangeFacts(entry, place.writer), seen);
    return true;
  }
  const handshake = HANDSHAKES.get(entry.failure ?? '');
  if (handshake === undefined) return false;
  emit.event('tcp.connection', { ...checkFacts(entry, place.writer), 'tcp.handshake': handshake }, seen);
  return true;
}

function emitManagerRequest(entry: HarEntry, place: EntryPlace, emit: Emit): void {
  const said = shortText(entry.body === null ? '' : saidBy(entry.body));
  const failed = (entry.status ?? 0) >= 400;
  const isMessage = holdsGuiMessage(said) || (failed && isLicenseFailure(said));
  const seen = { stamp: entry.stamp, evidence: evidenceOf(entry, place, failed || isMessage ? said : '') };
  emit.event('manager.api-request', requestFacts(entry), seen);
  if (!isMessage) return;
  emit.event('manager.gui-message', { ...guiMessageFacts(said, said), 'url.domain': entry.location.domain }, seen);
}

/** One readable line, because an entry is a page of JSON with cookies in it. */
function evidenceOf(entry: HarEntry, place: EntryPlace, said: string): EvidenceList {
  const { method, location, status, reason, failure, stamp } = entry;
  const got =
    status === null ? (failure ?? 'no answer') : [String(status), reason].filter((part) => part !== null).join(' ');
  const text = shortText(`${method} ${location.shown} → ${got}${said === '' ? '' : `: ${said}`}`);
  const { source, number, byteOffset } = place;
  return [{ source, unit: 'line', number, byteOffset, stamp, text }];
}

function requestFacts(entry: HarEntry): Facts['manager.api-request'] {
  const { location, responseHeaders: answered, requestHeaders: asked } = entry;
  return {
    'http.request.method': entry.method,
    'url.path': location.path,
    'url.domain': location.domain,
    'url.port': location.port,
    ...given('http.response.status_code', entry.status),
    ...given('http.request.id', answered.get('x-request-id') ?? asked.get('x-request-id')),
    ...given('http.request.body.bytes', entry.requestBytes),
    ...given('http.response.body.bytes', entry.responseBytes),
    ...given('user_agent.original', asked.get('user-agent')),
    ...given('http.response.header.date', answered.get('date')),
    ...given('event.duration', entry.duration),
  };
}

function checkFacts({ location, serverAddress, requestHeaders }: HarEntry, writer: string | null) {
  return {
    'process.name': programOf(requestHeaders.get('user-agent'), writer),
    'destination.domain': location.domain,
    ...given('destination.ip', serverAddress),
    'destination.port': location.port,
  };
}

function exchangeFacts(entry: HarEntry, writer: string | null): Facts['http.exchange'] {
  const { location, responseHeaders: answered } = entry;
  const body = answerOf(entry);
  return {
    ...checkFacts(entry, writer),
    'http.request.method': entry.method,
    'url.original': location.shown,
    ...given('http.response.status_code', entry.status),
    ...given('http.response.reason', entry.reason),
    ...given('http.response.header.server', answered.get('server')),
    ...given('http.response.header.date', answered.get('date')),
    ...given('http.response.header.via', answered.get('via')),
    ...given('http.response.header.retry_after', answered.get('retry-after')),
    ...(body === '' ? {} : { 'http.response.body.content': body }),
    ...tokenRequestFacts(entry.posted),
    ...given('event.duration', entry.duration),
  };
}

/** Body of a refusal only: a granted one holds a token, and a license list is no one's business here. */
function answerOf({ body, status }: HarEntry): string {
  return body === null || status === null || status < 400 ? '' : shortText(body);
}

/** A fact, left out if it is not known. */
function given<K extends string, V>(name: K, value: V | null | undefined): { readonly [P in K]?: V } {
  const fact: { [P in K]?: V } = {};
  if (value !== null && value !== undefined) fact[name] = value;
  return fact;
}
