import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadProgram } from '../../src/cli/load-program.js';
import type { Format, ReportOptions } from '../../src/cli/program.js';
import { attempt, cite, finding, line } from '../support/analysis.js';
import { inFolder } from '../bundle/support.js';
import { ran, type World } from './support.js';

const healthy = { outcome: 'healthy' } as const;

/** A world that keeps how the report was asked for. */
function listening(text = 'report\n'): { readonly asked: (readonly [Format, ReportOptions])[]; readonly world: World } {
  const asked: (readonly [Format, ReportOptions])[] = [];
  const render = (_: unknown, format: Format, options: ReportOptions): string => {
    asked.push([format, options]);
    return text;
  };
  return { asked, world: { result: healthy, program: { render } } };
}

describe('how the report is asked for', () => {
  test.each([
    [[], 'markdown', {}],
    [['--format', 'html'], 'html', {}],
    [['--format', 'json', '--redact', 'identities'], 'json', { redact: 'identities' }],
    [['--for', 'customer', '--max-size', '60k'], 'markdown', { for: 'customer', maxSize: 60_000 }],
    [['--max-size', '1M'], 'markdown', { maxSize: 1_000_000 }],
    [['--max-size', '750'], 'markdown', { maxSize: 750 }],
    [['--for', 'engineer', '--redact', 'secrets'], 'markdown', { for: 'engineer', redact: 'secrets' }],
  ] as const)('%j', async (argv, format, options) => {
    const { asked, world } = listening();
    expect(await ran(['case', ...argv], world)).toMatchObject({ code: 0 });
    expect(asked).toEqual([[format, options]]);
  });

  test.each([
    ['report.html', [], 'html'],
    ['REPORT.HTM', [], 'html'],
    ['report.json', [], 'json'],
    ['report.md', [], 'markdown'],
    ['report', [], 'markdown'],
    ['page.html', ['--format', 'markdown'], 'markdown'],
  ] as const)('a file called %s with %j is written as %s', async (name, argv, format) => {
    await inFolder({}, async (folder) => {
      const { asked, world } = listening();
      await ran(['case', '-o', join(folder, name), ...argv], world);
      expect(asked.map(([form]) => form)).toEqual([format]);
    });
  });

  test('a report that could not be made so small says so', async () => {
    const { world } = listening('x'.repeat(800));
    expect((await ran(['case', '--max-size', '700'], world)).err).toBe(
      'lic-analyze: The report has 800 bytes, more than --max-size: the answer is never cut.\n',
    );
    expect((await ran(['case', '--max-size', '800'], world)).err).toBe('');
    expect((await ran(['case', '--max-size', '700', '--quiet'], world)).err).toBe('');
  });

  test('the finished text is looked through for what this redaction must not show', async () => {
    const looked: unknown[] = [];
    const leaks = (text: string, _: unknown, { redact }: ReportOptions): readonly string[] => {
      looked.push([text, redact]);
      return [];
    };
    await ran(['case', '--redact', 'identities', '--format', 'json'], { result: healthy, program: { leaks } });
    await ran(['case'], { result: healthy, program: { leaks } });
    await ran(['why', 'wrong-client-id', 'case'], { result: healthy, program: { leaks } });
    expect(looked).toEqual([
      ['{"outcome":"healthy"}\n', 'identities'],
      ['# healthy\n', undefined],
      ['why wrong-client-id\n', undefined],
    ]);
  });
});

