import { describe, expect, test } from '@jest/globals';
import { hostname } from '../../../src/parsers/terminal/hostname.js';
import { ifconfig } from '../../../src/parsers/terminal/ifconfig.js';
import { ipAddress } from '../../../src/parsers/terminal/ip-address.js';
import { ipRoute } from '../../../src/parsers/terminal/ip-route.js';
import { lengthOfMask, prefixOf } from '../../../src/parsers/terminal/prefix.js';
import { readRun } from './host-run.js';

const facts = (...emitted: readonly (readonly [string, unknown, unknown])[]): unknown =>
  emitted.map(([, what]) => what);

describe('ip address', () => {
  const OUTPUT = [
    '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000',
    '    inet 127.0.0.1/8 scope host lo',
    '6: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc noqueue state UP group default qlen 1000',
    '    link/ether 02:00:00:00:00:10 brd ff:ff:ff:ff:ff:ff link-netns b',
    '    inet 192.0.2.10/24 scope global eth0',
    '       valid_lft forever preferred_lft forever',
    '    inet6 2001:db8::10/64 scope global tentative ',
    '7: eth1: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc mq state DOWN group default',
  ].join('\n');

  test('an event for each address, and one for an interface without', () => {
    const eth0 = { 'interface.name': 'eth0', 'interface.up': true, 'interface.mtu': 1400 };
    expect(readRun(ipAddress, 'ip addr', OUTPUT).emitted).toEqual([
      [
        'host.interface',
        {
          'interface.name': 'lo',
          'interface.address': '127.0.0.1',
          'interface.prefix_length': 8,
          'interface.up': true,
          'interface.mtu': 65_536,
        },
        [1, 2],
      ],
      ['host.interface', { ...eth0, 'interface.address': '192.0.2.10', 'interface.prefix_length': 24 }, [3, 5]],
      ['host.interface', { ...eth0, 'interface.address': '2001:db8::10', 'interface.prefix_length': 64 }, [3, 7]],
      ['host.interface', { 'interface.name': 'eth1', 'interface.up': false, 'interface.mtu': 1500 }, [8]],
    ]);
    expect(ipAddress.recognise(OUTPUT.split('\n'))).toBe(1);
  });

  test('-o and -br', () => {
    const one = '6: eth0    inet 192.0.2.10/24 scope global eth0\\       valid_lft forever preferred_lft forever';
    expect(facts(...readRun(ipAddress, 'ip -o -4 addr', one).emitted)).toEqual([
      { 'interface.name': 'eth0', 'interface.address': '192.0.2.10', 'interface.prefix_length': 24 },
    ]);
    const brief = 'eth0@if5         UP             192.0.2.10/24 2001:db8::10/64 \neth1             DOWN           ';
    expect(facts(...readRun(ipAddress, 'ip -br a', brief).emitted)).toEqual([
      {
        'interface.name': 'eth0',
        'interface.address': '192.0.2.10',
        'interface.prefix_length': 24,
        'interface.up': true,
      },
      {
        'interface.name': 'eth0',
        'interface.address': '2001:db8::10',
        'interface.prefix_length': 64,
        'interface.up': true,
      },
      { 'interface.name': 'eth1', 'interface.up': false },
    ]);
  });

  test('leaves routes alone', () => {
    expect(readRun(ipAddress, 'ip route', OUTPUT)).toMatchObject({ understood: false, emitted: [] });
  });
});

describe('ip route', () => {
  test('default, networks, one address', () => {
    const output = [
      'default via 192.0.2.1 dev eth0 ',
      '192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.10 ',
      'unreachable 198.51.100.0/24 dev lo metric 1024',
      'default via fe80::1 dev eth0 proto ra metric 1024',
    ].join('\n');
    expect(readRun(ipRoute, 'ip route', output).emitted).toEqual([
      ['host.route', { 'route.prefix': '0.0.0.0/0', 'route.next_hop': '192.0.2.1', 'interface.name': 'eth0' }, [1]],
      ['host.route', { 'route.prefix': '192.0.2.0/24', 'interface.name': 'eth0' }, [2]],
      ['host.route', { 'route.prefix': '198.51.100.0/24', 'interface.name': 'lo' }, [3]],
      ['host.route', { 'route.prefix': '::/0', 'route.next_hop': 'fe80::1', 'interface.name': 'eth0' }, [4]],
    ]);
    const get = '198.51.100.200 via 192.0.2.1 dev eth0 src 192.0.2.10 uid 0 \n    cache ';
    expect(facts(...readRun(ipRoute, 'ip route get 198.51.100.200', get).emitted)).toEqual([
      { 'route.prefix': '198.51.100.200/32', 'route.next_hop': '192.0.2.1', 'interface.name': 'eth0' },
    ]);
    expect(readRun(ipRoute, 'ip route', 'RTNETLINK answers: Network is unreachable').understood).toBe(false);
  });

  test('route -n', () => {
    const output = [
      'Kernel IP routing table',
      'Destination     Gateway         Genmask         Flags Metric Ref    Use Iface',
      '0.0.0.0         192.0.2.1       0.0.0.0         UG    0      0        0 eth0',
      '192.0.2.0       0.0.0.0         255.255.255.0   U     0      0        0 eth0',
    ].join('\n');
    expect(readRun(ipRoute, 'route -n', output).emitted).toEqual([
      ['host.route', { 'route.prefix': '0.0.0.0/0', 'route.next_hop': '192.0.2.1', 'interface.name': 'eth0' }, [3]],
      ['host.route', { 'route.prefix': '192.0.2.0/24', 'interface.name': 'eth0' }, [4]],
    ]);
    expect(ipRoute.recognise(output.split('\n'))).toBe(1);
  });
});

