import { describe, expect, test } from '@jest/globals';
import { pair, packetMaker } from './segments.js';

const quoted = {
  source: '192.0.2.10',
  destination: '198.51.100.8',
  protocol: 6,
  sourcePort: 50_000,
  destinationPort: 8443,
};

describe('ICMP errors', () => {
  test('the same error for the same flow is emitted once, with its count and the flow', () => {
    const { icmp } = packetMaker();
    const error = { type: 3, code: 4, mtu: 1400, quoted };
    const errors = pair('icmp.error', [
      icmp('203.0.113.1', '192.0.2.10', error),
      icmp('203.0.113.1', '192.0.2.10', error),
    ]);
    expect(errors).toEqual([
      {
        facts: {
          'source.ip': '203.0.113.1',
          'icmp.type': 3,
          'icmp.code': 4,
          'error.kind': 'too-big',
          'icmp.mtu': 1400,
          'quoted.protocol': 6,
          'quoted.source.ip': '192.0.2.10',
          'quoted.source.port': 50_000,
          'quoted.destination.ip': '198.51.100.8',
          'quoted.destination.port': 8443,
          'icmp.count': 2,
        },
        frames: [1, 2],
      },
    ]);
  });

  test('without ports, an error after a pause is another one', () => {
    const { icmp } = packetMaker();
    const error = { type: 3, code: 1, mtu: null, quoted: { ...quoted, sourcePort: null, destinationPort: null } };
    const errors = pair('icmp.error', [
      icmp('203.0.113.1', '192.0.2.10', error, 1),
      icmp('203.0.113.1', '192.0.2.10', error, 3),
      icmp('203.0.113.1', '192.0.2.10', error, 600),
    ]);
    expect(errors.map(({ frames }) => frames)).toEqual([[1, 2], [3]]);
  });

  test('an echo is no error', () => {
    const { icmp } = packetMaker();
    const echo = { type: 8, code: 0, mtu: null, quoted: null };
    expect(pair('icmp.error', [icmp('192.0.2.10', '198.51.100.8', echo)])).toEqual([]);
  });
});