describe('fail closed', () => {
  const SECRET = 'planted-secret-Zq8tiger';
  const holding = finding({ evidence: [cite(line('a.log', 3, `client_secret=${SECRET}`), 'asked')] });
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  test.each([
    ['plain', SECRET],
    ['base64', base64(`x${SECRET}y`)],
    ['base64', base64(`xx${SECRET}y`)],
    ['base64', base64(`xxx${SECRET}y`)],
    ['URL-encoded', [...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16)}`).join('')],
    ['hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
  ])('%s: a renderer that lets it through writes nothing, in no form', async (form, text) => {
    const { leaks } = await loadProgram();
    for (const format of ['markdown', 'html', 'json']) {
      const world = { result: { findings: [holding] }, program: { leaks, render: () => `before ${text} after` } };
      const { code, out, err } = await ran(['case', '--format', format], world);
      expect([code, out]).toEqual([3, '']);
      expect(err).toBe(
        `lic-analyze: The report is withheld, since it would show a secret (client_secret from a.log:3 (${form})); please report this fault.\n`,
      );
    }
  });

  test('a name where names are replaced', async () => {
    const { leaks } = await loadProgram();
    const world = { result: { attempts: [attempt()] }, program: { leaks, render: () => 'at manager.example' } };
    expect(await ran(['case', '--redact', 'identities'], world)).toMatchObject({ code: 3, out: '' });
    expect((await ran(['case'], world)).out).toBe('at manager.example');
  });
});

describe('the map of names', () => {
  const names = { 'host1.example': 'manager.example', user1: 'admin' };
  const world = { result: healthy, program: { identityMap: () => names } };
  const argv = (folder: string, ...more: readonly string[]): readonly string[] => [
    join(folder, 'case'),
    '--redact',
    'identities',
    '--map',
    join(folder, 'names.json'),
    ...more,
  ];

  test('is for its owner only, and holds what stands for what', async () => {
    await inFolder({ 'case/a.log': 'x' }, async (folder) => {
      expect(await ran(argv(folder), world)).toMatchObject({ code: 0, out: '# healthy\n', err: '' });
      expect((await stat(join(folder, 'names.json'))).mode & 0o777).toBe(0o600);
      expect(JSON.parse(await readFile(join(folder, 'names.json'), 'utf8'))).toEqual({
        reports: { [createHash('sha256').update('# healthy\n').digest('hex')]: '# healthy\n' },
        schema: 'lic-analyze/names/1',
        names,
      });
    });
  });

  test('never takes the place of a file, unless it shall; then it is for its owner only as well', async () => {
    await inFolder({ 'case/a.log': 'x', 'names.json': 'old' }, async (folder) => {
      await chmod(join(folder, 'names.json'), 0o644);
      expect(await ran(argv(folder), world)).toEqual({
        code: 2,
        out: '',
        err: `lic-analyze: ${folder}/names.json is there already; --force overwrites it.\n`,
        asked: [],
      });
      expect(await readFile(join(folder, 'names.json'), 'utf8')).toBe('old');
      expect((await ran(argv(folder, '--force'), world)).code).toBe(0);
      expect(await readFile(join(folder, 'names.json'), 'utf8')).toContain('host1.example');
      expect((await stat(join(folder, 'names.json'))).mode & 0o777).toBe(0o600);
    });
  });

  test('is not written where the report is withheld, and never over evidence or the report itself', async () => {
    await inFolder({ 'case/a.log': 'x' }, async (folder) => {
      const leaking = { ...world, program: { ...world.program, leaks: () => ['password from a.log:1'] } };
      expect((await ran(argv(folder), leaking)).code).toBe(3);
      expect(await readdir(folder)).toEqual(['case']);
      const evidence = [join(folder, 'case'), '--redact', 'identities', '--map', join(folder, 'case/a.log'), '--force'];
      expect((await ran(evidence, world)).err).toContain('is a file that is to be read; write the map elsewhere.');
      await writeFile(join(folder, 'r.md'), '# License sync: old\n');
      const same = ['-o', join(folder, 'r.md'), '--redact', 'identities', '--map', join(folder, 'r.md'), '--force'];
      const { code, err } = await ran([join(folder, 'case'), ...same], world);
      expect([code, err]).toEqual([
        2,
        `lic-analyze: ${folder}/r.md is a file that is used already; write the map elsewhere.\n`,
      ]);
    });
  });
});
