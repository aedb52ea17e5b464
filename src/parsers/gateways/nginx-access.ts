import type { Facts } from '../../core/event.js';
import { WORD_CHARACTERS } from '../../text/initials.js';
import { defineParser, type Emit, type OutlinedTexts, type Seen } from '../../core/parser.js';
import { accessRecord, type AccessRecord } from './nginx-access-record.js';
import { pathOf } from './request-line.js';
import { MONTH, passedTexts, TARGET, TIME, wholeText } from '../../text/passed-texts.js';
import { isTunnel, tunnelFacts } from './tunnel-request.js';

/** Paths of the license API; other requests count only if they failed. */
const LICENSE_PATH = /\/oauth\/|\/api\//;

/** A target that is no license path, with its version and the quote after it. */
const OTHER = String.raw`(?![^" ]*/(?:oauth|api)/)${TARGET} HTTP/\d(?:\.\d)?"`;
/** Agents in the characters that most have, with blanks and versions of systems. */
const AGENT = String.raw`(?:[\w./;,+()~@-]| (?!messages ))*`;
const ADDRESS = String.raw`[\da-fA-F.:]{3,45}`;

/** Requests for other paths that did not fail, of pages at a host that was named before. */
const PASSES = passedTexts(
  String.raw`${ADDRESS} - [\w.@-]+ \[\d\d/${MONTH}/\d{4}:${TIME} [+-]\d{4}\] "(?:(?!POST )[A-Z]{2,10} ${OTHER} \d{3}|POST ${OTHER} [1-3]\d\d) (?:\d+|-) "(?:-|(https?://[\w.-]+)(?::\d+)?(?:/(?:${TARGET})?)?)" "${AGENT}"(?: "(?:-|${ADDRESS})")?`,
  { hasClock: true, hasKey: true },
);

/** Requests of which one client sends many: what they lead to depends on all but their times and the length of the answer. */
const OUTLINES: OutlinedTexts = {
  pattern: wholeText(
    String.raw`(${ADDRESS} - [\w.@-]+) \[\d\d/${MONTH}/\d{4}:${TIME} [+-]\d{4}\] "([A-Z]{2,10} ${TARGET} HTTP/\d(?:\.\d)?" \d{3}) (\d+) ("(?:-|https?://[\w.-]+(?::\d+)?(?:/(?:${TARGET})?)?)" "${AGENT}"(?: "(?:-|${ADDRESS})")?)`,
  ),
  kind: 'gateway.request',
  amount: { group: 3, field: 'http.response.body.bytes', of: Number },
  hasClock: true,
};

/** nginx's access log, by itself or in syslog. A line is written when its request ends. */
export default defineParser({
  id: 'nginx-access',
  title: 'nginx access log (combined, main)',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any with status 400 or more'] },
  initials: `${WORD_CHARACTERS}.:"-`,
  claims: (text) =>
    /^(?:[\w.:-]+ )?"?[\da-fA-F.:]{3,45}(?:, ?[\da-fA-F.:]{3,45})*"? - [^[]* \[\d{2}\/[A-Za-z]/.test(text),
  passes: PASSES,
  outlines: OUTLINES,
  stamp: (text) => accessRecord(text)?.stamp ?? null,
  read(message, emit) {
    const record = accessRecord(message.text);
    if (record === null) return;
    const stamp = message.stamp ?? record.stamp;
    const evidence = message.evidence(stamp);
    if (record.stamp !== null) emit.clock({ outer: message.stamp, inner: record.stamp, evidence });
    const seen: Seen = { stamp, host: message.host, evidence: [evidence] };
    if (record.request !== null && isTunnel(record.request.method, record.request.target)) {
      // A proxy may write its log in the same form.
      const { client, request, status, requestTime } = record;
      const tunnel = tunnelFacts({ client, target: request.target, status, duration: requestTime });
      emit.event('http.exchange', tunnel, seen);
      return;
    }
    emitName(record.referrer, seen, emit);
    const facts = requestFacts(record);
    const isKept = facts['url.path'] === undefined || LICENSE_PATH.test(facts['url.path']) || failed(facts);
    if (isKept) emit.event('gateway.request', facts, seen);
  },
});

/** Names already emitted for each source. */
const namesOf = new WeakMap<Emit, Set<string>>();

/** The browser's address of a page shows how people reach this server. */
function emitName(referrer: string | null, seen: Seen, emit: Emit): void {
  if (referrer === null) return;
  const name = /^https?:\/\/(\[[\da-fA-F:]+\]|[^/:\s]+)/.exec(referrer)?.[1];
  if (name === undefined) return;
  const names = namesOf.get(emit) ?? new Set();
  namesOf.set(emit, names);
  if (names.has(name)) return;
  names.add(name);
  emit.event('gateway.named', { 'server.address': name.replace(/^\[|\]$/g, '') }, seen);
}

function failed(facts: Facts['gateway.request']): boolean {
  const status = facts['http.response.status_code'];
  return status !== undefined && status >= 400 && facts['http.request.method'] === 'POST';
}

type RequestDraft = { -readonly [K in keyof Facts['gateway.request']]: Facts['gateway.request'][K] };

/** Assigned one by one: spreading an object for each field took most of the time of a busy log. */
function requestFacts(record: AccessRecord): Facts['gateway.request'] {
  const { request, status, bytes, agent, forwardedFor, virtualHost, requestTime, upstreamTime } = record;
  const facts: RequestDraft = { 'source.address': record.client };
  if (request !== null) {
    facts['http.request.method'] = request.method;
    facts['url.path'] = pathOf(request.target);
  }
  if (status !== null) facts['http.response.status_code'] = status;
  if (bytes !== null) facts['http.response.body.bytes'] = bytes;
  if (agent !== null) facts['user_agent.original'] = agent;
  if (forwardedFor !== null) facts['network.forwarded_ip'] = forwardedFor;
  if (virtualHost !== null) facts['url.domain'] = virtualHost;
  if (requestTime !== null) facts['event.duration'] = requestTime;
  if (upstreamTime !== null) facts['gateway.upstream.duration'] = upstreamTime;
  return facts;
}
