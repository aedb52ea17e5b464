import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../src/core/event.js';
import { LEAF, ROOT } from '../../samples/parsers/pcap/certificate.js';
import type { SegmentForm } from './segments.js';
import { HANDSHAKE, pair, segments } from './segments.js';
import {
  alert,
  certificates,
  changeCipherSpec,
  clientHello,
  clientKeyExchange,
  encrypted,
  joined,
  serverHello,
  serverHelloDone,
} from './tls-bytes.js';

type Said = readonly ['client' | 'server', Uint8Array, number?];

/** What each side says in turn, with the numbers that TCP would give it; a second apart where no time is given. */
function dialogue(...said: readonly Said[]): readonly SegmentForm[] {
  const sent = { client: 1, server: 1 };
  return said.map(([from, data, at], index) => {
    const seq = sent[from];
    sent[from] += data.byteLength;
    const ack = sent[from === 'client' ? 'server' : 'client'];
    return { from, flags: 'P.', seq, ack, data, at: at ?? 0.1 + index / 100 };
  });
}

function handshakeOf(forms: readonly SegmentForm[], captured?: number): Facts['tls.handshake'] | undefined {
  const cut = forms.map((form) => (captured === undefined ? form : { ...form, captured }));
  return pair('tls.handshake', segments(...HANDSHAKE, ...cut))[0]?.facts;
}

const hello: Said = ['client', clientHello('ssm.example.com')];
const flight13: Said = ['server', joined(serverHello(0x0304), changeCipherSpec(), encrypted(23, 1200))];
const flight12: Said = ['server', joined(serverHello(0x0303), serverHelloDone())];
const fin = (from: 'client' | 'server', at: number): SegmentForm => ({ from, flags: 'F.', at, seq: 9000 });

describe('TLS 1.3', () => {
  test('finished, with data both ways; the certificate is not visible', () => {
    const facts = handshakeOf(
      dialogue(
        hello,
        flight13,
        ['client', joined(changeCipherSpec(), encrypted(23, 69))],
        ['client', encrypted(23, 400)],
        ['server', encrypted(23, 900)],
      ),
    );
    expect(facts).toEqual({
      'source.ip': '192.0.2.10',
      'source.port': 50_000,
      'destination.ip': '198.51.100.8',
      'destination.port': 8443,
      'tls.outcome': 'finished',
      'tls.client.server_name': 'ssm.example.com',
      'tls.client.versions': ['1.3', '1.2'],
      'tls.client.supported_ciphers': ['0x1302', '0xc030'],
      'tls.client.groups': ['0x001d'],
      'tls.server.hello': true,
      'tls.version': '1.3',
      'tls.cipher': '0x1302',
      'tls.server.certificate_visible': false,
      'tls.client.continued': true,
      'tls.application_data': true,
    });
  });

  test.each([19, 35])('an encrypted record of %d bytes in place of the Finished is an alert, inferred', (length) => {
    const facts = handshakeOf(dialogue(hello, flight13, ['client', joined(changeCipherSpec(), encrypted(23, length))]));
    expect(facts).toMatchObject({
      'tls.outcome': 'alert',
      'tls.alert.from': 'client',
      'tls.inferred': true,
      'tls.client.continued': false,
    });
    expect(facts).not.toHaveProperty('tls.alert.code');
  });

  test('a client that closes right after its Finished is recognised', () => {
    const facts = handshakeOf([
      ...dialogue(hello, flight13, ['client', joined(changeCipherSpec(), encrypted(23, 85), encrypted(23, 35))]),
      fin('client', 0.2),
    ]);
    expect(facts).toMatchObject({
      'tls.outcome': 'finished',
      'tls.application_data': false,
      'tls.client.closed_unused': true,
    });
  });

  test('with a snap length of 128 the records still show the version and the alert', () => {
    const facts = handshakeOf(
      dialogue(hello, flight13, ['client', changeCipherSpec()], ['client', encrypted(23, 35)]),
      62,
    );
    expect(facts).toMatchObject({
      'tls.outcome': 'alert',
      'tls.alert.from': 'client',
      'tls.server.certificate_visible': false,
    });
    expect(facts).not.toHaveProperty('tls.version');
    expect(facts).not.toHaveProperty('tls.client.versions');
  });
});

