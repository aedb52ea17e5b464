import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readText } from './read.js';

const sample = (name: string): string => readFileSync(`samples/parsers/tcpdump-text/${name}`, 'utf8');

const flagsOf = (text: string): readonly string[] =>
  readText(text).packets.map(({ tcp }) =>
    tcp === null
      ? ''
      : Object.entries(tcp.flags)
          .flatMap(([name, set]) => (set ? [name] : []))
          .join('+'),
  );

describe('two lines a packet', () => {
  const read = readText(sample('two-lines.txt'));

  test('every packet has the lines of its header and its body as evidence', () => {
    expect(
      read.packets.map((packet) => packet.evidence().map(({ unit, number }) => `${unit} ${String(number)}`)),
    ).toEqual([4, 6, 8, 10, 12, 14].map((line) => [`line ${String(line)}`, `line ${String(line + 1)}`]));
    expect(read.packets.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    const [first] = read.packets[1]?.evidence() ?? [];
    expect(first?.text).toBe(
      '23:59:58.150000 IP (tos 0x20, ttl 51, id 0, offset 0, flags [DF], proto TCP (6), length 60)',
    );
    expect(sample('two-lines.txt').slice(first?.byteOffset).startsWith('23:59:58.150000 ')).toBe(true);
  });

  test('numbers are absolute again, since the handshake is there', () => {
    expect(read.packets.map(({ tcp }) => [tcp?.sequence, tcp?.acknowledgement, tcp?.relative])).toEqual([
      [3_000_000_000, null, false],
      [4_000_000_000, 3_000_000_001, false],
      [3_000_000_001, 4_000_000_001, false],
      [3_000_000_001, 4_000_000_001, false],
      [4_000_000_001, 3_000_000_518, false],
      [3_000_000_518, 4_000_001_381, false],
    ]);
  });

  test('header and options are read', () => {
    expect(read.packets[1]?.ip).toEqual({
      version: 4,
      source: '198.51.100.8',
      destination: '192.0.2.10',
      ttl: 51,
      protocol: 6,
      length: 60,
      laterFragment: false,
    });
    expect(read.packets[1]?.tcp?.options?.mss).toBe(1380);
    expect(read.packets.map(({ tcp }) => tcp?.payloadLength)).toEqual([0, 0, 0, 517, 1380, 0]);
  });

  test('a stamp without a date counts the midnights', () => {
    expect(read.packets.map(({ stamp }) => stamp.lap)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(read.packets[5]?.stamp).toEqual({
      text: '00:00:03.260500',
      date: null,
      timeOfDay: 3_260_500,
      step: 1,
      zone: null,
      lap: 1,
    });
    expect(read.packets[5]?.seconds).toBeNull();
  });

  test('the lines around state what the capture could see', () => {
    expect(read.events).toEqual([
      {
        kind: 'capture.settings',
        facts: {
          'capture.filter': 'host 198.51.100.8',
          'capture.interface': 'eth0',
          'capture.vpn': '0',
          'capture.snap_length': 128,
          'capture.dropped': 2,
        },
        lines: [1, 2, 3, 17, 19],
      },
    ]);
    expect(read.reading).toMatchObject({ records: 6, understood: 6, host: 'mgr1', drops: 2 });
    expect(read.packets[0]?.printed.filter).toBe('host 198.51.100.8');
    expect(read.notices).toEqual([]);
  });
});

describe('pasted text', () => {
  const read = readText(sample('pasted.txt'));

  test('fences, entities, doubled addresses and lost indentation do not matter', () => {
    expect(read.packets.map(({ ip }) => ip?.source)).toEqual([
      '192.0.2.10',
      '198.51.100.8',
      '192.0.2.10',
      '192.0.2.10',
      '198.51.100.8',
      '192.0.2.10',
    ]);
    expect(read.packets[0]?.evidence().map(({ number }) => number)).toEqual([6, 9]);
  });

  test('[S.] that no SYN-ACK can be was a plain ACK, and that is said once', () => {
    expect(flagsOf(sample('pasted.txt'))).toEqual(['syn', 'syn+ack', 'ack', 'psh+ack', 'ack', 'ack']);
    expect(read.notices).toContainEqual({
      code: 'text-repaired',
      message: '2 plain ACKs printed as [S.] were read as [.]: the handshake was complete',
    });
  });

  test('numbers at the cut are not used, and what depends on them stays relative', () => {
    expect(read.packets.map(({ tcp }) => [tcp?.sequence, tcp?.acknowledgement, tcp?.window])).toEqual([
      [null, null, null],
      [4_000_000_000, null, null],
      [1, 1, null],
      [1, 1, 229],
      [1, 173, 237],
      [173, null, null],
    ]);
    expect(read.packets.map(({ tcp }) => tcp?.relative)).toEqual([false, false, true, true, true, true]);
    expect(read.packets.map(({ tcp }) => tcp?.payloadLength)).toEqual([0, 0, 0, 172, 1380, 0]);
    expect(read.notices).toContainEqual({
      code: 'text-cut',
      message: '4 packets end before their length; numbers at the cut were not used',
    });
  });

  test('a SYN-ACK that is sent again stays one', () => {
    const syn = '10:00:00.1 IP 192.0.2.1.5000 > 192.0.2.2.443: Flags [S], seq 900000000, win 1, length 0';
    const answer =
      '10:00:00.200000 IP 192.0.2.2.443 > 192.0.2.1.5000: Flags [S.], seq 700000000, ack 900000001, win 1, length 0';
    expect(flagsOf([syn.replace('.1 ', '.100000 '), answer, answer].join('\n'))).toEqual(['syn', 'syn+ack', 'syn+ack']);
  });
});

describe('one line a packet', () => {
  const read = readText(sample('one-line.txt'));

  test('DNS is read from its words', () => {
    expect(read.packets[0]?.printed.dns).toEqual({
      id: 4660,
      response: false,
      rcode: 'NOERROR',
      truncated: false,
      udpSize: null,
      questions: [{ name: 'ssm.example.com', type: 'A' }],
      answers: [],
    });
    expect(read.packets[1]?.printed.dns?.answers).toEqual([
      { name: null, type: 'CNAME', data: 'lic.example.com' },
      { name: null, type: 'A', data: '198.51.100.8' },
    ]);
    expect(read.packets[0]?.udp).toEqual({ sourcePort: 40_001, destinationPort: 53, payloadLength: 56 });
  });

  test('an ICMP error names its kind and whom it is about', () => {
    expect(read.packets[4]?.icmp).toEqual({
      type: 3,
      code: 13,
      mtu: null,
      quoted: {
        source: '192.0.2.10',
        destination: '198.51.100.9',
        protocol: 0,
        sourcePort: null,
        destinationPort: null,
      },
    });
  });

  test('IPv6, cut datagrams and what is no IP', () => {
    expect(read.packets[5]?.ip).toMatchObject({ version: 6, source: '2001:db8::10', destination: '2001:db8::8' });
    expect(read.packets[5]?.tcp).toMatchObject({ sourcePort: 50_300, destinationPort: 8443, sequence: 77 });
    // 200 of its 500 bytes were not in the frame.
    expect(read.packets[6]?.tcp).toMatchObject({ sourcePort: 8443, payloadLength: 300, sequence: 1, relative: true });
    expect(read.packets[7]?.ip).toBeNull();
    expect(read.reading).toMatchObject({ records: 8, understood: 7, host: null, drops: null });
  });
});

describe('recognition', () => {
  test.each(['two-lines.txt', 'pasted.txt', 'one-line.txt'])('%s is tcpdump text', (name) => {
    expect(readText(sample(name)).recognised).toBe(1);
  });

  test('other logs are not', () => {
    const log =
      '13-Jan-2023 17:29:03,490 IST ERROR [mgr1] [RestAPIClient] (default task-24) |default| Failed to reach\n';
    expect(readText(log.repeat(5)).recognised).toBe(0);
    expect(readText('Jan 13 11:17:01 ssm b09c1e3b5d81: a -> b: c\n').recognised).toBe(0);
  });
});

describe('damage', () => {
  test('lines that are not understood are counted and the first is shown', () => {
    const read = readText(`${sample('one-line.txt')}what is this\nand this\n`);
    expect(read.notices).toEqual([
      { code: 'not-read', message: "2 lines are not tcpdump's, the first: what is this", number: 9 },
    ]);
  });

  test('any text is read without throwing, and every packet has evidence', () => {
    const lines = [...sample('two-lines.txt').split('\n'), ...sample('one-line.txt').split('\n')];
    const line = fc.oneof(
      fc.constantFrom(...lines),
      fc.string({ maxLength: 60 }),
      fc.tuple(fc.constantFrom(...lines), fc.nat(120)).map(([text, at]) => text.slice(0, at)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (texts) => {
        const { packets, reading } = readText(texts.join('\n'));
        expect(reading.records).toBe(packets.length);
        for (const packet of packets) expect(packet.evidence().length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
