import fc from 'fast-check';
import {
  ACK,
  ethernet,
  FIN,
  ipv4,
  ipv6,
  join,
  PSH,
  RST,
  SYN,
  tcp,
  text,
  u16,
  u32,
} from '../../samples/parsers/pcap/frames.js';
import {
  alert,
  changeCipherSpec,
  clientHello,
  clientKeyExchange,
  encrypted,
  joined,
  serverHello,
  serverHelloDone,
} from './tls-bytes.js';

/** What may befall a segment between its sender and the capture. */
const MISHAPS = ['lost', 'twice', 'late', 'zero-window', 'repeated-ack', 'probe', 'reset', 'fin', 'early-ack'] as const;

export interface Message {
  readonly fromClient: boolean;
  readonly bytes: Uint8Array;
  /** Longest segment. */
  readonly size: number;
  /** Whether the other side acknowledges each segment. */
  readonly acknowledged: boolean;
  readonly mishap: (typeof MISHAPS)[number] | null;
}

/** One connection of a generated capture. */
export interface Talk {
  readonly port: number;
  readonly serverPort: number;
  readonly version: 4 | 6;
  readonly tags: number;
  readonly timestamps: boolean;
  /** Whether the capture holds the handshake of TCP. */
  readonly begun: boolean;
  readonly messages: readonly Message[];
  readonly sequences: readonly [number, number];
}

const CLIENT = '192.0.2.10';
const SERVER = '198.51.100.8';
const CLIENT6 = [0x20, 1, 0x0d, 0xb8, ...new Array<number>(11).fill(0), 1];
const SERVER6 = [0x20, 1, 0x0d, 0xb8, ...new Array<number>(11).fill(0), 2];

/** Segments of 1,460 bytes, selective acknowledgement, a window scale of 7 and two fillers. */
const SYN_OPTIONS = [2, 4, ...u16(1460), 4, 2, 3, 3, 7, 1, 1, 1];

/** Makes the frames of one connection in the order in which its sides sent them. */
class TalkFrames {
  readonly frames: Uint8Array[] = [];
  readonly #talk: Talk;
  readonly #next: [number, number];
  #window = 64_240;

  constructor(talk: Talk) {
    this.#talk = talk;
    this.#next = [...talk.sequences];
    if (talk.begun) this.#handshake();
    for (const message of talk.messages) this.#send(message);
  }

  #handshake(): void {
    this.#segment(true, SYN);
    this.#next[0] += 1;
    this.#segment(false, SYN | ACK);
    this.#next[1] += 1;
    this.#segment(true, ACK);
  }

  #send({ fromClient, bytes, size, acknowledged, mishap }: Message): void {
    const side = fromClient ? 0 : 1;
    for (let at = 0; at < bytes.byteLength; at += size) {
      const piece = bytes.subarray(at, at + size);
      // A mishap befalls the second segment, or the only one.
      const isStruck = mishap !== null && (at === size || bytes.byteLength <= size);
      if (isStruck) this.#strike(mishap, fromClient, piece);
      else this.#segment(fromClient, ACK | PSH, piece);
      this.#next[side] += piece.byteLength;
      if (acknowledged) this.#segment(!fromClient, ACK);
    }
  }

  #strike(mishap: (typeof MISHAPS)[number], fromClient: boolean, piece: Uint8Array): void {
    const side = fromClient ? 0 : 1;
    if (mishap === 'lost') return;
    if (mishap === 'probe') this.#segment(fromClient, ACK, new Uint8Array(1), -1);
    if (mishap === 'early-ack') this.#next[1 - side] = (this.#next[1 - side] ?? 0) + 700;
    if (mishap === 'late') this.#segment(fromClient, ACK, piece, piece.byteLength);
    if (mishap === 'zero-window') this.#window = 0;
    this.#segment(fromClient, ACK | PSH, piece);
    this.#window = 64_240;
    if (mishap === 'twice') this.#segment(fromClient, ACK | PSH, piece);
    if (mishap === 'reset') this.#segment(!fromClient, ACK | RST);
    if (mishap === 'fin') this.#segment(fromClient, ACK | FIN, undefined, piece.byteLength);
    if (mishap === 'repeated-ack') for (let count = 0; count < 3; count += 1) this.#segment(!fromClient, ACK);
  }

  #segment(fromClient: boolean, flags: number, payload: Uint8Array = new Uint8Array(0), shift = 0): void {
    const { port, serverPort, version, timestamps } = this.#talk;
    const [own, other] = fromClient ? this.#next : [this.#next[1], this.#next[0]];
    const [source, destination] = fromClient ? [CLIENT, SERVER] : [SERVER, CLIENT];
    const [source6, destination6] = fromClient ? [CLIENT6, SERVER6] : [SERVER6, CLIENT6];
    const header = {
      from: fromClient ? port : serverPort,
      to: fromClient ? serverPort : port,
      sequence: (own + shift) >>> 0,
      acknowledgement: (flags & ACK) === 0 ? 0 : other >>> 0,
      flags,
      window: this.#window,
      options: [
        ...((flags & SYN) === 0 ? [] : SYN_OPTIONS),
        ...(timestamps ? [1, 1, 8, 10, ...u32(7), ...u32(8)] : []),
      ],
    };
    const segment = tcp({ source, destination }, header, payload);
    const ip = version === 4 ? ipv4({ source, destination }, 6, segment) : ipv6(source6, destination6, 6, segment);
    this.frames.push(this.#tagged(version === 4 ? 0x0800 : 0x86dd, ip));
  }

  #tagged(type: number, ip: Uint8Array): Uint8Array {
    if (this.#talk.tags === 0) return ethernet(type, ip);
    const inner = join(u16(7), u16(type), ip);
    return ethernet(0x8100, this.#talk.tags === 1 ? inner : join(u16(9), u16(0x8100), inner));
  }
}

