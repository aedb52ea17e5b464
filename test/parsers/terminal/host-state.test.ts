import { describe, expect, test } from '@jest/globals';
import { free } from '../../../src/parsers/terminal/free.js';
import { systemctl } from '../../../src/parsers/terminal/systemctl.js';
import { timedatectl } from '../../../src/parsers/terminal/timedatectl.js';
import { secondsUp, uptime } from '../../../src/parsers/terminal/uptime.js';
import { readRun } from './host-run.js';

const MIB = 1024 ** 2;

describe('free', () => {
  test('-m', () => {
    const output = [
      '               total        used        free      shared  buff/cache   available',
      'Mem:           24105         598       22383           8        1524       23506',
      'Swap:           2048        2048           0',
    ].join('\n');
    expect(readRun(free, 'free -m', output).emitted).toEqual([
      [
        'host.memory',
        {
          'memory.total.bytes': 24_105 * MIB,
          'memory.available.bytes': 23_506 * MIB,
          'memory.swap.total.bytes': 2048 * MIB,
          'memory.swap.free.bytes': 0,
        },
        [2, 3],
      ],
    ]);
    expect(free.recognise(output.split('\n'))).toBe(1);
  });

  test('-h, and the older form, which does not know what is available', () => {
    const human =
      '        total   used   free   shared  buff/cache   available\nMem:   23Gi   599Mi  21Gi  8.7Mi  1.5Gi  22Gi';
    expect(readRun(free, 'free -h', human).emitted[0]?.[1]).toEqual({
      'memory.total.bytes': 23 * 1024 * MIB,
      'memory.available.bytes': 22 * 1024 * MIB,
    });
    const old =
      '   total   used   free  shared  buffers  cached\nMem:  1000   900   100  0  10  20\n-/+ buffers/cache:  870  130';
    expect(readRun(free, 'free', old).emitted[0]?.[1]).toEqual({
      'memory.total.bytes': 1_024_000,
      'memory.available.bytes': 102_400,
    });
    expect(readRun(free, 'free', 'free: command not found').understood).toBe(false);
  });
});

describe('uptime', () => {
  test('gives how long, and the time of day', () => {
    const run = readRun(uptime, 'uptime', ' 10:15:00 up 12 days,  3:58,  2 users,  load average: 0.59, 0.88, 0.71');
    expect(run.emitted).toEqual([['host.uptime', { 'host.uptime': 1_051_080_000_000 }, [1]]]);
    expect(run.clocks).toMatchObject([{ date: null, timeOfDay: 36_900_000_000 }]);
    expect(readRun(uptime, 'uptime', 'uptime: not found').understood).toBe(false);
  });

  test.each([
    ['3:47', 13_620],
    ['5 min', 300],
    ['1 day, 10 min', 87_000],
    ['17 days 14 hrs 04 min 07 sec', 1_519_447],
    ['long', null],
  ])('%s', (text, seconds) => {
    expect(secondsUp(text)).toBe(seconds);
  });
});

describe('systemctl', () => {
  const FAILED = [
    '× nginx.service - The nginx HTTP and reverse proxy server',
    '     Loaded: loaded (/usr/lib/systemd/system/nginx.service; enabled; preset: disabled)',
    '     Active: failed (Result: exit-code) since Tue 2024-03-05 10:15:00 UTC; 3min ago',
    '    Process: 812 ExecStart=/usr/sbin/nginx (code=exited, status=1/FAILURE)',
    '        CPU: 20ms',
    '',
    'Mar 05 10:15:00 ssm systemd[1]: Failed to start nginx.service.',
    '',
    '● redis.service - Redis',
    '     Active: active (running) since Tue 2024-03-05 09:00:00 UTC; 1h ago',
  ].join('\n');

  test('status', () => {
    const run = readRun(systemctl, 'systemctl status nginx redis', FAILED);
    expect(run.emitted).toEqual([
      [
        'host.service',
        {
          'service.name': 'nginx',
          'service.state': 'failed',
          'service.status': 'failed (Result: exit-code)',
          'process.exit_code': 1,
        },
        [1, 3, 4],
      ],
      [
        'host.service',
        { 'service.name': 'redis', 'service.state': 'active', 'service.status': 'active (running)' },
        [9, 10],
      ],
    ]);
    expect(run.stamps).toEqual(['2024-03-05 10:15:00 UTC', '2024-03-05 09:00:00 UTC']);
    expect(systemctl.recognise(FAILED.split('\n'))).toBeGreaterThan(0.5);
  });

  test('a unit that is not there', () => {
    expect(readRun(systemctl, 'systemctl status x', 'Unit postgresql-13.service could not be found.').emitted).toEqual([
      [
        'host.service',
        { 'service.name': 'postgresql-13', 'service.state': 'not-found', 'service.status': 'not found' },
        [1],
      ],
    ]);
  });

  test('list-units --failed', () => {
    const output = [
      '  UNIT           LOAD   ACTIVE SUB    DESCRIPTION',
      '● docker.service loaded failed failed Docker Application Container Engine',
      '',
      '1 loaded units listed.',
    ].join('\n');
    expect(readRun(systemctl, 'systemctl list-units --failed', output).emitted).toEqual([
      [
        'host.service',
        { 'service.name': 'docker', 'service.state': 'failed', 'service.status': 'failed (failed)' },
        [2],
      ],
    ]);
    expect(readRun(systemctl, 'systemctl --failed', '0 loaded units listed.')).toMatchObject({
      understood: true,
      emitted: [],
    });
  });

  test('is-active', () => {
    const run = readRun(systemctl, 'systemctl is-active nginx chronyd.service', 'inactive\nactive');
    expect(run.emitted.map(([, facts]) => facts)).toEqual([
      { 'service.name': 'nginx', 'service.state': 'inactive', 'service.status': 'inactive' },
      { 'service.name': 'chronyd', 'service.state': 'active', 'service.status': 'active' },
    ]);
    expect(readRun(systemctl, 'systemctl restart nginx', '').understood).toBe(false);
  });
});

describe('timedatectl', () => {
  test('zone, time and whether the clock follows another', () => {
    const output = [
      '               Local time: Tue 2024-03-05 15:45:00 IST',
      '           Universal time: Tue 2024-03-05 10:15:00 UTC',
      '                 RTC time: Tue 2024-03-05 10:15:00',
      '                Time zone: Asia/Kolkata (IST, +0530)',
      'System clock synchronized: no',
      '              NTP service: active',
    ].join('\n');
    const run = readRun(timedatectl, 'timedatectl', output);
    expect(run.emitted).toEqual([
      ['host.clock', { 'clock.synchronised': false, 'host.timezone': 'Asia/Kolkata' }, [4, 5]],
    ]);
    expect(run.clocks).toMatchObject([{ timeOfDay: 56_700_000_000, zone: { offset: 330 } }]);
    expect(timedatectl.recognise(output.split('\n'))).toBe(1);
  });

  test('before systemd 239', () => {
    const output =
      '      Local time: Tue 2024-03-05 10:15:00 UTC\n       Time zone: UTC (UTC, +0000)\nNTP synchronized: yes';
    expect(readRun(timedatectl, 'timedatectl status', output).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': true, 'host.timezone': 'UTC' }, [2, 3]],
    ]);
    expect(readRun(timedatectl, 'timedatectl', 'Failed to connect to bus: Host is down').understood).toBe(false);
  });
});
