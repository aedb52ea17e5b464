import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { certificateRows, compareRows, readCapture, readTable } from '../../scripts/oracles/shared/tables.js';
import { COLUMNS } from '../../src/packet-table/columns.js';

const FOLDERS = ['samples/parsers/pcap', 'samples/parsers/pcapng'];

/** Every capture with the table beside it that says what its rows must be. */
const captures = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.pcap(ng)?$/.test(name))
    .map((name) => [`${folder}/${name}`, `${folder}/${name.replace(/\.pcap(ng)?$/, '')}.packets.tsv`] as const),
);

describe('rows', () => {
  test.each(captures)('%s', (capture, table) => {
    const theirs = readTable(table);
    const ours = readCapture(capture);
    expect(theirs).not.toEqual([]);
    expect(ours.packets).toBe(theirs.length);
    expect(compareRows(capture, ours, theirs)).toEqual([]);
  });

  test('columns of the tables are ours', () => {
    const known = new Set<string>(COLUMNS);
    const named = captures.flatMap(([, table]) => Object.keys(readTable(table)[0] ?? {}));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

test('certificates stand with the packet that completes them', () => {
  const rows = certificateRows(readCapture('samples/parsers/pcap/unknown-ca.pcap'));
  expect(rows.map((row) => row.split('\t').slice(0, 5))).toEqual([
    [
      '6',
      '0',
      'CN=ssm.example.com,O=Example\\, Inc.,C=US',
      'CN=Example Root CA,O=Example\\, Inc.,C=US',
      '2024-01-02 03:04:05Z',
    ],
    [
      '6',
      '1',
      'CN=Example Root CA,O=Example\\, Inc.,C=US',
      'CN=Example Root CA,O=Example\\, Inc.,C=US',
      '2024-01-01 00:00:00Z',
    ],
  ]);
});
