import { utf8Text } from '../text/bytes.js';
import { pageErrorKind } from '../license/gateway-errors.js';
import { formFacts, withoutTokens } from '../license/oauth-form.js';
import type { Facts } from '../core/event.js';
import type { Trace } from '../core/packet.js';
import { httpHeader, type HttpHead } from '../dissect/http.js';
import { tlsRecordAt } from '../dissect/tls.js';
import type { ByteBudget } from './byte-budget.js';
import type { Connection, Segment, Side } from './connection.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { bodyLength, HttpReader, type BodyLength, type HttpSink } from './http-messages.js';
import { elapsedBetween, keptTrace, stampOf } from './moment.js';
import type { StreamSink } from './stream-bytes.js';
import type { EventSink } from './event-sink.js';

type HttpFacts = Facts['http.exchange'];
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Exchange {
  readonly request: Trace;
  response: Trace | null;
  readonly evidence: EvidenceKeeper;
  readonly facts: Mutable<HttpFacts>;
  requestBody: string;
  responseBody: string;
}

/** Characters kept of a body; error bodies and the form of a token request are far shorter. */
const MAX_BODY_BYTES = 2048;
/** Requests of one connection that wait for their answers (pipelining). */
const MAX_WAITING = 64;

type Request = HttpHead & { readonly kind: 'request' };
type Response = HttpHead & { readonly kind: 'response' };

/** Watches one connection for requests and answers in clear; `tunnel` takes what follows an accepted CONNECT. */
export class HttpWatcher {
  readonly sinks: Readonly<Record<Side, HttpReader>>;
  readonly #emit: EventSink;
  readonly #connection: Connection;
  readonly #waiting: Exchange[] = [];
  #asking: Exchange | null = null;
  #current: Trace;

