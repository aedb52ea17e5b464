import { isAddress } from '../../text/addresses.js';
import { connectFailure } from '../../license/connect-errors.js';
import { CONNECT_TEXTS, SYSTEM_TEXTS as SYSTEM } from '../../license/system-errors.js';
import type { CurlLine } from './curl-lines.js';
import { targetOf } from './curl-command.js';
import { takeLine, type CurlWords } from './curl-words.js';
import { opened, proxied, type CurlScene } from './curl-scene.js';
import { ended } from './curl-tls.js';
import { Draft } from './draft.js';
import { resolved, unresolved } from './name-errors.js';

/** What curl 7.19 to 8.x says of names and connects, in -v and in its errors (lib/connect.c, hostip.c, cf-socket.c). */
const WORDS: CurlWords = [
  [
    /^Uses proxy env variable \w+ == '(.+)'$/,
    (scene, found) => {
      scene.proxy ??= targetOf(found[1] ?? '', 'http');
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
    (scene, found, item) => failTry(scene, item, found[1] ?? '', found[3] ?? ''),
  ],
  [
    /^Immediate connect fail for (\S+): (.+)$/,
    (scene, found, item) => failTry(scene, item, found[1] ?? '', found[2] ?? ''),
  ],
  [new RegExp(`^(${CONNECT_TEXTS})$`), (scene, found, item) => failTry(scene, item, null, found[1] ?? '')],
  [/Failed (?:to )?connect to (\S+?)(?::| port )(\d+)(?: after (\d+) ms)?[:;] (.+)$/, failAll],
  [new RegExp(String.raw`(?:${SYSTEM.timedOut}|Connection timeout) after (\d+) (?:milliseconds|ms)`), timeOut],
  [
    /^curl: \(7\) (?:couldn't connect to host|(connect\(\) timed out!|.*))$/,
    (scene, found, item) => failRest(scene, item, found[1] ?? ''),
  ],
  [/(?:Could not|Couldn't) resolve (?:host|proxy|host name|proxy name):? '?([^'\s;(]+)'?/, nameless],
  [/^getaddrinfo\(3\) failed for (\S+?):\d+/, nameless],
  [
    /Resolving timed out after \d+ milliseconds/,
    (scene, _found, item) => {
      if (scene.target !== null) unknownName(scene, scene.target.host, item);
    },
  ],
  [
    /^Establish HTTP proxy tunnel to (\S+)/,
    (scene, found) => {
      scene.target ??= targetOf(found[1] ?? '', 'https');
    },
  ],
];

/** Takes a line that tells of a name or a connect; false for any other. */
export function connectLine(scene: CurlScene, item: CurlLine): boolean {
  return takeLine(WORDS, scene, item);
}

function beginLookup(scene: CurlScene, [, name = '']: RegExpExecArray, { line, stamp }: CurlLine): void {
  scene.lookup =
    isAddress(name) || scene.names.has(name)
      ? null
      : new Draft('dns.lookup', resolved(name, 'curl', [])).shownBy(line, stamp);
  if (scene.lookup !== null) scene.drafts.push(scene.lookup);
  scene.names.add(name);
}

function addAddresses({ lookup }: CurlScene, [, list = '']: RegExpExecArray, { line }: CurlLine): void {
  if (lookup === null) return;
  lookup.facts['dns.resolved_ip'] = [...(lookup.facts['dns.resolved_ip'] ?? []), ...list.split(/, */)];
  lookup.shownBy(line);
}

function setTarget(scene: CurlScene, [, host = '', port = '']: RegExpExecArray): void {
  scene.target ??= { host, port: Number(port), secure: false, path: '/' };
}

function tryAddress(scene: CurlScene, [, ip = '', port]: RegExpExecArray, { line, stamp }: CurlLine): void {
  const asked = scene.proxy ?? scene.target;
  const number = port === undefined ? asked?.port : Number(port);
  if (number === undefined) return;
  const own =
    ip.endsWith(`:${String(number)}`) && (ip.match(/:/g) ?? []).length > 2
      ? ip.slice(0, -1 - String(number).length)
      : ip;
  const draft = new Draft('tcp.connection', {
    'process.name': 'curl',
    ...(asked === null ? {} : { 'destination.domain': asked.host }),
    'destination.ip': own,
    'destination.port': number,
    ...proxied(scene),
    'tcp.handshake': 'unanswered',
  });
  scene.tries.push(opened(scene, draft.shownBy(line, stamp)));
}

function connected(
  scene: CurlScene,
  [, name = '', ip = '', port = '']: RegExpExecArray,
  { line, stamp }: CurlLine,
): void {
  const known = scene.tries.find(({ facts }) => facts['destination.ip'] === ip);
  if (!isAddress(name) && !scene.names.has(name)) {
    const lookup = new Draft('dns.lookup', resolved(name, 'curl', [ip])).shownBy(known?.firstLine ?? line, stamp);
    scene.drafts.splice(
      known === undefined ? scene.drafts.length : scene.drafts.indexOf(known),
      0,
      lookup.shownBy(line),
    );
  }
  scene.names.add(name);
  const facts = { 'process.name': 'curl', 'destination.ip': ip, 'destination.port': Number(port) };
  const draft = known ?? opened(scene, new Draft('tcp.connection', { ...facts, 'tcp.handshake': 'completed' }));
  draft.facts['tcp.handshake'] = 'completed';
  draft.facts['destination.domain'] = name;
  draft.shownBy(line, stamp);
  // Of several addresses the first that answers is taken; the others were given up, not refused.
  for (const other of scene.tries.splice(0)) if (other !== draft) scene.drafts.splice(scene.drafts.indexOf(other), 1);
  scene.connection = draft;
  scene.handshake = null;
  scene.tunnelled = false;
}

function failTry(scene: CurlScene, { line }: CurlLine, ip: string | null, words: string): void {
  const draft = scene.tries.find(({ facts }) => ip === null || facts['destination.ip'] === ip);
  if (draft === undefined) return;
  scene.tries.splice(scene.tries.indexOf(draft), 1);
  Object.assign(draft.facts, connectFailure(words));
  draft.shownBy(line);
  scene.connection = draft;
}

function failAll(scene: CurlScene, [, host = '', port = '', after, words = '']: RegExpExecArray, item: CurlLine): void {
  scene.target ??= { host, port: Number(port), secure: true, path: '/' };
  failRest(scene, item, words, host, Number(port));
  if (after !== undefined && scene.connection !== null) scene.connection.facts['event.duration'] = Number(after) * 1000;
}

function timeOut(scene: CurlScene, [whole, after = '']: RegExpExecArray, item: CurlLine): void {
  // What curl calls connecting holds the handshake of TLS, too.
  if (scene.connection?.facts['tcp.handshake'] === 'completed') {
    ended(scene, 'stalled', item);
    return;
  }
  failRest(scene, item, whole);
  if (scene.connection !== null) scene.connection.facts['event.duration'] = Number(after) * 1000;
}

/** Everything that was tried and did not end otherwise failed so; without -v this is the only line. */
function failRest(scene: CurlScene, { line, stamp }: CurlLine, words: string, host?: string, port?: number): void {
  const rest = scene.tries.splice(0);
  for (const draft of rest) Object.assign(draft.facts, connectFailure(words));
  const asked = scene.proxy ?? scene.target;
  const last = rest.at(-1) ?? scene.connection;
  if (last !== null) {
    scene.connection = last.shownBy(line);
    return;
  }
  const facts = { 'destination.domain': host ?? asked?.host, 'destination.port': port ?? asked?.port };
  const { 'destination.domain': domain, 'destination.port': number } = facts;
  if (domain === undefined || number === undefined) return;
  scene.connection = opened(
    scene,
    new Draft('tcp.connection', {
      'process.name': 'curl',
      ...endOf(domain),
      'destination.port': number,
      ...proxied(scene),
      ...connectFailure(words),
    }).shownBy(line, stamp),
  );
}

/** An address by which it was told to go is one as well. */
function endOf(domain: string): { readonly 'destination.domain': string; readonly 'destination.ip'?: string } {
  return { 'destination.domain': domain, ...(isAddress(domain) ? { 'destination.ip': domain } : {}) };
}

function nameless(scene: CurlScene, [, name = '']: RegExpExecArray, item: CurlLine): void {
  unknownName(scene, name, item);
}

function unknownName(scene: CurlScene, name: string, { text, line, stamp }: CurlLine): void {
  if (scene.lookup?.facts['dns.question.name'] === name) {
    Object.assign(scene.lookup.facts, unresolved(name, 'curl', text));
    scene.lookup.shownBy(line);
    return;
  }
  scene.lookup = opened(scene, new Draft('dns.lookup', unresolved(name, 'curl', text)).shownBy(line, stamp));
  scene.names.add(name);
}
