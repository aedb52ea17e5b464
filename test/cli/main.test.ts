import { describe, expect, test } from '@jest/globals';
import { LicAnalyzeError } from '../../src/core/errors.js';
import type { AnalyzeOptions } from '../../src/index.js';
import { finding } from '../support/analysis.js';
import { ran } from './support.js';

describe('exit codes', () => {
  test.each([
    ['healthy', [], 0],
    ['healed', ['confirmed'], 0],
    ['nothing-to-judge', [], 4],
    ['failed-unexplained', [], 1],
    ['cause-found', ['possible'], 1],
  ] as const)('%s with findings %j: %i', async (outcome, sure, code) => {
    const findings = sure.map((confidence) => finding({ confidence }));
    expect((await ran(['case'], { result: { outcome, findings } })).code).toBe(code);
  });

  test.each([
    ['possible', ['possible'], 1],
    ['likely', ['possible'], 0],
    ['likely', ['possible', 'likely'], 1],
    ['confirmed', ['likely'], 0],
    ['confirmed', ['confirmed'], 1],
  ] as const)('--fail-on %s with %j: %i', async (bar, sure, code) => {
    const findings = sure.map((confidence) => finding({ confidence }));
    const { code: found } = await ran(['case', '--fail-on', bar], { result: { outcome: 'cause-found', findings } });
    expect(found).toBe(code);
  });

  test('a failure that nothing explains is below a raised bar', async () => {
    const result = { outcome: 'failed-unexplained' } as const;
    expect((await ran(['case', '--fail-on', 'likely'], { result })).code).toBe(0);
  });
});

describe('what goes where', () => {
  test('the report to standard output, in the form that was asked for', async () => {
    const result = { outcome: 'healthy' } as const;
    expect(await ran(['case'], { result })).toMatchObject({ out: '# healthy\n', err: '' });
    expect(await ran(['case', '-o', '-'], { result })).toMatchObject({ out: '# healthy\n', err: '' });
    expect(await ran(['case', '--format', 'json'], { result })).toMatchObject({
      out: '{"outcome":"healthy"}\n',
      err: '',
    });
  });

  test('that there was nothing to judge is said, unless it shall be quiet', async () => {
    const said =
      'lic-analyze: No license sync found, or its outcome is not in the files: there was nothing to judge.\n';
    expect((await ran(['case'])).err).toBe(said);
    expect((await ran(['case', '--quiet'])).err).toBe('');
  });
});

describe('failures', () => {
  const failing = (error: unknown) => ({
    analyze: () => {
      throw error;
    },
  });

  test('of known codes: the sentence of the error', async () => {
    const missing = failing(new LicAnalyzeError('path-missing', 'There is no file or folder x.'));
    expect(await ran(['x'], missing)).toMatchObject({
      code: 2,
      out: '',
      err: 'lic-analyze: There is no file or folder x.\n',
    });
  });

  test('of our own: no stack trace, but how to get one', async () => {
    const bug = new TypeError('x is not\n  a function');
    const { code, err } = await ran(['x'], failing(bug));
    expect([code, err]).toEqual([
      2,
      'lic-analyze: This is a fault of lic-analyze itself (x is not a function). Set LIC_ANALYZE_DEBUG=1 to see where, and report it.\n',
    ]);
    const debug = await ran(['x'], { ...failing(bug), io: { env: { LIC_ANALYZE_DEBUG: '1' } } });
    expect(debug.err).toContain('main.test.ts');
  });

  test('anything may be thrown', async () => {
    for (const thrown of [undefined, null, 'text', { message: 7 }]) {
      expect((await ran(['x'], failing(thrown))).code).toBe(2);
    }
  });

  test('Ctrl+C: the reading is aborted, and the exit code is 130', async () => {
    let interrupt = (): void => undefined;
    let isReleased = false;
    const analyze = (_: readonly string[], { signal }: Pick<AnalyzeOptions, 'signal'>): Promise<never> =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new LicAnalyzeError('interrupted', 'Interrupted before the report was made.'));
        });
        interrupt();
      });
    const onInterrupt = (callback: () => void): (() => void) => {
      interrupt = callback;
      return () => (isReleased = true);
    };
    const { code, err, out } = await ran(['case'], { analyze, io: { onInterrupt } });
    expect([code, out, err]).toEqual([130, '', 'lic-analyze: Interrupted before the report was made.\n']);
    expect(isReleased).toBe(true);
  });

  test('a report that would show a secret is withheld', async () => {
    for (const argv of [
      ['case'],
      ['case', '--format', 'json'],
      ['case', '--format', 'html'],
      ['why', 'wrong-client-id', 'case'],
    ]) {
      const { code, out, err } = await ran(argv, { program: { leaks: () => ['client_secret from a.log:3 (base64)'] } });
      expect([code, out]).toEqual([3, '']);
      expect(err).toBe(
        'lic-analyze: The report is withheld, since it would show a secret (client_secret from a.log:3 (base64)); please report this fault.\n',
      );
    }
  });

  test('standard output that cannot be written', async () => {
    const out = (): Promise<void> => Promise.reject(Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' }));
    expect(await ran(['rules'], { io: { out } })).toMatchObject({ code: 2, err: 'lic-analyze: The disk is full.\n' });
  });
});

test('colour only on a terminal, and not where NO_COLOR is set', async () => {
  const terminal = process.stderr;
  const red = '\u001b[31mlic-analyze:\u001b[39m';
  expect((await ran([], { io: { terminal } })).err.startsWith(red)).toBe(true);
  expect((await ran([], { io: { terminal, env: { NO_COLOR: '1' } } })).err.startsWith('lic-analyze:')).toBe(true);
  expect((await ran([])).err.startsWith('lic-analyze:')).toBe(true);
});