  /** `current` is the packet whose bytes come first. */
  constructor(
    emit: EventSink,
    budget: ByteBudget,
    connection: Connection,
    current: Trace,
    tunnel: Readonly<Record<Side, StreamSink>>,
  ) {
    this.#emit = emit;
    this.#connection = connection;
    this.#current = current;
    const reader = (side: Side): HttpReader => new HttpReader(this.#messages(side, tunnel[side]), budget);
    this.sinks = { client: reader('client'), server: reader('server') };
  }

  segment({ trace, length, from, payload, printed }: Segment): void {
    this.#current = trace;
    if (length > 0 && printed !== null && payload === null) this.#readLine(printed.http, from);
  }

  /** The server's first bytes, before they are read: a TLS record shows that the port speaks TLS. */
  answeredWith(chunk: Uint8Array): void {
    const [exchange] = this.#waiting;
    const record = exchange?.response === null ? tlsRecordAt(chunk, 0) : null;
    if (exchange !== undefined && record !== null && record !== 'more') exchange.facts['http.response.tls'] = true;
  }

  end(): void {
    this.sinks.client.end();
    this.sinks.server.end();
    for (const exchange of this.#waiting.splice(0)) {
      const { endedBy, reset, fromServer } = this.#connection;
      const isWhole = exchange.response === null && fromServer.missing() === 0;
      if (endedBy === 'server' && isWhole) exchange.facts['error.kind'] = reset?.by === 'server' ? 'reset' : 'closed';
      emitExchange(this.#emit, exchange);
    }
  }

  #messages(side: Side, tunnel: StreamSink): HttpSink {
    return {
      head: (head) => (head.kind === 'request' ? this.#request(head) : this.#response(head)),
      body: (piece) => {
        if (side === 'client' && this.#asking !== null)
          this.#asking.requestBody = grown(this.#asking.requestBody, piece);
        const answered = side === 'server' ? this.#waiting[0] : undefined;
        if (answered !== undefined) answered.responseBody = grown(answered.responseBody, piece);
      },
      messageEnd: () => {
        if (side === 'server') this.#finish();
      },
      tunnel,
    };
  }

  #request(head: Request): BodyLength {
    if (this.#waiting.length >= MAX_WAITING) this.#emitFirst();
    this.#asking = newExchange(this.#connection, head.method, head.target, keptTrace(this.#current));
    this.#waiting.push(this.#asking);
    return bodyLength(head, null);
  }

  #response(head: Response): BodyLength {
    const [exchange] = this.#waiting;
    const length = bodyLength(head, exchange?.facts['http.request.method'] ?? null);
    if (exchange === undefined || (head.status < 200 && head.status !== 101)) return length;
    noteResponse(exchange, head, keptTrace(this.#current));
    if (length === 'tunnel') {
      this.#finish();
      this.sinks.client.openTunnel();
    }
    return length;
  }

  #finish(): void {
    if (this.#waiting[0]?.response != null) this.#emitFirst();
  }

  #emitFirst(): void {
    for (const exchange of this.#waiting.splice(0, 1)) emitExchange(this.#emit, exchange);
  }

  /** Text shows only the first line of a message. */
  #readLine(line: string | null, from: Side): void {
    const rest = { version: 'HTTP/1.1', headers: [], length: 0 };
    const asked = from === 'client' ? /^([A-Z]+) (\S+) HTTP\/\d\.\d$/.exec(line ?? '') : null;
    if (asked !== null) this.#request({ kind: 'request', method: asked[1] ?? '', target: asked[2] ?? '', ...rest });
    const answered = from === 'server' ? /^HTTP\/\d\.\d (\d{3})(?: (.*))?$/.exec(line ?? '') : null;
    if (answered === null) return;
    this.#response({ kind: 'response', status: Number(answered[1]), reason: answered[2] ?? '', ...rest });
    this.#finish();
  }
}

/** The body with its next piece; beyond what is kept, it is not even decoded. */
const grown = (body: string, piece: Uint8Array): string =>
  body.length >= MAX_BODY_BYTES ? body : (body + utf8Text(piece)).slice(0, MAX_BODY_BYTES);

function newExchange({ client, server }: Connection, method: string, target: string, packet: Trace): Exchange {
  const evidence = new EvidenceKeeper();
  evidence.add(packet);
  return {
    request: packet,
    response: null,
    evidence,
    requestBody: '',
    responseBody: '',
    facts: {
      'source.ip': client.ip,
      'source.port': client.port,
      'destination.ip': server.ip,
      'destination.port': server.port,
      'http.request.method': method,
      'url.original': target,
    },
  };
}

const FIELDS = [
  ['server', 'http.response.header.server'],
  ['date', 'http.response.header.date'],
  ['via', 'http.response.header.via'],
  ['proxy-authenticate', 'http.response.header.proxy_authenticate'],
  ['retry-after', 'http.response.header.retry_after'],
] as const;

function noteResponse(exchange: Exchange, head: HttpHead & { kind: 'response' }, packet: Trace): void {
  const { facts } = exchange;
  exchange.response = packet;
  exchange.evidence.add(packet);
  facts['http.response.status_code'] = head.status;
  if (head.reason !== '') facts['http.response.reason'] = head.reason;
  for (const [name, field] of FIELDS) {
    const value = httpHeader(head, name);
    if (value !== null) facts[field] = value;
  }
}

function emitExchange(emit: EventSink, exchange: Exchange): void {
  const { facts, request, response, evidence, requestBody, responseBody } = exchange;
  const list = evidence.list();
  if (list === null) return;
  const duration = response === null ? null : elapsedBetween(request, response);
  if (duration !== null) facts['event.duration'] = duration;
  // Bodies that are not text (compressed, images) are of no use here.
  if (responseBody !== '' && !/[\x00-\x08\x0e-\x1f\ufffd]/.test(responseBody))
    facts['http.response.body.content'] = withoutTokens(responseBody);
  const page = pageErrorKind(responseBody);
  if (page !== null) facts['error.kind'] = page;
  emit.event(
    'http.exchange',
    { ...facts, ...formFacts(requestBody) },
    { evidence: list, stamp: stampOf(request), end: stampOf(response ?? request) },
  );
}