/** Frames of several connections, mixed as `order` says. */
export function framesOf(talks: readonly Talk[], order: readonly number[]): readonly Uint8Array[] {
  const waiting = talks.map((talk) => [...new TalkFrames(talk).frames]);
  const mixed: Uint8Array[] = [];
  for (let turn = 0; waiting.some((frames) => frames.length > 0); turn += 1) {
    const open = waiting.filter((frames) => frames.length > 0);
    const [next] = open[(order[turn % order.length] ?? 0) % open.length]?.splice(0, 1) ?? [];
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

const message = (bytes: fc.Arbitrary<Uint8Array>, fromClient: fc.Arbitrary<boolean>): fc.Arbitrary<Message> =>
  fc.record({
    bytes,
    fromClient,
    size: fc.integer({ min: 1, max: 40 }).chain((small) => fc.constantFrom(small + 2, 100, 536, 1400)),
    acknowledged: fc.boolean(),
    mishap: fc.option(fc.constantFrom(...MISHAPS), { freq: 4 }),
  });

const calm = (fromClient: boolean, ...parts: readonly Uint8Array[]): Message => ({
  fromClient,
  bytes: joined(...parts),
  size: 1400,
  acknowledged: true,
  mishap: null,
});

/** A handshake of TLS 1.2 without its certificates. */
const HANDSHAKE: readonly Message[] = [
  calm(true, clientHello('ssm.example.com')),
  calm(false, serverHello(0x0303), serverHelloDone()),
  calm(true, clientKeyExchange(), changeCipherSpec(), encrypted(22, 40)),
  calm(false, changeCipherSpec(), encrypted(22, 40)),
];

const records = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 1500 }).map((length) => encrypted(23, length)) },
      { weight: 1, arbitrary: fc.constantFrom(encrypted(21, 26), encrypted(22, 40), alert(2, 40), changeCipherSpec()) },
      { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 30 }) },
      { weight: 1, arbitrary: fc.constant(text('GET /a HTTP/1.1\r\nhost: x\r\n\r\n')) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => joined(...parts));

/** Connections of any begin, content and mishap. */
export const talk: fc.Arbitrary<Talk> = fc.record({
  port: fc.integer({ min: 40_000, max: 40_003 }),
  serverPort: fc.constantFrom(443, 8443, 8080, 53, 40_001),
  version: fc.constantFrom(4, 6),
  tags: fc.constantFrom(0, 0, 1, 2),
  timestamps: fc.boolean(),
  begun: fc.boolean(),
  sequences: fc.tuple(
    fc.constantFrom(1000, 2 ** 32 - 500, 2 ** 31 - 300),
    fc.constantFrom(5000, 2 ** 32 - 1, 2 ** 31 - 900),
  ),
  messages: fc
    .tuple(
      fc.constantFrom<(readonly Message[])[]>(HANDSHAKE, HANDSHAKE, HANDSHAKE.slice(0, 2), []),
      fc.array(message(records, fc.boolean()), { maxLength: 8 }),
    )
    .map(([begin, rest]) => [...begin, ...rest]),
});
