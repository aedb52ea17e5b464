import { describe, expect, test } from '@jest/globals';
import { pairPackets } from '../../../src/connections/pair-packets.js';
import { readText } from './read.js';
import { nodePlatform } from '../../../src/platform/node.js';

/** The same segment under every option that changes how it is printed. */
const ENDS = '192.0.2.10.50100 > 198.51.100.8.8443:';
const BODY = 'Flags [P.], seq 1:101, ack 1, win 502, length 100';

const first = (text: string) => readText(text).packets[0];

describe('options of tcpdump', () => {
  test.each([
    ['-nn', `10:00:00.000001 IP ${ENDS} ${BODY}`],
    ['-t', `IP ${ENDS} ${BODY}`],
    ['-tt', `1673611200.000001 IP ${ENDS} ${BODY}`],
    ['-ttt and -ttttt', ` 00:00:00.000000 IP ${ENDS} ${BODY}`],
    ['-tttt', `2023-01-13 12:00:00.000001 IP ${ENDS} ${BODY}`],
    ['--nano', `10:00:00.000001000 IP ${ENDS} ${BODY}`],
    ['--number', `    7  10:00:00.000001 IP ${ENDS} ${BODY}`],
    [
      '-e',
      `10:00:00.000001 00:00:5e:00:53:01 > 00:00:5e:00:53:02, ethertype IPv4 (0x0800), length 154: ${ENDS} ${BODY}`,
    ],
    [
      '-e with VLANs',
      `10:00:00.000001 00:00:5e:00:53:01 > 00:00:5e:00:53:02, ethertype 802.1Q (0x8100), length 162: vlan 7, p 0, ` +
        `ethertype 802.1Q (0x8100), vlan 8, p 0, ethertype IPv4 (0x0800), ${ENDS} ${BODY}`,
    ],
    ['-i any', `10:00:00.000001 eth0  Out IP ${ENDS} ${BODY}`],
    ['-i any -t', `eth0  Out IP ${ENDS} ${BODY}`],
    [
      '-v',
      `10:00:00.000001 IP (tos 0x2,ECT(0), ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 140)\n    ${ENDS} ${BODY}`,
    ],
    [
      '-v with IP options and a bad checksum',
      `10:00:00.000001 IP (tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 144, options (RA), bad cksum 0 (->1f)!)\n    ${ENDS} ${BODY}`,
    ],
    ['MPLS', `10:00:00.000001 MPLS (label 29, tc 6, [S], ttl 255) IP ${ENDS} ${BODY}`],
    ['GRE', `10:00:00.000001 IP 203.0.113.1 > 203.0.113.2: GREv0, length 144: IP ${ENDS} ${BODY}`],
    [
      'VXLAN',
      `10:00:00.000001 IP 203.0.113.1.5000 > 203.0.113.2.4789: VXLAN, flags [I] (0x08), vni 1\nIP ${ENDS} ${BODY}`,
    ],
  ])('%s', (_, text) => {
    const read = readText(`${text}\n`);
    expect(read.packets).toHaveLength(1);
    expect(read.notices).toEqual([]);
    expect(read.recognised).toBeGreaterThan(0.5);
    expect(read.packets[0]?.ip).toMatchObject({ source: '192.0.2.10', destination: '198.51.100.8', protocol: 6 });
    expect(read.packets[0]?.tcp).toMatchObject({ sourcePort: 50_100, destinationPort: 8443, payloadLength: 100 });
    expect(read.packets[0]?.tcp?.flags).toEqual({ fin: false, syn: false, rst: false, psh: true, ack: true });
  });

  test('-q shows ports and length only', () => {
    const packet = first(`10:00:00.000001 IP ${ENDS} tcp 100\n`);
    expect(packet?.tcp).toMatchObject({ destinationPort: 8443, payloadLength: 100, sequence: null });
  });

  test('without -n, services are ports again and names stay names', () => {
    const packet = first(
      '10:00:00.000001 IP mgr1.example.50100 > ssm.example.com.https: Flags [S], seq 1, win 1, length 0\n',
    );
    expect(packet?.ip).toMatchObject({ source: 'mgr1.example', destination: 'ssm.example.com' });
    expect(packet?.tcp).toMatchObject({ sourcePort: 50_100, destinationPort: 443 });
  });

  test('-e gives the length on the wire, --number the frame', () => {
    const packet = first(
      `   12  10:00:00.000001 00:00:5e:00:53:01 > 00:00:5e:00:53:02, ethertype IPv4 (0x0800), length 154: ${ENDS} ${BODY}`,
    );
    expect(packet).toMatchObject({ number: 12, length: 154 });
  });

  test.each(['[|tcp]', 'tcp 0 [bad hdr length 0 - too short, < 20]'])('%s has ports only', (body) => {
    expect(first(`10:00:00.000001 IP ${ENDS} ${body}\n`)?.tcp).toMatchObject({
      sourcePort: 50_100,
      payloadLength: null,
    });
  });

  test('a later fragment has no ports', () => {
    const text =
      '10:00:00.000001 IP (tos 0x0, ttl 64, id 1, offset 1480, flags [none], proto UDP (17), length 548)\n' +
      '    192.0.2.10 > 198.51.100.8: ip-proto-17\n';
    expect(first(text)).toMatchObject({ ip: { laterFragment: true, protocol: 17 }, udp: null });
  });
});

