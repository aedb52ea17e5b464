import type { Facts } from '../../core/event.js';
import { WORD_CHARACTERS } from '../../text/initials.js';
import { defineParser, type Emit, type Message } from '../../core/parser.js';
import type { Stamp } from '../../core/time.js';
import { pathOf } from '../gateways/request-line.js';
import { railsLine } from './line.js';
import { isRequestLine, RailsRequests, startedAt, type RailsRequest } from './requests.js';

const LICENSE_PATH = /\/oauth\/|\/api\//;

/** Open requests of each source: other lines come between the lines of one request. */
const openIn = new WeakMap<Emit, RailsRequests>();

/**
 * Default Rails request logs, by themselves or in syslog: several lines per request, emitted as one event when it
 * completes.
 */
export default defineParser({
  id: 'rails-requests',
  title: "Rails requests in Rails' default format",
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any with status 500 or more'] },
  /** Lines of ActiveRecord begin with a name of any case or a parenthesis, perhaps indented. */
  initials: `${WORD_CHARACTERS} ([\u21b3`,
  claims: isRequestLine,
  stamp: (text) => railsLine(text).stamp,
  read(message, emit) {
    const line = railsLine(message.text);
    const stamp = message.stamp ?? line.stamp;
    const requests = openIn.get(emit) ?? new RailsRequests();
    openIn.set(emit, requests);
    const done = requests.take(line, message.program ?? '', () => message.evidence(stamp));
    emitClock(message, line.text, stamp, emit);
    if (done === null || !isKept(done)) return;
    const last = message.evidence(stamp);
    const seen = { stamp, host: message.host };
    if (done.started === null) emit.event('app.request', requestFacts(done), { ...seen, evidence: [last] });
    else emit.event('app.request', requestFacts(done), { ...seen, evidence: [done.started.evidence, last] });
  },
});

/** `Started … at 2023-01-13 11:17:01 +0000` states the zone; no other of these lines does. */
function emitClock(message: Message, text: string, stamp: Stamp | null, emit: Emit): void {
  const inner = startedAt(text);
  if (inner !== null) emit.clock({ outer: stamp, inner, evidence: message.evidence(stamp ?? inner) });
}

function isKept({ started, status }: RailsRequest): boolean {
  if (started === null) return (status ?? 0) >= 400;
  return LICENSE_PATH.test(started.target) || (status ?? 0) >= 500;
}

function requestFacts(done: RailsRequest): Facts['app.request'] {
  const { status, controller, tags } = done;
  const [tag] = tags;
  return {
    ...startedFacts(done),
    ...(status === null ? {} : { 'http.response.status_code': status }),
    ...(controller === null ? {} : { 'rails.controller': controller }),
    ...(tag === undefined ? {} : { 'http.request.id': tag }),
    'event.duration': Math.round(done.duration * 1000),
  };
}

function startedFacts({ started, grantType, clientId, user }: RailsRequest): Facts['app.request'] {
  return {
    ...(started === null
      ? {}
      : {
          'http.request.method': started.method,
          'url.path': pathOf(started.target),
          'source.address': started.client,
        }),
    ...(grantType === null ? {} : { 'oauth.grant_type': grantType }),
    ...(clientId === null ? {} : { 'oauth.client.id': clientId }),
    ...(user === null ? {} : { 'user.name': user }),
  };
}
