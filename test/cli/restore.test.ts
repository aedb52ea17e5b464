import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadProgram } from '../../src/cli/load-program.js';
import { inFolder } from '../bundle/support.js';
import { ran, type Ran } from './support.js';

const INCIDENT = join(import.meta.dirname, '..', '..', 'samples', 'incidents', 'wrong-grant-type');

/** Runs the real thing. */
const real = (...argv: readonly string[]): Promise<Ran> => ran(argv, { io: { program: loadProgram } });

const MAP = '{ "schema": "lic-analyze/names/1", "names": { "host1.example": "manager.example" } }';

describe('the way back', () => {
  test.each(['markdown', 'html', 'json'])('a %s report for a public place, and its names again', async (format) => {
    await inFolder({}, async (folder) => {
      const [report, map] = [join(folder, 'r'), join(folder, 'names.json')];
      const argv = ['--format', format, '--redact', 'identities', '--map', map, '-o', report];
      expect(await real(INCIDENT, ...argv)).toMatchObject({ code: 1, err: '' });
      const hidden = await readFile(report, 'utf8');
      const restored = await real('restore', report, '--map', map);
      const { out } = await real(INCIDENT, '--format', format);
      expect(restored.out).toBe(out);
      expect(restored.code).toBe(0);
      for (const name of ['vmanage-a', 'ssm.example.net', '198.51.100.40', 'licsync']) {
        expect([name, hidden.includes(name)]).toEqual([name, false]);
        expect([name, restored.out.includes(name)]).toEqual([name, true]);
      }
    });
  });

  test('to a file, never over the report or the map', async () => {
    await inFolder({ 'a.md': 'at host1.example.', 'm.json': MAP }, async (folder) => {
      const [report, map, out] = ['a.md', 'm.json', 'b.md'].map((name) => join(folder, name));
      if (report === undefined || map === undefined || out === undefined) throw new Error('no paths');
      expect(await real('restore', report, '--map', map, '-o', out)).toMatchObject({ code: 0, out: '', err: '' });
      expect(await readFile(out, 'utf8')).toBe('at manager.example.');
      expect((await real('restore', report, '--map', map, '-o', '-')).out).toBe('at manager.example.');
      for (const taken of [report, map]) {
        expect(await real('restore', report, '--map', map, '-o', taken)).toMatchObject({
          code: 2,
          err: `lic-analyze: ${taken} is a file that is to be read; write the text elsewhere.\n`,
        });
      }
    });
  });
});

describe('what is no map is reported', () => {
  test.each([
    ['not JSON', 'names'],
    ['an array', '[]'],
    ['a report', '{ "schema": "lic-analyze/analysis/1", "names": {} }'],
    ['without names', '{ "schema": "lic-analyze/names/1" }'],
    ['with a number', '{ "schema": "lic-analyze/names/1", "names": { "a": 1 } }'],
  ])('%s', async (_, text) => {
    await inFolder({ 'a.md': 'x', 'm.json': text }, async (folder) => {
      expect(await real('restore', join(folder, 'a.md'), '--map', join(folder, 'm.json'))).toMatchObject({
        code: 2,
        out: '',
        err: `lic-analyze: ${folder}/m.json is no map; lic-analyze writes one with --map.\n`,
      });
    });
  });

  test('a map or a report that is not there, or a folder', async () => {
    await inFolder({ 'a.md': 'x', 'm.json': MAP }, async (folder) => {
      const err = async (report: string, map: string): Promise<string> =>
        (await real('restore', join(folder, report), '--map', join(folder, map))).err;
      expect(await err('a.md', 'no.json')).toBe(`lic-analyze: There is no file ${folder}/no.json.\n`);
      expect(await err('no.md', 'm.json')).toBe(`lic-analyze: There is no file ${folder}/no.md.\n`);
      expect(await err('.', 'm.json')).toBe(`lic-analyze: ${folder} cannot be read (EISDIR).\n`);
    });
  });
});
