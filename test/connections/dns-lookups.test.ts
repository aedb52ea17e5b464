import { describe, expect, test } from '@jest/globals';
import { HANDSHAKE, pair, packetMaker, segments, type DatagramForm } from './segments.js';

const CLIENT = ['192.0.2.10', 40_000] as const;
const SERVER = ['203.0.113.53', 53] as const;

const name = (text: string): number[] => [
  ...text.split('.').flatMap((label) => [label.length, ...Buffer.from(label)]),
  0,
];
/** `192.0.2.1` and the like, as four bytes. */
const address = (text: string): number[] => text.split('.').map(Number);

/** A message by hand (RFC 1035 section 4.1): flags, one question of type A, and answers after it. */
function message(id: number, flags: number, host: string, answers: readonly number[][] = []): Uint8Array {
  const header = [id >> 8, id & 255, flags >> 8, flags & 255, 0, 1, 0, answers.length, 0, 0, 0, 0];
  return Uint8Array.from([...header, ...name(host), 0, 1, 0, 1, ...answers.flat()]);
}

const answerA = (ip: string): number[] => [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address(ip)];
const answerName = (to: string): number[] => [0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, name(to).length, ...name(to)];

const query = (at: number, id = 7, host = 'ssm.example.com', port = 40_000): DatagramForm => ({
  source: [CLIENT[0], port],
  destination: SERVER,
  data: message(id, 0x0100, host),
  at,
});
const reply = (at: number, flags: number, answers: readonly number[][] = [], id = 7): DatagramForm => ({
  source: SERVER,
  destination: CLIENT,
  data: message(id, flags, 'ssm.example.com', answers),
  at,
});

function lookups(...forms: readonly DatagramForm[]) {
  const { datagram } = packetMaker();
  return pair('dns.lookup', forms.map(datagram));
}

describe('DNS look-ups', () => {
  test('answered, with a chain of names', () => {
    const [lookup] = lookups(query(0), reply(0.02, 0x8180, [answerName('lic.example.com'), answerA('198.51.100.8')]));
    expect(lookup?.facts).toEqual({
      'source.ip': '192.0.2.10',
      'server.ip': '203.0.113.53',
      'dns.question.name': 'ssm.example.com',
      'dns.question.type': 'A',
      'dns.queries': 1,
      'dns.answered': true,
      'dns.response_code': 'NOERROR',
      'dns.resolved_ip': ['198.51.100.8'],
      'dns.cname': ['lic.example.com'],
      'event.duration': 20_000,
    });
    expect(lookup?.frames).toEqual([1, 2]);
  });

  test('NXDOMAIN, and an answer that did not fit', () => {
    expect(lookups(query(0), reply(0.02, 0x8183))[0]?.facts).toMatchObject({
      'dns.response_code': 'NXDOMAIN',
      'dns.answered': true,
    });
    expect(lookups(query(0), reply(0.02, 0x8380))[0]?.facts).toMatchObject({ 'dns.truncated': true });
  });

  test('a query that is sent again belongs to the same look-up, also from another port', () => {
    const [lookup, ...others] = lookups(query(0), query(5), query(10, 9, 'ssm.example.com', 40_001));
    expect(others).toEqual([]);
    expect(lookup?.facts).toMatchObject({ 'dns.queries': 3, 'dns.answered': false, 'capture.answer_observable': true });
    expect(lookup?.frames).toEqual([1, 2, 3]);
  });

  test('a capture that ends at once proves no silence', () => {
    expect(lookups(query(0))[0]?.facts['capture.answer_observable']).toBe(false);
  });

  test('an answer with another id, or to another port, is none', () => {
    expect(lookups(query(0), reply(0.02, 0x8180, [], 8))[0]?.facts['dns.answered']).toBe(false);
  });

  test('over TCP, in whatever pieces', () => {
    const withLength = (bytes: Uint8Array): Uint8Array => Uint8Array.from([0, bytes.length, ...bytes]);
    const asked = withLength(message(7, 0x0100, 'ssm.example.com'));
    const answer = withLength(message(7, 0x8180, 'ssm.example.com', [answerA('198.51.100.8')]));
    const packets = segments(
      ...[...HANDSHAKE, { from: 'client', flags: 'P.', data: asked } as const].map((form) => ({
        ...form,
        serverPort: 53,
      })),
      { from: 'server', flags: '.', data: answer.slice(0, 20), serverPort: 53 },
      { from: 'server', flags: 'P.', seq: 21, data: answer.slice(20), serverPort: 53 },
    );
    const [lookup] = pair('dns.lookup', packets);
    expect(lookup?.facts).toMatchObject({
      'network.transport': 'tcp',
      'dns.answered': true,
      'dns.resolved_ip': ['198.51.100.8'],
    });
    expect(lookup?.frames).toEqual([4, 6]);
  });

  test('the same question half a minute later is another look-up', () => {
    expect(lookups(query(0), query(31))).toHaveLength(2);
  });
});
