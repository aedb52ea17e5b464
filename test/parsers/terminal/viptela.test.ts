import { describe, expect, test } from '@jest/globals';
import { showControl } from '../../../src/parsers/terminal/show-control.js';
import { showInterface } from '../../../src/parsers/terminal/show-interface.js';
import { showIpRoute } from '../../../src/parsers/terminal/show-ip-route.js';
import { showSystemStatus } from '../../../src/parsers/terminal/show-system-status.js';
import { showVersion } from '../../../src/parsers/terminal/show-version.js';
import { readRun } from './host-run.js';

describe('show version', () => {
  test.each([
    ['20.9.4.1', '20.9.4.1'],
    ['20.12.3-38', '20.12.3'],
    [' 26.1 ', '26.1'],
  ])('%s', (output, version) => {
    expect(readRun(showVersion, 'show version', output).emitted).toEqual([
      ['host.identity', { 'service.version': version }, [1]],
      ['manager.release', { 'service.version': version }, [1]],
    ]);
    expect(showVersion.recognise([output])).toBe(0.5);
  });

  test('of a router it is no release of a manager', () => {
    const output = 'Cisco IOS XE Software, Version 17.15.03a\nCisco IOS Software [IOSXE], Virtual XE Software';
    expect(readRun(showVersion, 'show version', output).emitted).toEqual([
      ['host.identity', { 'service.version': '17.15.03a' }, [1]],
    ]);
  });

  test.each(['% Invalid input detected', '20.9.4.1\nand more', '1.2', ''])('no release: %s', (output) => {
    expect(readRun(showVersion, 'show version', output)).toMatchObject({ understood: false, emitted: [] });
    expect(showVersion.recognise(output.split('\n'))).toBe(0);
  });
});

const status = (product: string, personality: string): string =>
  [
    `Viptela (tm) ${product} Operating System Software`,
    'Copyright (c) 2013-2024 by Viptela, Inc.',
    'Controller Compatibility: ',
    'Version: 20.12.3',
    'Build: 38',
    '',
    'System state:            GREEN. All daemons up',
    'System uptime:           17 days 14 hrs 04 min 07 sec',
    'Current time:            Tue Mar 05 10:15:00 UTC 2024',
    'Memory usage:            32760644K total,    18915912K used,   8635456K free',
    '                         1129488K buffers,  4079788K cache',
    '',
    'Disk usage:              Filesystem      Size   Used  Avail   Use %  Mounted on',
    '                         /dev/root       15230M  1881M  12514M   13%   /',
    'vManage storage usage:   Filesystem      Size  Used  Avail  Use%  Mounted on',
    '                         /dev/sdb        100281M  95525M  4756M   96%   /opt/data',
    '',
    `Personality:             ${personality}`,
    `Model name:              ${personality}`,
  ].join('\n');

