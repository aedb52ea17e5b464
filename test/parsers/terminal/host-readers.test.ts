import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { hostReaders } from '../../../src/parsers/terminal/host-readers.js';
import { readRun } from './host-run.js';

/** Outputs of the usual commands, one after the other; none is the whole truth of any reader. */
const WORDS = [
  'Filesystem      Size  Used Avail Use% Mounted on',
  '/dev/vda  252G  24G  78G  24% /',
  'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES',
  'b09c1e3b5d81   nginx   "x"   2 days ago   Up 3 days   gateway',
  'Mem:  100 50 50',
  '        total   used   free',
  '   Active: failed (Result: exit-code) since x',
  '● nginx.service - x',
  'VPN  INTERFACE  TYPE  IP ADDRESS  STATUS  STATUS',
  '0    eth0       ipv4  192.0.2.10/24  Up  Up',
  'vpn 0',
  ' interface eth0',
  '  ip address 192.0.2.10/24',
  '^* 192.0.2.123  8  0  377  0  +12us[  +12us] +/-  15us',
  'Leap status     : Normal',
  'Version: 20.12.3',
  'Tue Mar  5 10:15:00 UTC 2024',
  '1: lo: <LOOPBACK,UP> mtu 65536',
  '    inet 127.0.0.1/8',
  'default via 192.0.2.1 dev eth0',
  '*192.0.2.1 .GPS. 1 u 1 64 377 1.0 2.0 3.0',
];

const cut = fc.tuple(fc.constantFrom(...WORDS), fc.nat({ max: 60 })).map(([text, end]) => text.slice(0, end));
const line = fc.oneof(fc.constantFrom(...WORDS), cut, fc.string({ unit: 'grapheme', maxLength: 80 }));
const output = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((text) => text.replace(/\n/g, ' ')));

describe.each(hostReaders.map((reader) => [reader.id, reader] as const))('%s', (_, reader) => {
  test('takes anything for its output, and cites lines that there are', () => {
    fc.assert(
      fc.property(output, fc.constantFrom(...reader.commands), (lines, command) => {
        const sure = reader.recognise(lines);
        expect(sure >= 0 && sure <= 1).toBe(true);
        const { emitted } = readRun(reader, command, lines.join('\n'));
        for (const [kind, facts, cited] of emitted) {
          expect(cited.length).toBeGreaterThan(0);
          expect(cited.every((number) => number >= 1 && number <= lines.length)).toBe(true);
          expect([kind, Object.values(facts).filter((value) => Number.isNaN(value) || value === '')]).toEqual([
            kind,
            [],
          ]);
        }
      }),
    );
  });

  test('is not held up by a long line', () => {
    for (const long of [
      'x'.repeat(60_000),
      ' '.repeat(60_000),
      `- `.repeat(30_000),
      '1 '.repeat(30_000),
      '/a'.repeat(30_000),
    ])
      readRun(reader, reader.commands[0] ?? '', `${WORDS.join('\n')}\n${long}\n`);
  }, 30_000);
});

test('no two readers have a command in common', () => {
  const commands = hostReaders.flatMap((reader) => reader.commands);
  expect(new Set(commands).size).toBe(commands.length);
});
