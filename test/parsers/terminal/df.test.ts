import { describe, expect, test } from '@jest/globals';
import { df } from '../../../src/parsers/terminal/df.js';
import { bytesOf } from '../../../src/parsers/terminal/sizes.js';
import { readRun } from './host-run.js';

const KIB = 1024;

describe('df', () => {
  test('-h', () => {
    const output = [
      'Filesystem               Size  Used Avail Use% Mounted on',
      'devtmpfs                  12G     0   12G   0% /dev',
      '/dev/vda                 252G  252G     0 100% /var/lib/docker',
      'nfs.example:/a            10T  1.5T  8.5T  15% /mnt/with blank',
    ].join('\n');
    expect(readRun(df, 'df -h', output).emitted).toEqual([
      [
        'host.disk',
        {
          'disk.path': '/dev',
          'disk.device': 'devtmpfs',
          'disk.used.percent': 0,
          'disk.available.bytes': 12 * KIB ** 3,
        },
        [2],
      ],
      [
        'host.disk',
        {
          'disk.path': '/var/lib/docker',
          'disk.device': '/dev/vda',
          'disk.used.percent': 100,
          'disk.available.bytes': 0,
        },
        [3],
      ],
      [
        'host.disk',
        {
          'disk.path': '/mnt/with blank',
          'disk.device': 'nfs.example:/a',
          'disk.used.percent': 15,
          'disk.available.bytes': 9_345_848_836_096,
        },
        [4],
      ],
    ]);
    expect(df.recognise(output.split('\n'))).toBeGreaterThan(0.5);
  });

  test.each([
    ['df -P', 'Filesystem              1024-blocks     Used Available Capacity Mounted on', 81_278_220, KIB],
    ['df', 'Filesystem              1K-blocks     Used Available Use% Mounted on', 81_278_220, KIB],
    ['df -BM', 'Filesystem              1M-blocks   Used Available Use% Mounted on', 79_374, KIB ** 2],
    ['df -P', 'Filesystem     512-blocks      Used Available Capacity Mounted on', 81_278_220, 512],
    ['df -k', 'Dateisystem    1K-Blöcke  Benutzt Verfügbar Verw% Eingehängt auf', 81_278_220, KIB],
  ])('%s counts blocks: %s', (command, heading, available, unit) => {
    const [emitted] = readRun(
      df,
      command,
      `${heading}\n/dev/vda   264212084 25112692  ${String(available)}  24% /`,
    ).emitted;
    expect(emitted?.[1]).toEqual({
      'disk.path': '/',
      'disk.device': '/dev/vda',
      'disk.used.percent': 24,
      'disk.available.bytes': available * unit,
    });
  });

  test('-T has a column more, -i counts inodes', () => {
    const types = 'Filesystem  Type  1K-blocks  Used Available Use% Mounted on\n/dev/vda  ext4  100 24  76  24% /';
    expect(readRun(df, 'df -T', types).emitted).toEqual([
      [
        'host.disk',
        {
          'disk.path': '/',
          'disk.device': '/dev/vda',
          'disk.used.percent': 24,
          'disk.available.bytes': 76 * KIB,
        },
        [2],
      ],
    ]);
    const inodes =
      'Filesystem                Inodes  IUsed    IFree IUse% Mounted on\n/dev/vda  16777216 16777216 0 100% /';
    expect(readRun(df, 'df -i', inodes).emitted).toEqual([
      [
        'host.disk',
        { 'disk.path': '/', 'disk.device': '/dev/vda', 'disk.used.percent': 100, 'disk.inodes': true },
        [2],
      ],
    ]);
  });

  test('a long device stands on a line of its own', () => {
    const output = [
      'Filesystem            Size  Used Avail Use% Mounted on',
      '/dev/mapper/a-very-long-name-of-a-volume',
      '                       50G   48G  2.0G  97% /',
      'tmpfs                  16G     0   16G   0% /run',
    ].join('\n');
    const { emitted } = readRun(df, 'df -h', output);
    expect(emitted.map(([, facts, lines]) => [facts, lines])).toEqual([
      [
        {
          'disk.path': '/',
          'disk.device': '/dev/mapper/a-very-long-name-of-a-volume',
          'disk.used.percent': 97,
          'disk.available.bytes': 2 * KIB ** 3,
        },
        [2, 3],
      ],
      [
        { 'disk.path': '/run', 'disk.device': 'tmpfs', 'disk.used.percent': 0, 'disk.available.bytes': 16 * KIB ** 3 },
        [4],
      ],
    ]);
  });

  test('emits nothing if there is no table', () => {
    expect(readRun(df, 'df /nowhere', 'df: /nowhere: No such file or directory')).toMatchObject({
      understood: false,
      emitted: [],
    });
    expect(readRun(df, 'df', `${'x'.repeat(9000)} 1 24% /`).emitted).toEqual([]);
  });
});

test.each([
  ['4.0K', 4096],
  ['1,5G', 1_610_612_736],
  ['23Gi', 24_696_061_952],
  ['0B', 0],
  ['12', 12],
  ['-', null],
  ['1.2.3', null],
])('bytesOf %s', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});
