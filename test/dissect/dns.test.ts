import { describe, expect, test } from '@jest/globals';
import { dnsRcodeName, dnsTypeName, readDns } from '../../src/dissect/dns.js';
import { join, text, u16, u32, u8 } from '../../samples/parsers/pcap/frames.js';
import { dns, dnsName } from '../../samples/parsers/pcap/messages.js';

test('a question', () => {
  expect(readDns(dns(7, 0x0100, 'ssm.example.com', 28))).toMatchObject({
    id: 7,
    response: false,
    recursionDesired: true,
    truncated: false,
    questions: [{ name: 'ssm.example.com', type: 28, class: 1 }],
    answers: [],
    edns: null,
    cut: false,
  });
});

test('an answer by way of an alias, names shortened by pointers', () => {
  const alias = dnsName('host.example.net');
  const message = dns(7, 0x8183, 'ssm.example.com', 1, [
    { name: join([0xc0, 12]), type: 5, data: alias },
    { name: alias, type: 1, data: join([192, 0, 2, 20]) },
    { name: alias, type: 28, data: join([0x20, 1, 0xd, 0xb8], new Uint8Array(11), [0x20]) },
    // An address of the wrong length is none.
    { name: alias, type: 1, data: join([192, 0, 2]) },
  ]);
  expect(readDns(message)).toMatchObject({
    response: true,
    recursionAvailable: true,
    rcode: 3,
    answers: [
      { name: 'ssm.example.com', type: 5, ttl: 60, target: 'host.example.net' },
      { name: 'host.example.net', address: '192.0.2.20' },
      { name: 'host.example.net', address: '2001:db8::20' },
      { name: 'host.example.net', type: 1 },
    ],
  });
});

test('a response code of twelve bits, by EDNS', () => {
  const opt = join([0], u16(41), u16(1232), u32(0x0100_0000), u16(0));
  const message = join(u16(1), u16(0x8000), u16(0), u16(0), u16(0), u16(1), opt);
  expect(readDns(message)).toMatchObject({ rcode: 0, extendedRcode: 16, edns: { udpSize: 1232, version: 0 } });
});

describe('damage', () => {
  const question = dns(1, 0, 'ssm.example.com', 1);

  test.each([
    ['fewer bytes than a header', question.subarray(0, 11), null],
    ['a cut name', question.subarray(0, 20), { questions: [], cut: true }],
    ['a pointer to itself', join(question.subarray(0, 12), [0xc0, 12], u16(1), u16(1)), { questions: [], cut: true }],
    [
      'a pointer after the end',
      join(question.subarray(0, 12), [0xff, 0xff], u16(1), u16(1)),
      { questions: [], cut: true },
    ],
    [
      'a label of a reserved kind',
      join(question.subarray(0, 12), [0x80, 0], u16(1), u16(1)),
      { questions: [], cut: true },
    ],
    [
      'more records than there are',
      join(question.subarray(0, 6), u16(9), question.subarray(8)),
      { answers: [], cut: true },
    ],
  ])('%s', (_, bytes, expected) => {
    if (expected === null) expect(readDns(bytes)).toBeNull();
    else expect(readDns(bytes)).toMatchObject(expected);
  });

  test('a name of two pointers in a circle ends', () => {
    const circle = join(question.subarray(0, 12), [0xc0, 14, 0xc0, 12], u16(1), u16(1));
    expect(readDns(circle)).toMatchObject({ questions: [], cut: true });
  });
});

test('names of types and codes', () => {
  expect([dnsTypeName(28), dnsTypeName(300)]).toEqual(['AAAA', 'TYPE300']);
  expect([dnsRcodeName(3), dnsRcodeName(40)]).toEqual(['NXDOMAIN', 'RCODE40']);
  expect(readDns(join(u16(1), u16(0), u16(1), u16(0), u16(0), u16(0), [0], u16(2), u16(1)))?.questions).toEqual([
    { name: '<Root>', type: 2, class: 1 },
  ]);
  expect([...text('a'), ...u8(0)]).toEqual([97, 0]);
});