describe('show system status', () => {
  test('release, personality, time, memory, file systems', () => {
    const run = readRun(showSystemStatus, 'show system status', status('vmanage', 'vmanage'));
    expect(run.emitted).toEqual([
      ['host.uptime', { 'host.uptime': 1_519_447_000_000 }, [8]],
      ['host.identity', { 'system.personality': 'vmanage', 'service.version': '20.12.3' }, [4, 18]],
      ['manager.release', { 'service.version': '20.12.3' }, [4, 18]],
      ['host.memory', { 'memory.total.bytes': 33_546_899_456, 'memory.available.bytes': 8_842_706_944 }, [10]],
      [
        'host.disk',
        {
          'disk.path': '/',
          'disk.device': '/dev/root',
          'disk.used.percent': 13,
          'disk.available.bytes': 13_121_880_064,
        },
        [14],
      ],
      [
        'host.disk',
        {
          'disk.path': '/opt/data',
          'disk.device': '/dev/sdb',
          'disk.used.percent': 96,
          'disk.available.bytes': 4_987_027_456,
        },
        [16],
      ],
    ]);
    expect(new Set(run.stamps)).toEqual(new Set(['Tue Mar 05 10:15:00 UTC 2024']));
    expect(run.clocks).toHaveLength(1);
    expect(showSystemStatus.recognise(status('vmanage', 'vmanage').split('\n'))).toBe(1);
  });

  test('of another controller it is no release of a manager', () => {
    const { emitted } = readRun(showSystemStatus, 'show system status', status('vsmart', 'vsmart'));
    expect(emitted.map(([kind]) => kind)).not.toContain('manager.release');
    expect(emitted[1]?.[1]).toEqual({ 'system.personality': 'vsmart', 'service.version': '20.12.3' });
  });

  test('where the row of the personality is cut off, the heading names the product', () => {
    const cut = status('vmanage', 'vmanage').split('\n').slice(0, 6).join('\n');
    expect(readRun(showSystemStatus, 'show system status', cut).emitted).toEqual([
      ['host.identity', { 'system.personality': 'vmanage', 'service.version': '20.12.3' }, [4, 1]],
      ['manager.release', { 'service.version': '20.12.3' }, [4, 1]],
    ]);
    expect(readRun(showSystemStatus, 'show system status', 'syntax error').understood).toBe(false);
  });
});

describe('show interface', () => {
  const TABLE = [
    '                                       IF      IF      IF',
    '                 AF                    ADMIN   OPER    TRACKER  ENCAP                                     SPEED',
    'VPN  INTERFACE   TYPE  IP ADDRESS      STATUS  STATUS  STATUS   TYPE   PORT TYPE  MTU   HWADDR             MBPS',
    '------------------------------------------------------------------------------------------------------------------',
    '0    eth0        ipv4  192.0.2.10/24   Up      Up      -        null   transport  1500  02:00:00:00:00:10  1000',
    '0    docker0     ipv4  -               Down    Down    -        -      -          -     02:00:00:00:00:11  1000',
    '512  eth1        ipv4  198.51.100.9/25 Up      Down    -        null   mgmt       -     02:00:00:00:00:12  1000',
  ].join('\n');
  const expected = [
    {
      'interface.name': 'eth0',
      'interface.vpn': '0',
      'interface.address': '192.0.2.10',
      'interface.prefix_length': 24,
      'interface.up': true,
      'interface.mtu': 1500,
    },
    { 'interface.name': 'docker0', 'interface.vpn': '0', 'interface.up': false },
    {
      'interface.name': 'eth1',
      'interface.vpn': '512',
      'interface.address': '198.51.100.9',
      'interface.prefix_length': 25,
      'interface.up': false,
    },
  ];

  test('the table', () => {
    expect(readRun(showInterface, 'show interface', TABLE).emitted).toEqual(
      expected.map((facts, index) => ['host.interface', facts, [index + 5]]),
    );
    expect(showInterface.recognise(TABLE.split('\n'))).toBe(1);
  });

  test('the table without its blanks', () => {
    expect(readRun(showInterface, 'show interface', TABLE.replace(/ +/g, ' ')).emitted).toHaveLength(3);
  });

  test('fields of their own lines', () => {
    const output = [
      'interface vpn 0 interface eth0 af-type ipv4',
      ' ip-address        192.0.2.10/24',
      ' if-admin-status   Up',
      ' if-oper-status    Up',
      ' mtu               1500',
      'interface vpn 512 interface eth1 af-type ipv4',
      ' if-admin-status   Up',
      ' if-oper-status    Down',
    ].join('\n');
    expect(readRun(showInterface, 'show interface | notab', output).emitted).toEqual([
      ['host.interface', expected[0], [1, 2, 3, 4, 5]],
      ['host.interface', { 'interface.name': 'eth1', 'interface.vpn': '512', 'interface.up': false }, [6, 7, 8]],
    ]);
    expect(readRun(showInterface, 'show interface', '% No entries found.').understood).toBe(false);
  });
});

