import { describe, expect, test } from '@jest/globals';
import { ACK, ethernet, tcpPacket } from '../../samples/parsers/pcap/frames.js';
import { plainEvidence } from '../../src/core/evidence.js';
import type { CapturedPacket } from '../../src/dissect/captured-packet.js';
import { utf8Bytes } from '../../src/text/bytes.js';
import { onePacket } from '../parsers/captures/read.js';

const UP = { source: '192.0.2.10', destination: '192.0.2.20' };

const segment = (payload: Uint8Array): CapturedPacket =>
  onePacket(1, ethernet(0x0800, tcpPacket(UP, { from: 40_000, to: 8080, sequence: 7, flags: ACK }, payload)));

describe('what is left of a packet', () => {
  test('gives the evidence of the packet', () => {
    const packet = segment(utf8Bytes('GET / HTTP/1.1\r\nhost: x\r\n\r\n'));
    const [{ text }] = packet.trace().evidence();
    expect(packet.evidence()).toEqual(plainEvidence(packet.trace().evidence()));
    expect(text).toMatch(/length 27: HTTP: GET \/ HTTP\/1\.1$/);
  });

  test.each([
    ['none of what is not shown', new Uint8Array(1400).fill(23), 0],
    ['of a start line the bytes that can be shown', utf8Bytes(`GET /${'a'.repeat(1400)}`), 200],
  ])('holds %s', (_, payload, held) => {
    expect(segment(payload).trace().payload?.buffer.byteLength ?? 0).toBe(held);
  });
});