describe('sequence numbers', () => {
  const shake = (isn: readonly [number, number]): string =>
    `10:00:00.000001 IP ${ENDS} Flags [S], seq ${String(isn[0])}, win 1, length 0\n` +
    `10:00:00.000002 IP 198.51.100.8.8443 > 192.0.2.10.50100: Flags [S.], seq ${String(isn[1])}, ack ${String(isn[0] + 1)}, win 1, length 0\n`;

  test('-S: absolute ones stay as they are', () => {
    const text = `${shake([3_000_000_000, 500])}10:00:00.000003 IP ${ENDS} Flags [P.], seq 3000000001:3000000101, ack 501, win 1, length 100\n`;
    expect(readText(text).packets[2]?.tcp).toMatchObject({
      sequence: 3_000_000_001,
      acknowledgement: 501,
      relative: false,
    });
  });

  test('relative ones wrap as those on the wire do', () => {
    const text = `${shake([4_294_967_290, 7])}10:00:00.000003 IP ${ENDS} Flags [P.], seq 11:111, ack 1, win 1, length 100\n`;
    expect(readText(text).packets[2]?.tcp).toMatchObject({ sequence: 5, acknowledgement: 8, relative: false });
  });

  test('a RST without ACK is printed absolute', () => {
    const text = `${shake([3_000_000_000, 500])}10:00:00.000003 IP ${ENDS} Flags [R], seq 3000000618, win 0, length 0\n`;
    expect(readText(text).packets[2]?.tcp).toMatchObject({ sequence: 3_000_000_618, relative: false });
  });
});

describe('elapsed times', () => {
  const lines = (...times: readonly string[]): string =>
    times.map((time) => ` 00:00:${time} IP ${ENDS} ${BODY}\n`).join('');
  const moments = (text: string): readonly number[] => readText(text).packets.map(({ stamp }) => stamp.timeOfDay);

  test('-ttttt counts from the first packet', () => {
    expect(moments(lines('00.000000', '00.100000', '00.100020', '03.000000'))).toEqual([
      0, 100_000, 100_020, 3_000_000,
    ]);
  });

  test('-ttt counts from the packet before', () => {
    expect(moments(lines('00.000000', '00.100000', '00.000020', '03.000000'))).toEqual([
      0, 100_000, 100_020, 3_100_020,
    ]);
  });

  test('they are no times of the day', () => {
    const read = readText(lines('00.000000', '00.100000'));
    expect(read.packets.map(({ printed }) => printed.clock)).toEqual(['elapsed', 'elapsed']);
    expect(read.reading).toMatchObject({ first: null, last: null });
    const stamps: unknown[] = [];
    const pairer = pairPackets({ event: (_kind, _facts, { stamp }) => void stamps.push(stamp) }, nodePlatform);
    for (const packet of read.packets) pairer.packet(packet);
    pairer.end();
    expect(stamps).toEqual([null]);
  });
});

