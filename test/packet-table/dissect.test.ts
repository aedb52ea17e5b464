import { describe, expect, test } from '@jest/globals';
import { dissect } from '../../src/packet-table/dissect.js';
import type { Layer } from '../../src/packet-table/layers.js';
import { readPackets } from '../../src/packets.js';
import { SAMPLES } from '../../samples/parsers/pcap/make.js';

async function layersOf(name: string): Promise<readonly (readonly Layer[])[]> {
  const all: (readonly Layer[])[] = [];
  for await (const packet of readPackets(SAMPLES.get(name) ?? new Uint8Array(0))) all.push(dissect(packet));
  return all;
}

const kinds = (layers: readonly Layer[]): string => layers.map(({ kind }) => kind).join(' ');

describe('tunnels', () => {
  test('are followed, outermost first', async () => {
    expect((await layersOf('tunnels.pcap')).map(kinds)).toEqual([
      'ethernet vlan vlan ipv4 tcp',
      'ethernet mpls mpls ipv4 tcp',
      'ethernet ipv4 gre ipv4 tcp',
      'ethernet ipv4 udp vxlan ethernet ipv4 tcp',
      'ethernet ipv4 ipv4 tcp',
    ]);
  });

  test('have their own numbers', async () => {
    const [vlans, labels, gre, vxlan] = await layersOf('tunnels.pcap');
    expect(vlans).toMatchObject([
      { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02', type: 0x88a8 },
      { id: 100, service: true, type: 0x8100 },
      { id: 7, service: false, priority: 0, type: 0x0800 },
      { source: '192.0.2.10', ttl: 64, id: 1, fragmentOffset: 0, moreFragments: false, protocol: 6 },
      { sourcePort: 40_000, destinationPort: 8443, sequence: 1000, payloadLength: 0, options: null },
    ]);
    expect(labels).toMatchObject([{}, { label: 100, bottom: false, ttl: 64 }, { label: 101, bottom: true }, {}, {}]);
    expect(gre?.[2]).toMatchObject({ kind: 'gre', protocol: 0x0800, key: 5 });
    expect(vxlan?.[3]).toMatchObject({ kind: 'vxlan', network: 42 });
  });
});

test('what an ICMP error quotes is marked', async () => {
  const [, tooBig] = await layersOf('path-mtu.pcap');
  expect(tooBig?.map(({ kind, quoted }) => [kind, quoted])).toEqual([
    ['ipv4', false],
    ['icmp', false],
    ['ipv4', true],
    ['tcp', true],
  ]);
  expect(tooBig?.[1]).toMatchObject({ type: 3, code: 4, mtu: 1400 });
  expect(tooBig?.[3]).toMatchObject({ sourcePort: 40_000, sequence: 1001, window: null });
});

test('the fragment that completes a datagram holds all of it', async () => {
  const all = await layersOf('path-mtu.pcap');
  expect(all.slice(3).map(kinds)).toEqual(['ipv4', 'ipv4 udp']);
  expect(all[3]?.[0]).toMatchObject({ fragmentOffset: 16, moreFragments: false });
  const udp = all[4]?.[1];
  expect(udp?.kind === 'udp' ? Buffer.from(udp.payload).toString() : null).toBe('twenty-four bytes of log');
});
