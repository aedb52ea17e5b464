import { describe, expect, test } from '@jest/globals';
import { asAnyEvent } from '../../src/core/event.js';
import type { Facts, Kind } from '../../src/core/event.js';
import { sayEvent } from '../../src/report/event-words.js';
import { size } from '../../src/report/words/hosts.js';
import { dated, line } from '../support/analysis.js';

const say = <K extends Kind>(kind: K, facts: Facts[K]): string =>
  sayEvent(asAnyEvent(dated(kind, facts, [line('a', 1, 'x')], 0)));

describe('the state of a host in words', () => {
  test.each([
    [
      say('host.disk', { 'disk.path': '/', 'disk.used.percent': 100, 'disk.available.bytes': 0 }),
      '100 % of / is in use (0 bytes available)',
    ],
    [
      say('host.disk', { 'disk.path': '/', 'disk.device': '/dev/vda', 'disk.used.percent': 4, 'disk.inodes': true }),
      '4 % of the inodes of / is in use (device /dev/vda)',
    ],
    [say('host.clock', { 'host.timezone': 'IST' }), "the host's clock is in zone IST"],
    [
      say('host.clock', { 'clock.synchronised': true, 'clock.offset': -2_521_900_000, 'ntp.server': '192.0.2.123' }),
      "the host's clock is synchronised to 192.0.2.123 (42 min 2 s behind it)",
    ],
    [
      say('host.clock', { 'clock.synchronised': true, 'clock.offset': 1500 }),
      "the host's clock is synchronised to another clock (1.5 ms ahead of it)",
    ],
    [
      say('host.clock', { 'clock.synchronised': false, 'host.timezone': 'Asia/Kolkata' }),
      "the host's clock is not synchronised (zone Asia/Kolkata)",
    ],
    [
      say('host.memory', {
        'memory.total.bytes': 2_147_483_648,
        'memory.available.bytes': 104_857_600,
        'memory.swap.total.bytes': 1024,
        'memory.swap.free.bytes': 0,
      }),
      '100 MiB of 2 GiB memory is available (swap: 0 bytes of 1 KiB free)',
    ],
    [
      say('host.service', {
        'service.name': 'nginx',
        'service.state': 'failed',
        'service.status': 'failed (Result: exit-code)',
        'process.exit_code': 1,
      }),
      'service nginx: failed (Result: exit-code) (exit status 1)',
    ],
    [say('host.uptime', { 'host.uptime': 13_620_000_000 }), 'the host has been up for 3 h 47 min'],
    [
      say('host.container', {
        'container.name': 'redis',
        'container.image.name': 'redis:6',
        'container.state': 'exited',
        'container.status': 'Exited (137) 5 hours ago',
      }),
      'container redis: Exited (137) 5 hours ago (image redis:6)',
    ],
    [
      say('host.interface', {
        'interface.name': 'eth0',
        'interface.vpn': '0',
        'interface.address': '192.0.2.10',
        'interface.prefix_length': 24,
        'interface.up': true,
        'interface.mtu': 1400,
        'interface.public_address': '203.0.113.5',
      }),
      'interface eth0 in VPN 0 has address 192.0.2.10/24 (up; MTU 1400; seen outside as 203.0.113.5)',
    ],
    [
      say('host.interface', { 'interface.name': 'eth1', 'interface.up': false }),
      'interface eth1 has no address (down)',
    ],
    [
      say('host.route', { 'route.prefix': '0.0.0.0/0', 'route.next_hop': '192.0.2.1', 'interface.vpn': '0' }),
      'the route to all other networks is via 192.0.2.1 in VPN 0',
    ],
    [
      say('host.route', { 'route.prefix': '192.0.2.0/24', 'interface.name': 'eth0' }),
      'the route to 192.0.2.0/24 is direct on eth0',
    ],
    [
      say('host.network-settings', { 'dns.servers': ['192.0.2.53', '192.0.2.54'], 'interface.vpn': '0' }),
      'the host asks names of 192.0.2.53 and 192.0.2.54 in VPN 0',
    ],
    [
      say('host.network-settings', {
        'ntp.servers': ['ntp.example'],
        'proxy.address': '2001:db8::80',
        'proxy.port': 3128,
      }),
      'the host asks the time of ntp.example and uses the proxy [2001:db8::80]:3128',
    ],
    [
      say('host.name-entry', { 'dns.question.name': 'ssm.example', 'dns.resolved_ip': ['198.51.100.20'] }),
      "the host's own table maps ssm.example to 198.51.100.20",
    ],
    [
      say('host.identity', {
        'host.name': 'manager',
        'system.personality': 'vmanage',
        'service.version': '20.12.3',
        'system.ip': '192.0.2.250',
        'deployment.mode': 'single',
        'deployment.disaster_recovery': false,
      }),
      'the host is manager (vmanage; release 20.12.3; system IP 192.0.2.250; standalone; disaster recovery off)',
    ],
    [
      say('host.identity', { 'host.ip': ['192.0.2.20'], 'deployment.mode': 'cluster' }),
      'the host reports (addresses 192.0.2.20; in a cluster)',
    ],
    [
      say('cluster.member', { 'host.ip': '192.0.2.22', 'cluster.self': true, 'cluster.state': 'ready' }),
      "192.0.2.22 is a member of the manager's cluster (the one whose file it is; state ready)",
    ],
    [
      say('path.pinged', { 'destination.domain': 'ssm.example', 'icmp.sent': 4, 'icmp.received': 0 }),
      'ping to ssm.example: 0 of 4 echo requests answered',
    ],
    [
      say('path.traced', { 'destination.ip': '198.51.100.20', 'path.reached': false, 'path.hops': ['192.0.2.1', '*'] }),
      'traceroute to 198.51.100.20 did not reach it (via 192.0.2.1, *)',
    ],
  ])('%#', (words, expected) => {
    expect(words).toBe(expected);
  });
});

