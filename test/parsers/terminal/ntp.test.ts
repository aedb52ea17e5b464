import { describe, expect, test } from '@jest/globals';
import { chronyc } from '../../../src/parsers/terminal/chronyc.js';
import { showNtp } from '../../../src/parsers/terminal/show-ntp.js';
import { readRun } from './host-run.js';

const tracking = (id: string, system: string, leap: string, stratum: number): string =>
  [
    `Reference ID    : ${id}`,
    `Stratum         : ${String(stratum)}`,
    'Ref time (UTC)  : Tue Mar 05 10:15:00 2024',
    `System time     : ${system} of NTP time`,
    'Last offset     : -0.000000172 seconds',
    `Leap status     : ${leap}`,
  ].join('\n');

describe('chronyc', () => {
  test('tracking: slow is behind', () => {
    const output = tracking('C000027B (192.0.2.123)', '2521.900000195 seconds slow', 'Normal', 9);
    expect(readRun(chronyc, 'chronyc tracking', output).emitted).toEqual([
      [
        'host.clock',
        {
          'clock.synchronised': true,
          'clock.offset': -2_521_900_000,
          'ntp.server': '192.0.2.123',
          'ntp.stratum': 9,
        },
        [1, 2, 4, 6],
      ],
    ]);
    expect(chronyc.recognise(output.split('\n'))).toBe(1);
  });

  test('tracking: without a source there is no offset', () => {
    const output = tracking('00000000 ()', '0.000000000 seconds fast', 'Not synchronised', 0);
    expect(readRun(chronyc, 'chronyc tracking', output).emitted[0]?.[1]).toEqual({
      'clock.synchronised': false,
      'ntp.stratum': 0,
    });
  });

  const HEADING = [
    'MS Name/IP address         Stratum Poll Reach LastRx Last sample               ',
    '===============================================================================',
  ];

  test.each([
    ['^* 192.0.2.123                   8   0   377     0    +12us[  +12us] +/-   15us', 12],
    ['^* 192.0.2.123                   8   6    17    11    -25ms[ -197ns] +/- 5305ns', -25_000],
    ['^* 192.0.2.123                   8  10   377   45m  +2521s[+2521s] +/-  15ms', 2_521_000_000],
  ])('sources: %s', (row, offset) => {
    const output = [...HEADING, '^- 192.0.2.124                   2   6   377    12   +1ms[+1ms] +/-  1ms', row].join(
      '\n',
    );
    expect(readRun(chronyc, 'chronyc -n sources', output).emitted).toEqual([
      [
        'host.clock',
        { 'clock.synchronised': true, 'clock.offset': offset, 'ntp.server': '192.0.2.123', 'ntp.stratum': 8 },
        [4],
      ],
    ]);
  });

  test('sources: none is followed, or there is none', () => {
    const row = '^? 192.0.2.123                   0   1     0     -     +0ns[   +0ns] +/-    0ns';
    expect(readRun(chronyc, 'chronyc sources', [...HEADING, row].join('\n')).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': false }, [3]],
    ]);
    expect(readRun(chronyc, 'chronyc sources', HEADING.join('\n')).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': false }, [1]],
    ]);
  });

  test('statistics are known, and say nothing; a daemon that does not answer is not', () => {
    const output =
      'Name/IP Address            NP  NR  Span  Frequency  Freq Skew  Offset  Std Dev\n192.0.2.123  11   7     8     +0.008';
    expect(readRun(chronyc, 'chronyc sourcestats', output)).toMatchObject({ understood: true, emitted: [] });
    expect(readRun(chronyc, 'chronyc tracking', '506 Cannot talk to daemon').understood).toBe(false);
  });
});

describe('ntpd', () => {
  const HEADING = '     remote           refid      st t when poll reach   delay   offset  jitter\n====';

  test('ntpq -p: a positive offset is that of a clock that is behind', () => {
    const output = [
      HEADING,
      '+192.0.2.124     .GPS.            1 u   24   64  377    1.110    0.020   0.053',
      '*ntp.example     192.0.2.1        2 u   37   64  377   41.254 2521.532   0.641',
    ].join('\n');
    expect(readRun(showNtp, 'ntpq -p', output).emitted).toEqual([
      [
        'host.clock',
        {
          'clock.synchronised': true,
          'clock.offset': -2_521_532,
          'ntp.server': 'ntp.example',
          'ntp.stratum': 2,
        },
        [4],
      ],
    ]);
    expect(showNtp.recognise(output.split('\n'))).toBeGreaterThan(0.5);
  });

  test('show ntp peer has a number in front', () => {
    const output = [
      'INDEX  REMOTE         REFID     ST  TYPE  WHEN  POLL  REACH  DELAY   OFFSET   JITTER',
      '------------------------------------------------------------------------------------',
      '1      *192.0.2.123   .GPS.     1   u     37    64    377    41.254  -1.532   0.641',
    ].join('\n');
    expect(readRun(showNtp, 'show ntp peer', output).emitted).toEqual([
      [
        'host.clock',
        { 'clock.synchronised': true, 'clock.offset': 1532, 'ntp.server': '192.0.2.123', 'ntp.stratum': 1 },
        [3],
      ],
    ]);
  });

  test('nobody is followed', () => {
    const row = ' 192.0.2.123     .INIT.          16 u    -   64    0    0.000    0.000   0.000';
    expect(readRun(showNtp, 'ntpq -pn', `${HEADING}\n${row}`).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': false }, [3]],
    ]);
  });

  test('show ntp associations', () => {
    const heading = 'IDX  ASSOCID  STATUS  CONF  REACHABILITY  AUTH  CONDITION  LAST EVENT  COUNT\n-----';
    const row = (condition: string): string =>
      `${heading}\n1    47219    963a    yes   yes  none  ${condition}   sys_peer  3`;
    expect(readRun(showNtp, 'show ntp associations', row('sys.peer')).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': true }, [3]],
    ]);
    expect(readRun(showNtp, 'show ntp associations', row('reject')).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': false }, [3]],
    ]);
    expect(readRun(showNtp, 'show ntp associations', heading).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': false }, [1]],
    ]);
  });

  test('show ntp status', () => {
    const output = 'Clock is synchronized, stratum 3, reference is 192.0.2.123';
    expect(readRun(showNtp, 'show ntp status', output).emitted).toEqual([
      ['host.clock', { 'clock.synchronised': true, 'ntp.server': '192.0.2.123', 'ntp.stratum': 3 }, [1]],
    ]);
    expect(
      readRun(showNtp, 'show ntp status', 'Clock is unsynchronized, stratum 16, no reference clock').emitted,
    ).toEqual([['host.clock', { 'clock.synchronised': false, 'ntp.stratum': 16 }, [1]]]);
    expect(readRun(showNtp, 'show ntp status', '% Invalid input').understood).toBe(false);
  });
});
