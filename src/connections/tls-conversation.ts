import type { PlainSegment } from '../core/plain-segment.js';
import type { ClientHello, ServerHello } from '../dissect/tls-hello.js';
import type { TlsItem } from '../dissect/tls-reader.js';
import { ALERTS_13, CONTENT_TYPE, HANDSHAKE_TYPE, readAlert } from '../dissect/tls.js';
import type { ByteBudget } from './byte-budget.js';
import type { CertificateChains, Chain } from './certificate-chains.js';
import type { Side } from './connection.js';
import type { PairerNeeds } from './pairer-needs.js';
import type { StreamSink } from './stream-bytes.js';
import { MessageReader } from './tls-messages.js';
import { RecordWalker, type SeenRecord } from './tls-records.js';

/** An alert and its place; `code` is null if it is encrypted. */
export interface SeenAlert {
  readonly from: Side;
  readonly code: number | null;
  readonly fatal: boolean;
}

/** What one side sent after its clear messages. */
interface PerSide {
  changeCipherSpec: boolean;
  /** Encrypted handshake records (TLS 1.2) and application data records, in order, by length of fragment. */
  readonly encrypted: EncryptedRecord[];
}

interface EncryptedRecord {
  readonly contentType: number;
  readonly length: number;
}

/** What is kept of a hello: nothing that shares the memory of its chunk. */
export interface KeptClientHello extends Pick<
  ClientHello,
  'version' | 'supportedVersions' | 'cipherSuites' | 'serverName' | 'alpn' | 'groups'
> {
  readonly cutByCapture: boolean;
}
export interface KeptServerHello extends Pick<
  ServerHello,
  'negotiatedVersion' | 'supportedVersion' | 'cipherSuite' | 'alpn'
> {
  readonly cutByCapture: boolean;
}

/** What the bytes of one TLS connection show without keys. */
export interface TlsView {
  clientHello: KeptClientHello | null;
  serverHello: KeptServerHello | null;
  certificates: Chain | null;
  readonly alerts: SeenAlert[];
  readonly sides: Readonly<Record<Side, PerSide>>;
  /** The side whose first bytes are no TLS. */
  notTls: Side | null;
  retries: number;
  /** The server asked for a client certificate, in clear. */
  certificateRequested: boolean;
  /** A key exchange message was sent in clear, as only up to TLS 1.2. */
  keyExchange: boolean;
  /** The server sent application data after the client had sent its second encrypted record. */
  answered: boolean;
}

/** ServerKeyExchange, ServerHelloDone, ClientKeyExchange (RFC 5246 section 7.4). */
const KEY_EXCHANGE: ReadonlySet<number> = new Set([
  HANDSHAKE_TYPE.serverKeyExchange,
  HANDSHAKE_TYPE.serverHelloDone,
  HANDSHAKE_TYPE.clientKeyExchange,
]);

/** Encrypted records kept per side; the first ones decide. */
const MAX_ENCRYPTED_RECORDS = 16;

/** Reads both directions of a TLS connection. */
export class TlsConversation {
  readonly view: TlsView = newView();
  readonly sinks: Readonly<Record<Side, StreamSink>>;
  readonly #changed: (what: string) => void;
  readonly #walkers: Readonly<Record<Side, RecordWalker>>;
  readonly #messages: Readonly<Record<Side, MessageReader>>;

  /**
   * `changed` is called after each record or message with something new, with its kind. The sides `plain` are known to
   * speak something else.
   */
  constructor(
    { budget, chains }: Pick<PairerNeeds, 'budget' | 'chains'>,
    changed: (what: string) => void,
    plain: readonly Side[] = [],
  ) {
    this.#changed = changed;
    const reader = (from: Side): MessageReader => this.#reader(from, budget, chains);
    this.#messages = { client: reader('client'), server: reader('server') };
    this.#walkers = { client: this.#walker('client', budget), server: this.#walker('server', budget) };
    this.sinks = this.#walkers;
    for (const side of plain) this.#walkers[side].stop();
    this.view.notTls = plain[0] ?? null;
  }

  /** Takes the payload of a segment if it changes nothing but the place in application data. */
  passOver(from: Side, { bytes, start, length }: PlainSegment): boolean {
    return this.#walkers[from].passOver(bytes, start, length);
  }

  /** The connection is over: open records and messages are cut. */
  end(): void {
    this.#walkers.client.end();
    this.#walkers.server.end();
    this.#messages.client.end();
    this.#messages.server.end();
  }