test('show ip route: the ways out, without those of the overlay', () => {
  const output = [
    'Codes Status flags:',
    '  F -> fib, S -> selected, I -> inactive,',
    '',
    '                                 PROTOCOL  NEXTHOP       NEXTHOP     NEXTHOP',
    'VPN    PREFIX          PROTOCOL  SUB TYPE  IF NAME       ADDR        VPN      TLOC IP      COLOR  ENCAP  STATUS',
    '-----------------------------------------------------------------------------------------------------------------',
    '0      0.0.0.0/0       static    -         eth0          192.0.2.1   -        -            -      -      F,S',
    '0      192.0.2.0/24    connected -         eth0          -           -        -            -      -      F,S',
    '1      0.0.0.0/0       omp       -         -             -           -        192.0.2.250  lte    ipsec  F,S',
    '65528  198.51.100.0/24 connected -         loopback65528-            -        -            -      -      F,S',
  ].join('\n');
  expect(readRun(showIpRoute, 'show ip route', output).emitted).toEqual([
    [
      'host.route',
      {
        'route.prefix': '0.0.0.0/0',
        'route.next_hop': '192.0.2.1',
        'interface.name': 'eth0',
        'interface.vpn': '0',
      },
      [7],
    ],
    ['host.route', { 'route.prefix': '192.0.2.0/24', 'interface.name': 'eth0', 'interface.vpn': '0' }, [8]],
    [
      'host.route',
      { 'route.prefix': '198.51.100.0/24', 'interface.name': 'loopback65528', 'interface.vpn': '65528' },
      [10],
    ],
  ]);
  expect(showIpRoute.recognise(output.split('\n'))).toBe(1);
  expect(readRun(showIpRoute, 'show ip route', '% No entries found.').understood).toBe(false);
});

describe('show control', () => {
  const LOCAL = [
    'personality                       vmanage',
    'organization-name                 Example',
    'certificate-status                Installed',
    'system-ip                         192.0.2.250',
    'number-active-wan-interfaces      2',
    '',
    '                         PUBLIC        PUBLIC PRIVATE      PRIVATE             PRIVATE',
    'INSTANCE     INTERFACE   IPv4          PORT   IPv4         IPv6                PORT    VS/VM  COLOR    STATE CONNECTION',
    '-------------------------------------------------------------------------------------------------------------------------',
    '0            eth0        203.0.113.5   12346  192.0.2.10   ::                  12346   1/0    default  up    0:00:00:13',
    '1            eth0        203.0.113.5   12446  192.0.2.10   ::                  12446   0/0    default  up    0:00:00:11',
  ].join('\n');

  test('local-properties: identity, and the address that NAT gives', () => {
    expect(readRun(showControl, 'show control local-properties', LOCAL).emitted).toEqual([
      ['host.identity', { 'system.ip': '192.0.2.250', 'system.personality': 'vmanage' }, [1, 4]],
      [
        'host.interface',
        {
          'interface.name': 'eth0',
          'interface.vpn': '0',
          'interface.address': '192.0.2.10',
          'interface.public_address': '203.0.113.5',
          'interface.up': true,
        },
        [10],
      ],
    ]);
    expect(showControl.recognise(LOCAL.split('\n'))).toBeGreaterThan(0.5);
  });

  test('connections name peers only', () => {
    const output = [
      'INDEX TYPE    PROT SYSTEM IP       ID     ID   PRIVATE IP      PORT  PUBLIC IP    PORT  STATE UPTIME',
      '----------------------------------------------------------------------------------------------------',
      '0     vsmart  dtls 192.0.2.251     100    1    192.0.2.11      12346 192.0.2.11   12346 up    1:02:03:04',
    ].join('\n');
    expect(readRun(showControl, 'show control connections', output)).toMatchObject({ understood: true, emitted: [] });
    expect(readRun(showControl, 'show control connections', '% No entries found.').understood).toBe(false);
  });
});
