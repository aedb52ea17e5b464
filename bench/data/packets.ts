import { Conversation } from '../../samples/make/capture/conversation.js';
import type { Endpoint, Packet, TcpPacket } from '../../samples/make/capture/packet.js';
import { syncPackets } from '../../samples/make/capture/sync.js';
import { changeCipherSpec, clientHello, encrypted, helloValues, serverHello } from '../../samples/make/capture/tls.js';
import { SSM } from '../../samples/make/incidents/defaults.js';
import { Random } from '../../samples/make/random.js';
import { intervals, type Pace } from './syncs.js';

/** Connections that are open at a time; their packets take turns. */
const OPEN = 20;
/** Milliseconds between two packets of a connection; more than `OPEN` turns. */
const STEP = 10;
const TURN = 0.4;
/** Different connections, of which all others are copies with another client. */
const TEMPLATES = 12;
/** Clear bytes of a record that is 1,400 bytes on the wire: header 5, inner type 1, tag 16. */
const CLEAR = 1378;

interface Server {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

type Servers = readonly [Server, ...Server[]];

/** What most connections of a manager go to. */
const ELSEWHERE: Servers = [
  { name: 'files.example.com', address: '198.51.100.61', port: 443 },
  { name: 'mail.example.org', address: '198.51.100.62', port: 443 },
];
/** The license server alone, as in a capture on it: each connection may be a sync. */
export const LICENSE_SERVER: Servers = [{ name: SSM.name, address: SSM.address, port: 8443 }];

/** The client of every template; a copy changes the last two bytes of its address, and its port. */
const CLIENT: Endpoint = { mac: Buffer.from([0x02, 0, 0x5e, 0x10, 0, 3]), address: '203.0.113.0', port: 1024 };
const SERVER_MAC = Buffer.from([0x02, 0, 0x5e, 0x10, 0, 2]);

/** A packet of the capture: a template's with another time and client, or one of a sync as it is. */
export interface PlacedPacket {
  readonly at: number;
  readonly packet: Packet;
  /** Last byte of the client's address and its port. */
  readonly client: { readonly host: number; readonly port: number } | null;
}

/** One TLS 1.3 connection from SYN to FIN with so many packets of application data. */
function templateOf(random: Random, dataPackets: number, servers: Servers): readonly TcpPacket[] {
  const { name, address, port } = random.pick(servers);
  const talk = new Conversation(random, CLIENT, { mac: SERVER_MAC, address, port }, 0);
  const values = helloValues(random);
  let at = 0;
  const send = (from: 'client' | 'server', flags: TcpPacket['flags'], data?: Buffer): void =>
    talk.send(from, (at += STEP), flags, data);
  send('client', 'S');
  send('server', 'S.');
  send('client', '.');
  send('client', 'P.', clientHello(values, name));
  send('server', 'P.', Buffer.concat([serverHello(values), changeCipherSpec(), encrypted(random, 900)]));
  send('client', 'P.', Buffer.concat([changeCipherSpec(), encrypted(random, 52)]));
  for (let n = 0; n < dataPackets; n += 1) send(n % 6 === 0 ? 'client' : 'server', 'P.', encrypted(random, CLEAR));
  send('client', 'F.');
  send('server', 'F.');
  send('client', '.');
  return talk.packets;
}

/** Packets in order of time: in each interval the manager's sync, then connections of others, `OPEN` at a time. */
export function* packets(pace: Pace, dataPackets: number, servers = ELSEWHERE): Generator<PlacedPacket> {
  const random = new Random('bench/packets');
  const templates = Array.from({ length: TEMPLATES }, () => templateOf(random, dataPackets, servers));
  for (const { index, scenario, plan, timeOf } of intervals(pace)) {
    for (const packet of syncPackets(scenario, [plan])) yield { at: packet.at, packet, client: null };
    for (let first = 0; first < pace.between; first += OPEN) {
      const count = Math.min(OPEN, pace.between - first);
      yield* together(templates, timeOf(first), index * pace.between + first, count);
    }
  }
}

/** Copies of one after another template, packet by packet in turns. */
function* together(
  templates: readonly (readonly TcpPacket[])[],
  begin: number,
  number: number,
  count: number,
): Generator<PlacedPacket> {
  const length = templates[0]?.length ?? 0;
  for (let turn = 0; turn < length; turn += 1) {
    for (let n = number; n < number + count; n += 1) {
      const packet = templates[n % TEMPLATES]?.[turn];
      if (packet === undefined) continue;
      const client = { host: 1 + (n % 250), port: 1024 + (Math.floor(n / 250) % 64_000) };
      yield { at: begin + turn * STEP + (n - number) * TURN, packet, client };
    }
  }
}