  #reader(from: Side, budget: ByteBudget, chains: CertificateChains): MessageReader {
    const onItem = (item: TlsItem, cut: boolean): void => {
      noteMessage(this.view, item, from, cut, chains);
      this.#changed(item.kind);
    };
    return new MessageReader(onItem, budget);
  }

  #walker(from: Side, budget: ByteBudget): RecordWalker {
    const record = (seen: SeenRecord): void => {
      const isMessage = seen.contentType === CONTENT_TYPE.handshake && isClear(this.view, from);
      if (isMessage) this.#messages[from].fragment(seen.fragment, seen.cut);
      else this.#changed(noteRecord(this.view, from, seen));
    };
    const notTls = (): void => {
      this.view.notTls ??= from;
    };
    return new RecordWalker({ record, notTls }, budget);
  }
}

function newView(): TlsView {
  return {
    clientHello: null,
    serverHello: null,
    certificates: null,
    alerts: [],
    sides: {
      client: { changeCipherSpec: false, encrypted: [] },
      server: { changeCipherSpec: false, encrypted: [] },
    },
    notTls: null,
    retries: 0,
    certificateRequested: false,
    keyExchange: false,
    answered: false,
  };
}

/** Handshake records in clear end at the change of cipher; after a HelloRetryRequest, TLS 1.3 sends it early. */
function isClear(view: TlsView, from: Side): boolean {
  if (!view.sides[from].changeCipherSpec) return true;
  return view.retries > 0 && view.serverHello === null;
}

function noteMessage(view: TlsView, item: TlsItem, from: Side, cutByCapture: boolean, chains: CertificateChains): void {
  if (item.kind === 'client-hello' && from === 'client') {
    if (view.clientHello === null || view.retries > 0) view.clientHello = keptClientHello(item.hello, cutByCapture);
  } else if (item.kind === 'server-hello' && from === 'server') {
    if (item.hello.helloRetryRequest) view.retries += 1;
    else view.serverHello ??= keptServerHello(item.hello, cutByCapture);
  } else if (item.kind === 'certificates' && from === 'server' && !cutByCapture) {
    view.certificates ??= chains.keep(item.certificates);
  } else if (item.kind === 'handshake' && item.type === HANDSHAKE_TYPE.certificateRequest && from === 'server') {
    view.certificateRequested = true;
  } else if (item.kind === 'handshake' && KEY_EXCHANGE.has(item.type)) {
    view.keyExchange = true;
  }
}

function keptClientHello(hello: ClientHello, cutByCapture: boolean): KeptClientHello {
  const { version, supportedVersions, cipherSuites, serverName, alpn, groups } = hello;
  return { version, supportedVersions, cipherSuites, serverName, alpn, groups, cutByCapture };
}

function keptServerHello(hello: ServerHello, cutByCapture: boolean): KeptServerHello {
  const { negotiatedVersion, supportedVersion, cipherSuite, alpn } = hello;
  return { negotiatedVersion, supportedVersion, cipherSuite, alpn, cutByCapture };
}

/** Only the first of a kind is looked for, so a connection of nothing but alerts fills no memory. */
function noteAlert({ alerts }: TlsView, alert: SeenAlert): void {
  const isKnown = alerts.some(
    ({ from, code, fatal }) => from === alert.from && code === alert.code && fatal === alert.fatal,
  );
  if (!isKnown) alerts.push(alert);
}

/** Records seen, each type and length once: most are as long as others, and each connection keeps up to 32. */
const sharedRecords = new Map<number, EncryptedRecord>();
const MAX_SHARED = 4096;

function sharedRecord({ contentType, length }: EncryptedRecord): EncryptedRecord {
  const key = contentType * 65_536 + length;
  const record = sharedRecords.get(key) ?? { contentType, length };
  if (sharedRecords.size < MAX_SHARED) sharedRecords.set(key, record);
  return record;
}

function noteRecord(view: TlsView, from: Side, record: SeenRecord): string {
  const side = view.sides[from];
  if (record.contentType === CONTENT_TYPE.changeCipherSpec) {
    side.changeCipherSpec = true;
    return 'change-cipher-spec';
  }
  if (record.contentType === CONTENT_TYPE.alert) {
    const alert = side.changeCipherSpec ? null : readAlert(record.fragment);
    noteAlert(view, { from, code: alert?.description ?? null, fatal: alert === null || alert.level === 2 });
    return 'alert';
  }
  // An encrypted alert, such as close_notify, is no answer.
  if (from === 'server' && view.sides.client.encrypted.length > 1 && !ALERTS_13.has(record.length))
    view.answered = true;
  if (side.encrypted.length >= MAX_ENCRYPTED_RECORDS) return 'more';
  side.encrypted.push(sharedRecord(record));
  return record.contentType === CONTENT_TYPE.applicationData ? 'application-data' : 'encrypted-handshake';
}
