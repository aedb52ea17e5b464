import type { TrueTime } from '../clock.js';
import type { Random } from '../random.js';
import type { Endpoint, UdpPacket } from './packet.js';

const labels = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.from([0]),
  ]);

/** A question for an A record and its answer (RFC 1035 section 4). */
export function lookup(
  random: Random,
  ends: readonly [Endpoint, Endpoint],
  at: TrueTime,
  answer: readonly [string, string],
): readonly UdpPacket[] {
  const [client, server] = ends;
  const [name, address] = answer;
  const id = random.bytes(2);
  const question = Buffer.concat([labels(name), Buffer.from([0, 1, 0, 1])]);
  const query = Buffer.concat([id, Buffer.from([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]), question]);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, ...address.split('.').map(Number)]);
  const reply = Buffer.concat([id, Buffer.from([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]), question, record]);
  const packet = (from: Endpoint, to: Endpoint, after: number, payload: Buffer): UdpPacket => ({
    protocol: 'udp',
    at: at + after,
    from,
    to,
    outgoing: from === client,
    ttl: from === client ? 64 : 61,
    id: random.int(1, 60000),
    payload,
  });
  return [packet(client, server, 0, query), packet(server, client, 1.204, reply)];
}
