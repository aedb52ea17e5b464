import { describe, expect, test } from '@jest/globals';
import { factsOfKind, eventsFrom } from './transcript.js';

describe('nslookup', () => {
  test.each([
    [';; connection timed out; no servers could be reached', { 'dns.answered': false }],
    [
      'DNS request timed out.\n    timeout was 2 seconds.\nServer:  UnKnown\nAddress:  198.51.100.53\n\nDNS request timed out.\n    timeout was 2 seconds.\n*** Request to UnKnown timed-out',
      { 'dns.answered': false, 'server.ip': '198.51.100.53' },
    ],
    [
      "Server:\t\t198.51.100.53\nAddress:\t198.51.100.53#53\n\n** server can't find ssm.example.com: SERVFAIL",
      { 'dns.answered': true, 'dns.response_code': 'SERVFAIL' },
    ],
    [
      'Server:    198.51.100.53\nAddress 1: 198.51.100.53 ns1.example.com\n\nName:      ssm.example.com\nAddress 1: 198.51.100.8',
      { 'dns.response_code': 'NOERROR', 'dns.resolved_ip': ['198.51.100.8'] },
    ],
  ])('%s', async (output, facts) => {
    const [lookup, ...more] = await factsOfKind('dns.lookup', 'nslookup ssm.example.com', output);
    expect(more).toEqual([]);
    expect(lookup).toMatchObject({ 'process.name': 'nslookup', 'dns.question.name': 'ssm.example.com', ...facts });
  });
});

describe('ping', () => {
  test.each([
    ['From 192.0.2.1 icmp_seq=1 Packet filtered', 3, 13, undefined, 'prohibited'],
    ['From 192.0.2.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)', 3, 4, 1400, 'too-big'],
    ['From gw.example.com (192.0.2.1) icmp_seq=1 Destination Net Unreachable', 3, 0, undefined, 'unreachable'],
    ['From 192.0.2.1: icmp_seq=1 Time to live exceeded', 11, 0, undefined, 'time-exceeded'],
    ['92 bytes from 192.0.2.1: Communication prohibited by filter', 3, 13, undefined, 'prohibited'],
    ['36 bytes from gw.example.com (192.0.2.1): frag needed and DF set (MTU 1400)', 3, 4, 1400, 'too-big'],
    ['Reply from 192.0.2.1: Destination net unreachable.', 3, 0, undefined, 'unreachable'],
    ['Reply from 192.0.2.1: Packet needs to be fragmented but DF set.', 3, 4, undefined, 'too-big'],
  ])('%s', async (line, type, code, mtu, kind) => {
    const output = `PING ssm.example.com (198.51.100.8) 56(84) bytes of data.\n${line}\n${line}`;
    expect(await factsOfKind('icmp.error', 'ping ssm.example.com', output)).toEqual([
      {
        'process.name': 'ping',
        'source.ip': '192.0.2.1',
        'icmp.type': type,
        'icmp.code': code,
        'error.kind': kind,
        ...(mtu === undefined ? {} : { 'icmp.mtu': mtu }),
        'destination.domain': 'ssm.example.com',
        'quoted.destination.ip': '198.51.100.8',
        'icmp.count': 2,
      },
    ]);
  });

  test.each([
    ['ping: ssm.example.com: Name or service not known', 'EAI_NONAME', 'name-not-resolved'],
    ['ping: ssm.example.com: Temporary failure in name resolution', 'EAI_AGAIN', 'name-server-failed'],
    ['ping: unknown host ssm.example.com', 'EAI_NONAME', 'name-not-resolved'],
    ['ping: cannot resolve ssm.example.com: Unknown host', 'EAI_NONAME', 'name-not-resolved'],
    [
      'Ping request could not find host ssm.example.com. Please check the name and try again.',
      'EAI_NONAME',
      'name-not-resolved',
    ],
  ])('%s', async (output, code, kind) => {
    expect(await factsOfKind('dns.lookup', 'ping ssm.example.com', output)).toEqual([
      {
        'process.name': 'ping',
        'dns.question.name': 'ssm.example.com',
        'error.code': code,
        'error.kind': kind,
        'dns.queries': 1,
      },
    ]);
  });

  test('words of ping itself are no name', async () => {
    for (const output of [
      'connect: Network is unreachable',
      'ping: connect: Network is unreachable',
      'ping: sendmsg: Operation not permitted',
      'ping: local error: message too long, mtu=1400',
    ])
      expect(await eventsFrom('ping 198.51.100.8', output)).toEqual([]);
  });

  test.each([
    [
      'ping -c 3 -M do -s 1472 ssm.example.com',
      'PING ssm.example.com (198.51.100.8) 1472(1500) bytes of data.',
      1500,
      true,
    ],
    [
      'ping -c 3 -s 1472 ssm.example.com',
      'PING ssm.example.com (198.51.100.8) 1472(1500) bytes of data.',
      1500,
      undefined,
    ],
    ['ping -D -s 1472 ssm.example.com', 'PING ssm.example.com (198.51.100.8): 1472 data bytes', 1500, true],
    ['ping -f -l 1472 ssm.example.com', 'Pinging ssm.example.com [198.51.100.8] with 1472 bytes of data:', 1500, true],
    ['ping ssm.example.com', 'PING ssm.example.com (198.51.100.8): 56 data bytes', 84, undefined],
  ])('%s: size, and whether it may be taken apart', async (typed, head, size, whole) => {
    const [one] = await factsOfKind(
      'path.pinged',
      typed,
      `${head}\n\n3 packets transmitted, 0 received, 100% packet loss`,
    );
    expect(one).toMatchObject({ 'icmp.packet_size': size });
    expect(one?.['ip.dont_fragment']).toBe(whole);
  });

  test('what macOS counts', async () => {
    const output =
      'PING ssm.example.com (198.51.100.8): 56 data bytes\nRequest timeout for icmp_seq 0\n\n--- ssm.example.com ping statistics ---\n2 packets transmitted, 0 packets received, 100.0% packet loss';
    expect(await factsOfKind('path.pinged', 'ping -c 2 ssm.example.com', output)).toMatchObject([
      { 'icmp.sent': 2, 'icmp.received': 0 },
    ]);
  });
});

