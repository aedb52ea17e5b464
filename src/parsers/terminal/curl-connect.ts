import { isAddress } from '../../text/addresses.js';
import { connectFailure } from '../../license/connect-errors.js';
import { CONNECT_TEXTS, SYSTEM_TEXTS as SYSTEM } from '../../license/system-errors.js';
import type { CurlLine } from './curl-lines.js';
import { targetOf } from './curl-command.js';
import { takeLine, type CurlWords } from './curl-words.js';
import { opened, proxied, type CurlState } from './curl-state.js';
import { ended } from './curl-tls.js';
import { EventDraft } from './event-draft.js';
import { resolved, unresolved } from './name-errors.js';

/**
 * How curl 7.19 to 8.x reports look-ups and connects, in -v and in its errors (lib/connect.c, hostip.c, cf-socket.c).
 */
const WORDS: CurlWords = [
  [
    /^Uses proxy env variable \w+ == '(.+)'$/,
    (state, found) => {
      state.proxy ??= targetOf(found[1] ?? '', 'http');
    },
  ],
  [/^Host (\S+?):(\d+) was resolved/, beginLookup],
  [/^IPv[46]: (?!\(none\))(.+)$/, addAddresses],
  [/^About to connect\(\) to (?:proxy )?(\S+) port (\d+)/, setTarget],
  [/^ *Trying \[?([\da-fA-F:.]+?)\]?(?:(?<=[\]\d.]):(\d+))?\.\.\./, tryAddress],
  [/^[Cc]onnected to (\S+) \(([\da-fA-F:.]+)\) port (\d+)/, connected],
  [/^Established connection to (\S+) \((\S+) port (\d+)\)/, connected],
  [
    /^connect to (\S+) port (\d+)(?: from \S+ port \d+)? failed: (.+)$/,
    (state, found, item) => failTry(state, item, found[1] ?? '', found[3] ?? ''),
  ],
  [
    /^Immediate connect fail for (\S+): (.+)$/,
    (state, found, item) => failTry(state, item, found[1] ?? '', found[2] ?? ''),
  ],
  [new RegExp(`^(${CONNECT_TEXTS})$`), (state, found, item) => failTry(state, item, null, found[1] ?? '')],
  [/Failed (?:to )?connect to (\S+?)(?::| port )(\d{1,5})(?: after (\d+) ms)?[:;] (.+)$/s, failAll],
  [new RegExp(String.raw`(?:${SYSTEM.timedOut}|Connection timeout) after (\d+) (?:milliseconds|ms)`), timeOut],
  [
    /^curl: \(7\) (?:couldn't connect to host|(connect\(\) timed out!|.*))$/,
    (state, found, item) => failRest(state, item, found[1] ?? ''),
  ],
  [/(?:Could not|Couldn't) resolve (?:host|proxy|host name|proxy name):? '?([^'\s;(]+)'?/, nameless],
  [/^getaddrinfo\(3\) failed for (\S+?):\d+/, nameless],
  [
    /Resolving timed out after \d+ milliseconds/,
    (state, _found, item) => {
      if (state.target !== null) unknownName(state, state.target.host, item);
    },
  ],
  [
    /^Establish HTTP proxy tunnel to (\S+)/,
    (state, found) => {
      state.target ??= targetOf(found[1] ?? '', 'https');
    },
  ],
];

/** Takes a line about a look-up or a connect; false for any other. */
export function connectLine(state: CurlState, item: CurlLine): boolean {
  return takeLine(WORDS, state, item);
}

function beginLookup(state: CurlState, [, name = '']: RegExpExecArray, { line, stamp }: CurlLine): void {
  state.lookup =
    isAddress(name) || state.names.has(name)
      ? null
      : new EventDraft('dns.lookup', resolved(name, 'curl', [])).shownBy(line, stamp);
  if (state.lookup !== null) state.drafts.push(state.lookup);
  state.names.add(name);
}

function addAddresses({ lookup }: CurlState, [, list = '']: RegExpExecArray, { line }: CurlLine): void {
  if (lookup === null) return;
  lookup.facts['dns.resolved_ip'] = [...(lookup.facts['dns.resolved_ip'] ?? []), ...list.split(/, */)];
  lookup.shownBy(line);
}

function setTarget(state: CurlState, [, host = '', port = '']: RegExpExecArray): void {
  state.target ??= { host, port: Number(port), secure: false, path: '/' };
}

function tryAddress(state: CurlState, [, ip = '', port]: RegExpExecArray, { line, stamp }: CurlLine): void {
  const asked = state.proxy ?? state.target;
  const number = port === undefined ? asked?.port : Number(port);
  if (number === undefined) return;
  const own =
    ip.endsWith(`:${String(number)}`) && (ip.match(/:/g) ?? []).length > 2
      ? ip.slice(0, -1 - String(number).length)
      : ip;
  const draft = new EventDraft('tcp.connection', {
    'process.name': 'curl',
    ...(asked === null ? {} : { 'destination.domain': asked.host }),
    'destination.ip': own,
    'destination.port': number,
    ...proxied(state),
    'tcp.handshake': 'unanswered',
  });
  state.tries.push(opened(state, draft.shownBy(line, stamp)));
}

function connected(
  state: CurlState,
  [, name = '', ip = '', port = '']: RegExpExecArray,
  { line, stamp }: CurlLine,
): void {
  const known = state.tries.find(({ facts }) => facts['destination.ip'] === ip);
  if (!isAddress(name) && !state.names.has(name)) {
    const lookup = new EventDraft('dns.lookup', resolved(name, 'curl', [ip])).shownBy(known?.firstLine ?? line, stamp);
    state.drafts.splice(
      known === undefined ? state.drafts.length : state.drafts.indexOf(known),
      0,
      lookup.shownBy(line),
    );
  }
  state.names.add(name);
  const facts = { 'process.name': 'curl', 'destination.ip': ip, 'destination.port': Number(port) };
  const draft = known ?? opened(state, new EventDraft('tcp.connection', { ...facts, 'tcp.handshake': 'completed' }));
  draft.facts['tcp.handshake'] = 'completed';
  draft.facts['destination.domain'] = name;
  draft.shownBy(line, stamp);
  // curl takes the first address that answers; it gave up on the others, they did not refuse.
  for (const other of state.tries.splice(0)) if (other !== draft) state.drafts.splice(state.drafts.indexOf(other), 1);
  state.connection = draft;
  state.handshake = null;
  state.tunnelled = false;
}

function failTry(state: CurlState, { line }: CurlLine, ip: string | null, words: string): void {
  const draft = state.tries.find(({ facts }) => ip === null || facts['destination.ip'] === ip);
  if (draft === undefined) return;
  state.tries.splice(state.tries.indexOf(draft), 1);
  Object.assign(draft.facts, connectFailure(words));
  draft.shownBy(line);
  state.connection = draft;
}

function failAll(state: CurlState, [, host = '', port = '', after, words = '']: RegExpExecArray, item: CurlLine): void {
  state.target ??= { host, port: Number(port), secure: true, path: '/' };
  failRest(state, item, words, host, Number(port));
  if (after !== undefined && state.connection !== null) state.connection.facts['event.duration'] = Number(after) * 1000;
}

function timeOut(state: CurlState, [whole, after = '']: RegExpExecArray, item: CurlLine): void {
  // curl's "connecting" includes the TLS handshake.
  if (state.connection?.facts['tcp.handshake'] === 'completed') {
    ended(state, 'stalled', item);
    return;
  }
  failRest(state, item, whole);
  if (state.connection !== null) state.connection.facts['event.duration'] = Number(after) * 1000;
}

/** Every try that is still open failed this way; without -v this is the only line. */
function failRest(state: CurlState, { line, stamp }: CurlLine, words: string, host?: string, port?: number): void {
  const rest = state.tries.splice(0);
  for (const draft of rest) Object.assign(draft.facts, connectFailure(words));
  const asked = state.proxy ?? state.target;
  const last = rest.at(-1) ?? state.connection;
  if (last !== null) {
    state.connection = last.shownBy(line);
    return;
  }
  const facts = { 'destination.domain': host ?? asked?.host, 'destination.port': port ?? asked?.port };
  const { 'destination.domain': domain, 'destination.port': number } = facts;
  if (domain === undefined || number === undefined) return;
  state.connection = opened(
    state,
    new EventDraft('tcp.connection', {
      'process.name': 'curl',
      ...endOf(domain),
      'destination.port': number,
      ...proxied(state),
      ...connectFailure(words),
    }).shownBy(line, stamp),
  );
}

/** A target given as an address is a destination IP too. */
function endOf(domain: string): { readonly 'destination.domain': string; readonly 'destination.ip'?: string } {
  return { 'destination.domain': domain, ...(isAddress(domain) ? { 'destination.ip': domain } : {}) };
}

function nameless(state: CurlState, [, name = '']: RegExpExecArray, item: CurlLine): void {
  unknownName(state, name, item);
}

function unknownName(state: CurlState, name: string, { text, line, stamp }: CurlLine): void {
  if (state.lookup?.facts['dns.question.name'] === name) {
    Object.assign(state.lookup.facts, unresolved(name, 'curl', text));
    state.lookup.shownBy(line);
    return;
  }
  state.lookup = opened(state, new EventDraft('dns.lookup', unresolved(name, 'curl', text)).shownBy(line, stamp));
  state.names.add(name);
}