describe('ifconfig', () => {
  test('net-tools 2', () => {
    const output = [
      'eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1400',
      '        inet 192.0.2.10  netmask 255.255.255.0  broadcast 192.0.2.255',
      '        inet6 2001:db8::10  prefixlen 64  scopeid 0x0<global>',
      '',
      'eth1: flags=4099<UP,BROADCAST,MULTICAST>  mtu 1500',
      '        ether 02:00:00:00:00:11  txqueuelen 1000  (Ethernet)',
    ].join('\n');
    expect(readRun(ifconfig, 'ifconfig', output).emitted).toEqual([
      [
        'host.interface',
        {
          'interface.name': 'eth0',
          'interface.address': '192.0.2.10',
          'interface.prefix_length': 24,
          'interface.up': true,
          'interface.mtu': 1400,
        },
        [1, 2],
      ],
      ['host.interface', { 'interface.name': 'eth1', 'interface.up': false, 'interface.mtu': 1500 }, [5]],
    ]);
    expect(ifconfig.recognise(output.split('\n'))).toBe(1);
  });

  test('BusyBox and net-tools 1', () => {
    const output = [
      'eth0      Link encap:Ethernet  HWaddr 02:00:00:00:00:10  ',
      '          inet addr:192.0.2.10  Bcast:192.0.2.255  Mask:255.255.254.0',
      '          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1',
    ].join('\n');
    expect(readRun(ifconfig, 'ifconfig eth0', output).emitted).toEqual([
      [
        'host.interface',
        {
          'interface.name': 'eth0',
          'interface.address': '192.0.2.10',
          'interface.prefix_length': 23,
          'interface.up': true,
          'interface.mtu': 1500,
        },
        [1, 2, 3],
      ],
    ]);
  });
});

describe('hostname', () => {
  test.each([
    ['hostname', 'ssm', { 'host.name': 'ssm' }],
    ['hostname -f', 'ssm.example.com', { 'host.name': 'ssm.example.com' }],
    ['hostname -I', '192.0.2.20 2001:db8::20 ', { 'host.ip': ['192.0.2.20', '2001:db8::20'] }],
    [
      'hostnamectl',
      '   Static hostname: ssm.example.com\n         Icon name: computer-vm',
      { 'host.name': 'ssm.example.com' },
    ],
  ])('%s', (command, output, expected) => {
    expect(readRun(hostname, command, output).emitted).toEqual([['host.identity', expected, [1]]]);
  });

  test.each([
    ['hostname', 'hostname: you must be root to change the host name'],
    ['hostname other', 'other'],
    ['hostname -I', ''],
    ['hostname', 'a b'],
  ])('%s: %s is no name', (command, output) => {
    expect(readRun(hostname, command, output)).toMatchObject({ understood: false, emitted: [] });
  });
});

test.each([
  ['192.0.2.10/24', { address: '192.0.2.10', length: 24 }],
  ['2001:db8::10', { address: '2001:db8::10', length: null }],
  ['::/0', null],
  ['0.0.0.0', null],
  ['eth0', null],
  ['192.0.2.10/24/1', null],
  ['192.0.2.10/x', null],
])('prefixOf %s', (text, prefix) => {
  expect(prefixOf(text)).toEqual(prefix);
});

test.each([
  ['255.255.255.0', 24],
  ['0xffffff00', 24],
  ['0.0.0.0', 0],
  ['255.0.255.0', null],
  ['x', null],
])('lengthOfMask %s', (mask, length) => {
  expect(lengthOfMask(mask)).toBe(length);
});