describe('traces', () => {
  test('marks of traceroute and the end of tracepath', async () => {
    const [error] = await factsOfKind(
      'icmp.error',
      'traceroute 198.51.100.8',
      'traceroute to 198.51.100.8 (198.51.100.8), 30 hops max, 60 byte packets\n 1  192.0.2.1 (192.0.2.1)  0.3 ms !F-1400  0.2 ms !F-1400  0.2 ms !F-1400',
    );
    expect(error).toMatchObject({ 'source.ip': '192.0.2.1', 'icmp.type': 3, 'icmp.code': 4, 'icmp.mtu': 1400 });
    const [trace] = await factsOfKind(
      'path.traced',
      'tracepath -n 198.51.100.8',
      ' 1?: [LOCALHOST]                      pmtu 1500\n 1:  192.0.2.1                                             0.300ms\n 2:  no reply\n 3:  198.51.100.8                                          0.600ms reached\n     Resume: pmtu 1500 hops 3 back 3',
    );
    expect(trace).toEqual({
      'destination.ip': '198.51.100.8',
      'path.reached': true,
      'path.hops': ['192.0.2.1', '*', '198.51.100.8'],
    });
  });
});

describe('ports', () => {
  test.each([
    [
      'nc -zv ssm.example.com 8443',
      'nc: connect to ssm.example.com port 8443 (tcp) failed: Connection timed out',
      'unanswered',
      undefined,
    ],
    [
      'nc -zv ssm.example.com 8443',
      'ssm.example.com [198.51.100.8] 8443 (?) : Connection refused',
      'refused',
      '198.51.100.8',
    ],
    ['nc -zv ssm.example.com 8443', '(UNKNOWN) [198.51.100.8] 8443 (?) open', 'completed', '198.51.100.8'],
    ['nc -zv ssm.example.com 8443', 'Ncat: Connected to 198.51.100.8:8443.', 'completed', '198.51.100.8'],
    ['nc -zv ssm.example.com 8443', 'Ncat: Connection timed out.', 'unanswered', undefined],
    [
      'telnet ssm.example.com 8443',
      'Trying 198.51.100.8...\ntelnet: connect to address 198.51.100.8: Connection refused\ntelnet: Unable to connect to remote host: Connection refused',
      'refused',
      '198.51.100.8',
    ],
    [
      'telnet ssm.example.com 8443',
      "Trying 198.51.100.8...\nConnected to ssm.example.com.\nEscape character is '^]'.",
      'completed',
      undefined,
    ],
  ])('%s: %s', async (command, output, handshake, ip) => {
    const [connection, ...more] = await factsOfKind('tcp.connection', command, output);
    expect(more).toEqual([]);
    expect(connection).toMatchObject({
      'destination.domain': 'ssm.example.com',
      'destination.port': 8443,
      'tcp.handshake': handshake,
    });
    expect(connection?.['destination.ip']).toBe(ip);
  });

  test('a name that telnet or ncat could not resolve', async () => {
    for (const [command, output] of [
      ['telnet ssm.example.com 8443', 'telnet: could not resolve ssm.example.com/8443: Name or service not known'],
      [
        'ncat ssm.example.com 8443',
        'Ncat: Could not resolve hostname "ssm.example.com": Name or service not known. QUITTING.',
      ],
      [
        'nc -zv ssm.example.com 8443',
        'nc: getaddrinfo for host "ssm.example.com" port 8443: Name or service not known',
      ],
    ] as const)
      expect(await factsOfKind('dns.lookup', command, output)).toMatchObject([
        { 'dns.question.name': 'ssm.example.com', 'error.code': 'EAI_NONAME' },
      ]);
  });
});
