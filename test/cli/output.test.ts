import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inFolder } from '../bundle/support.js';
import { ran } from './support.js';

const healthy = { result: { outcome: 'healthy' } } as const;

describe('a report to a file', () => {
  test('is written whole, and nothing else is left or said', async () => {
    await inFolder({}, async (folder) => {
      const file = join(folder, 'report.md');
      expect(await ran(['case', '-o', file], healthy)).toMatchObject({ code: 0, out: '', err: '' });
      expect(await readFile(file, 'utf8')).toBe('# healthy\n');
      expect(await readdir(folder)).toEqual(['report.md']);
    });
  });

  test('replaces an earlier one, and keeps its permissions', async () => {
    await inFolder({ 'old.md': 'old' }, async (folder) => {
      await chmod(join(folder, 'old.md'), 0o640);
      expect((await ran(['case', '-o', join(folder, 'old.md')], healthy)).code).toBe(0);
      expect(await readFile(join(folder, 'old.md'), 'utf8')).toBe('# healthy\n');
      expect((await stat(join(folder, 'old.md'))).mode & 0o777).toBe(0o640);
      expect(await readdir(folder)).toEqual(['old.md']);
    });
  });

  test('follows no link, to a file, to nothing or to a folder', async () => {
    await inFolder({ 'old.md': 'old' }, async (folder) => {
      for (const [name, to] of [
        ['file', 'old.md'],
        ['nothing', 'new.md'],
        ['folder', '.'],
      ] as const) {
        const link = join(folder, name);
        await symlink(to, link);
        const err = `lic-analyze: ${link} is a symbolic link; name the file itself.\n`;
        expect(await ran(['case', '-o', link], healthy)).toMatchObject({ code: 2, out: '', err });
        expect(await ran(['case', '--map', link, '--force'], healthy)).toMatchObject({ code: 2 });
      }
      expect(await readFile(join(folder, 'old.md'), 'utf8')).toBe('old');
      expect((await readdir(folder)).sort()).toEqual(['file', 'folder', 'nothing', 'old.md']);
    });
  });

  test('of a run that fails leaves what was there', async () => {
    await inFolder({ 'old.md': 'old' }, async (folder) => {
      const file = join(folder, 'old.md');
      const leaking = { program: { leaks: () => ['x'] } };
      expect((await ran(['case', '-o', file], leaking)).code).toBe(3);
      expect(await readFile(file, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['old.md']);
    });
  });

  test('may go to a device', async () => {
    expect((await ran(['case', '-o', '/dev/null'], healthy)).code).toBe(0);
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});

describe('a place that cannot be written is found before the reading', () => {
  test('no such folder, a folder, below a file', async () => {
    await inFolder({ 'a.log': '1' }, async (folder) => {
      for (const [path, reason] of [
        [
          join(folder, 'no', 'report.md'),
          `The report cannot be written to ${folder}/no/report.md: no such file or directory.`,
        ],
        [folder, `${folder} is a folder; name a file in it.`],
        [join(folder, 'a.log', 'x'), `The report cannot be written to ${folder}/a.log/x: not a directory.`],
      ] as const) {
        expect(await ran(['case', '-o', path])).toEqual({
          code: 2,
          out: '',
          err: `lic-analyze: ${reason}\n`,
          asked: [],
        });
      }
    });
  });

  test('evidence is never overwritten, an earlier report among it is', async () => {
    const files = {
      'case/a.log': 'evidence',
      'case/report.md': '# License sync: healthy\n\n```text\nVERDICT    healthy\n```\n',
      'case/forged.log': `# License sync: healthy\n\n\`\`\`text\nVERDICT    healthy\n${'10:00:00.123 evidence\n'.repeat(9)}`,
      'case/r.json': '{ "schema": "lic-analyze/analysis/1" }',
    };
    await inFolder(files, async (folder) => {
      await mkdir(join(folder, 'case2'));
      await writeFile(join(folder, 'case2', 'b.log'), 'no input');
      const to = async (path: string): Promise<number> =>
        (await ran([join(folder, 'case'), '-o', join(folder, path)], healthy)).code;
      expect(await to('case/a.log')).toBe(2);
      expect(await readFile(join(folder, 'case/a.log'), 'utf8')).toBe('evidence');
      expect((await ran([join(folder, 'case/a.log'), '-o', join(folder, 'case/a.log')])).code).toBe(2);
      expect(await to('case/forged.log')).toBe(2);
      expect(await to('case/report.md')).toBe(0);
      expect(await to('case/r.json')).toBe(0);
      expect(await to('case/new.md')).toBe(0);
      expect(await to('case2/b.log')).toBe(0);
    });
  });
});