/** 20 bytes of IPv4, 20 of TCP, then the payload; checksums are left zero. */
function datagram(payload: string): Buffer {
  const bytes = Buffer.alloc(40 + payload.length);
  bytes.writeUInt8(0x45, 0);
  bytes.writeUInt16BE(bytes.length, 2);
  bytes.writeUInt8(64, 8);
  bytes.writeUInt8(6, 9);
  bytes.set([192, 0, 2, 10, 198, 51, 100, 8], 12);
  bytes.writeUInt16BE(50_100, 20);
  bytes.writeUInt16BE(8443, 22);
  bytes.writeUInt32BE(3_000_000_001, 24);
  bytes.writeUInt32BE(4_000_000_001, 28);
  bytes.set([0x50, 0x18, 1, 2], 32);
  bytes.write(payload, 40);
  return bytes;
}

function dump(bytes: Buffer, asText: boolean): string {
  const lines = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, at) => {
    const part = bytes.subarray(at * 16, at * 16 + 16);
    const groups = part.toString('hex').match(/.{1,4}/g) ?? [];
    const hex = groups.join(' ').padEnd(asText ? 39 : 0);
    const text = asText ? `  ${part.toString('latin1').replace(/[^!-~]/g, '.')}` : '';
    return `\t0x${(at * 16).toString(16).padStart(4, '0')}:  ${hex}${text}`;
  });
  return `${lines.join('\n')}\n`;
}

describe('dumps', () => {
  const payload = 'GET /abcd HTTP/1.1\r\n\r\n!';
  const line = `10:00:00.000001 IP ${ENDS} Flags [P.], seq 3000000001:3000000024, ack 4000000001, win 258, length 23\n`;
  const ethernet = Buffer.concat([Buffer.from('00005e00530200005e0053010800', 'hex'), datagram(payload)]);

  test.each([
    ['-x', dump(datagram(payload), false)],
    ['-X', dump(datagram(payload), true)],
    ['-xx', dump(ethernet, false)],
    ['-XX', dump(ethernet, true)],
    ['-XX with blanks for the tab', dump(ethernet, true).replaceAll('\t', '        ')],
  ])('%s gives the bytes', (_, text) => {
    const read = readText(line + text + line + text);
    expect(read.notices).toEqual([]);
    expect(read.packets).toHaveLength(2);
    expect(Buffer.from(read.packets[0]?.payload ?? []).toString()).toBe(payload);
    expect(read.packets[0]?.tcp).toMatchObject({ sequence: 3_000_000_001, window: 258, payloadLength: 23 });
    expect(read.packets[0]?.ip).toMatchObject({ ttl: 64, length: 63 });
    expect(read.packets[0]?.evidence()).toHaveLength(1);
  });

  test('what is not the datagram of its line is not taken for it', () => {
    const other = datagram(payload);
    other.set([203, 0, 113, 9], 12);
    expect(first(line + dump(other, false))?.payload).toBeNull();
  });

  test('a dump that lacks a line ends there', () => {
    const [head = '', , ...rest] = dump(datagram(payload), false).split('\n');
    expect(first(`${line}${[head, ...rest].join('\n')}`)?.payload).toBeNull();
  });

  test('-A: the dump is no packet and no damage', () => {
    const dumped = 'E..?....@..........d...P....GET /abcd HTTP/1.1\n\nhost > name: something\n3 packets captured\n';
    const read = readText(line + dumped + line);
    expect(read.packets).toHaveLength(2);
    expect(read.notices).toEqual([]);
    expect(read.packets.map(({ printed }) => printed.http)).toEqual(['GET /abcd HTTP/1.1', null]);
  });
});

describe('two captures in one text', () => {
  test('the settings in front of a packet are its own', () => {
    const text =
      `mgr1# tcpdump vpn 512 interface eth1 options "-nn port 53"\n10:00:00.000001 IP ${ENDS} ${BODY}\n` +
      `mgr1# tcpdump vpn 0 interface eth0 options "-nn host 198.51.100.8"\n10:00:05.000001 IP ${ENDS} ${BODY}\n`;
    expect(readText(text).packets.map(({ printed }) => printed.filter)).toEqual(['port 53', 'host 198.51.100.8']);
  });
});
