import { expect, test } from '@jest/globals';
import { showRunningConfig } from '../../../src/parsers/terminal/show-running-config.js';
import { readRun } from './host-run.js';

const CONFIG = [
  'system',
  ' host-name             manager',
  ' system-ip             192.0.2.250',
  ' clock timezone Asia/Kolkata',
  ' aaa',
  '  user admin',
  '   password planted-secret-1',
  '  !',
  ' !',
  ' logging',
  '  server 192.0.2.99',
  '   vpn 512',
  '  exit',
  ' !',
  ' ntp',
  '  server 192.0.2.123',
  '   vpn     512',
  '   version 4',
  '  exit',
  '  server ntp.example',
  '  exit',
  ' !',
  '!',
  'vpn 0',
  ' dns 192.0.2.53 primary',
  ' dns 192.0.2.54 secondary',
  ' host ssm.example.com ip 198.51.100.20 198.51.100.21',
  ' interface eth0',
  '  ip address 192.0.2.10/24',
  '  tunnel-interface',
  '   allow-service sshd',
  '  !',
  '  mtu      1400',
  '  no shutdown',
  ' !',
  ' interface eth2',
  '  shutdown',
  ' !',
  ' ip route 0.0.0.0/0 192.0.2.1',
  '!',
  'vpn 512',
  ' interface eth1',
  '  ip dhcp-client',
  ' !',
  '!',
].join('\n');

test('names, ways and addresses of each VPN, and who the host is', () => {
  expect(readRun(showRunningConfig, 'show running-config', CONFIG).emitted).toEqual([
    [
      'host.name-entry',
      {
        'dns.question.name': 'ssm.example.com',
        'dns.resolved_ip': ['198.51.100.20', '198.51.100.21'],
        'interface.vpn': '0',
      },
      [24, 27],
    ],
    [
      'host.interface',
      {
        'interface.name': 'eth0',
        'interface.vpn': '0',
        'interface.address': '192.0.2.10',
        'interface.prefix_length': 24,
        'interface.mtu': 1400,
      },
      [24, 28, 29, 33],
    ],
    ['host.interface', { 'interface.name': 'eth2', 'interface.vpn': '0', 'interface.up': false }, [24, 36, 37]],
    ['host.route', { 'route.prefix': '0.0.0.0/0', 'route.next_hop': '192.0.2.1', 'interface.vpn': '0' }, [24, 39]],
    ['host.interface', { 'interface.name': 'eth1', 'interface.vpn': '512' }, [41, 42]],
    ['host.network-settings', { 'interface.vpn': '0', 'dns.servers': ['192.0.2.53', '192.0.2.54'] }, [24, 25, 26]],
    ['host.identity', { 'host.name': 'manager', 'system.ip': '192.0.2.250' }, [2, 3]],
    ['host.clock', { 'host.timezone': 'Asia/Kolkata' }, [4]],
    ['host.network-settings', { 'ntp.servers': ['192.0.2.123', 'ntp.example'] }, [16, 20]],
  ]);
  expect(showRunningConfig.recognise(CONFIG.split('\n'))).toBeGreaterThan(0.5);
});

test('no line that holds a password is ever shown', () => {
  const { emitted } = readRun(showRunningConfig, 'show running-config', CONFIG);
  expect(emitted.flatMap(([, , lines]) => lines)).not.toContain(7);
});

test('a part alone, and what is no configuration', () => {
  const vpn = 'vpn 0\n dns 2001:db8::53 primary\n ipv6 route ::/0 2001:db8::1\n!';
  expect(readRun(showRunningConfig, 'show running-config vpn 0', vpn).emitted).toEqual([
    ['host.route', { 'route.prefix': '::/0', 'route.next_hop': '2001:db8::1', 'interface.vpn': '0' }, [1, 3]],
    ['host.network-settings', { 'interface.vpn': '0', 'dns.servers': ['2001:db8::53'] }, [1, 2]],
  ]);
  expect(readRun(showRunningConfig, 'show running-config', 'syntax error: unknown argument').understood).toBe(false);
});