describe('TLS 1.2', () => {
  const finish: Said = ['client', joined(clientKeyExchange(), changeCipherSpec(), encrypted(22, 40))];
  const finishToo: Said = ['server', joined(changeCipherSpec(), encrypted(22, 40))];

  test('finished', () => {
    const facts = handshakeOf(
      dialogue(hello, flight12, finish, finishToo, ['client', encrypted(23, 300)], ['server', encrypted(23, 300)]),
    );
    expect(facts).toMatchObject({ 'tls.outcome': 'finished', 'tls.version': '1.2', 'tls.application_data': true });
  });

  test.each<[string, readonly Uint8Array[], boolean | undefined]>([
    ['each signed by the next', [LEAF, ROOT], true],
    ['one that is not signed by the next', [ROOT, LEAF], false],
    ['one that cannot be read: nobody knows', [LEAF, LEAF.subarray(0, 100)], undefined],
    ['one that cannot be read, after one out of its place', [LEAF, LEAF, LEAF.subarray(0, 100)], false],
    ['a single one', [LEAF], undefined],
  ])('the order of the chain: %s', (_, chain, ordered) => {
    const facts = handshakeOf(
      dialogue(hello, ['server', joined(serverHello(0x0303), certificates(...chain), serverHelloDone())], finish),
    );
    expect(facts?.['tls.server.chain_length']).toBe(chain.length);
    expect(facts?.['tls.server.chain_in_order']).toBe(ordered);
  });

  test('a plain alert is read by number', () => {
    expect(handshakeOf(dialogue(hello, flight12, ['client', alert(2, 46)]))).toMatchObject({
      'tls.outcome': 'alert',
      'tls.alert.code': 46,
      'tls.alert.name': 'certificate_unknown',
      'tls.alert.from': 'client',
    });
    expect(handshakeOf(dialogue(hello, ['server', alert(2, 70)]))).toMatchObject({
      'tls.outcome': 'alert',
      'tls.alert.code': 70,
      'tls.alert.from': 'server',
    });
  });

  test('the messages may be split anywhere', () => {
    const bytes = joined(flight12[1]);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.slice(at * 7, at * 7 + 7));
    const facts = handshakeOf(
      dialogue(hello, ...pieces.map((piece): Said => ['server', piece]), ['client', alert(2, 42)]),
    );
    expect(facts).toMatchObject({ 'tls.version': '1.2', 'tls.alert.code': 42 });
  });

  test('a session that was closed in good order has no alert', () => {
    const facts = handshakeOf(dialogue(hello, flight12, finish, finishToo, ['client', encrypted(21, 26)]));
    expect(facts).toMatchObject({ 'tls.outcome': 'finished', 'tls.application_data': false });
    expect(facts).not.toHaveProperty('tls.alert.from');
  });
});

describe('handshakes that do not end', () => {
  test('reset right after the ClientHello', () => {
    expect(handshakeOf([...dialogue(hello), { from: 'server', flags: 'R', at: 0.2 }])).toMatchObject({
      'tls.outcome': 'reset',
    });
  });

  test('closed without a word', () => {
    expect(handshakeOf([...dialogue(hello), fin('server', 0.2)])).toMatchObject({ 'tls.outcome': 'closed' });
  });

  test('stalled: the client waited for seconds, and gave up with a warning', () => {
    const facts = handshakeOf([
      ...dialogue(hello, ['client', joined(alert(1, 90), alert(1, 0)), 5.2]),
      fin('client', 5.2),
    ]);
    expect(facts).toMatchObject({ 'tls.outcome': 'stalled' });
  });

  test('unknown where the capture ends', () => {
    expect(handshakeOf(dialogue(hello, flight12))).toMatchObject({ 'tls.outcome': 'unknown' });
  });

  test('an answer in plain text', () => {
    const answer = Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
    const facts = handshakeOf([...dialogue(hello, ['server', answer]), fin('server', 0.2)]);
    expect(facts).toMatchObject({ 'tls.outcome': 'closed', 'tls.server.plain': true });
  });

  test('no handshake is made of anything else', () => {
    expect(handshakeOf(dialogue(['client', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')]))).toBeUndefined();
  });
});
