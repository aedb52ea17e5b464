import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/node.js';

function log(host: string, minutes: readonly string[]): string {
  return minutes
    .map((minute) => `19-Nov-2024 09:${minute}:00,000 UTC INFO  [${host}] [Store] (t-1) |default| all is well\n`)
    .join('');
}

async function seriesOf(files: Readonly<Record<string, string>>) {
  const { sources } = await analyze(Object.entries(files).map(([path, content]) => ({ path, content })));
  return Object.fromEntries(sources.map(({ path, series }) => [path, series]));
}

describe('rotated parts', () => {
  test('of one host and folder that follow each other are one series', async () => {
    const files = {
      'a/vmanage-server.log': log('m1', ['30', '40']),
      'a/vmanage-server.log.1': log('m1', ['10', '20']),
    };
    expect(await seriesOf(files)).toEqual({
      'a/vmanage-server.log': 'a/vmanage-server.log',
      'a/vmanage-server.log.1': 'a/vmanage-server.log',
    });
  });

  test('of two hosts are none, whatever their names', async () => {
    const files = { 'a/vmanage-server.log': log('m1', ['30']), 'a/vmanage-server.log.1': log('m2', ['10']) };
    expect(await seriesOf(files)).toEqual({ 'a/vmanage-server.log': null, 'a/vmanage-server.log.1': null });
  });

  test('in two folders are none', async () => {
    const files = { 'a/vmanage-server.log': log('m1', ['30']), 'b/vmanage-server.log.1': log('m1', ['10']) };
    expect(Object.values(await seriesOf(files))).toEqual([null, null]);
  });

  test('whose times overlap are none', async () => {
    const files = {
      'a/vmanage-server.log': log('m1', ['10', '40']),
      'a/vmanage-server.log.1': log('m1', ['20', '30']),
    };
    expect(Object.values(await seriesOf(files))).toEqual([null, null]);
  });
});