describe('what other parts write, in words', () => {
  test.each([
    [
      say('clock.step', { 'event.action': 'wrong-by', 'clock.offset': -2_521_900_000 }),
      "the host's clock was found wrong by 42 min 2 s",
    ],
    [say('clock.step', { 'event.action': 'jumped-forward' }), "the host's clock jumped forward"],
    [
      say('kernel.oom-kill', { 'process.name': 'ruby', 'process.pid': 12 }),
      'the kernel ran out of memory and killed ruby (process 12)',
    ],
    [
      say('manager.api-request', {
        'http.request.method': 'POST',
        'url.path': '/dataservice/x',
        'http.response.status_code': 403,
        'source.address': '192.0.2.5',
        'event.duration': 17_000,
      }),
      'the manager was asked POST /dataservice/x by 192.0.2.5: answered 403 (after 17 ms)',
    ],
    [
      say('name.address-compared', {
        'dns.question.name': 'ssm.example',
        'dns.resolved_address': '192.0.2.9',
        'server.address.seen': '198.51.100.20',
        same: false,
      }),
      'ssm.example resolves to 192.0.2.9, while the license server is reached at 198.51.100.20',
    ],
    [
      say('api.answer', {
        'http.request.method': 'GET',
        'url.path': '/api',
        'http.response.status_code': 403,
        'oauth.error': 'none',
      }),
      'the license API request GET /api: answered HTTP 403',
    ],
    [say('license.listed', { 'license.count': 1 }), "the manager counts 1 license in the server's list"],
    [say('log.trouble', { 'log.level': 'ERROR', message: 'x' }), 'a line at level ERROR: x'],
  ])('%#', (words, expected) => {
    expect(words).toBe(expected);
  });
});

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KiB'],
  [1024 ** 4 * 252, '252 TiB'],
])('size %d', (bytes, words) => {
  expect(size(bytes)).toBe(words);
});
