import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { projectSettings } from '../../src/cli/project-file.js';
import { ran } from './support.js';

const home = mkdtempSync(join(tmpdir(), 'lic-analyze-project-'));
const before = process.cwd();
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => {
  process.chdir(mkdtempSync(join(home, 'run-')));
  mkdirSync('case');
});
afterEach(() => {
  process.chdir(before);
});

const write = (settings: unknown, path = 'lic-analyze.config.json'): void => {
  writeFileSync(path, typeof settings === 'string' ? settings : JSON.stringify(settings));
};

const asked = async (...argv: readonly string[]) => (await ran(argv)).asked[0]?.[1];

describe('a project file', () => {
  test('in the working folder states zones, aliases and ignored rules', async () => {
    write({ zones: { 'ssm/*': 'Asia/Tokyo' }, aliases: { m: '203.0.113.5' }, ignore: ['wrong-client-id'] });
    expect(await asked('case')).toMatchObject({
      zones: { 'ssm/*': 'Asia/Tokyo' },
      aliases: { m: '203.0.113.5' },
      disable: ['wrong-client-id'],
    });
  });

  test('stands after the command line, whose keys come first; ignored rules add up', async () => {
    write({ zones: { 'ssm/*': 'Asia/Tokyo', b: 'UTC' }, ignore: ['wrong-client-id'] });
    const options = await asked(
      'case',
      '--zone',
      'ssm/messages=UTC',
      '--zone',
      'b=Asia/Tokyo',
      '--ignore',
      'redirected',
    );
    expect(Object.entries(options?.zones ?? {})).toEqual([
      ['ssm/messages', 'UTC'],
      ['b', 'Asia/Tokyo'],
      ['ssm/*', 'Asia/Tokyo'],
    ]);
    expect(options?.disable).toEqual(['redirected', 'wrong-client-id']);
  });

  test('of another name and place is read with --config, none with --no-config', async () => {
    write({ ignore: ['wrong-client-id'] });
    write({ ignore: ['redirected'] }, 'other.json');
    expect((await asked('case', '--config', 'other.json'))?.disable).toEqual(['redirected']);
    expect((await asked('case', '--no-config'))?.disable).toBeUndefined();
    expect((await ran(['case', '--no-config', '--config', 'other.json'])).err).toContain('contradict each other');
    expect(await ran(['case', '--config', 'nowhere.json'])).toMatchObject({
      code: 2,
      err: 'lic-analyze: There is no file nowhere.json for --config.\n',
    });
  });

  test('does not keep `why` from judging the rule that it is asked about', async () => {
    write({ ignore: ['wrong-client-id', 'redirected'] });
    expect((await asked('why', 'redirected', 'case'))?.disable).toEqual(['wrong-client-id']);
  });

  test.each([['.'], ['lic-analyze.config.json'], ['../']])('inside of what is read (%s) is not used', async (path) => {
    write({ ignore: ['wrong-client-id'] });
    const { asked: calls, err } = await ran([path]);
    expect(calls[0]?.[1].disable).toBeUndefined();
    expect(err).toContain('lic-analyze.config.json is not used, since it lies in what is read');
    expect((await ran([path, '--quiet'])).err).toBe('');
  });

  test('that leads into what is read by a link is not used either', async () => {
    write({ ignore: ['wrong-client-id'] }, 'case/x.json');
    symlinkSync(join('case', 'x.json'), 'lic-analyze.config.json');
    expect((await asked('case'))?.disable).toBeUndefined();
    expect((await ran(['case', '--config', 'case/x.json'])).err).toBe(
      'lic-analyze: case/x.json lies in what is to be read, which is not yours; copy it elsewhere.\n',
    );
  });

  const NAME = 'lic-analyze.config.json';
  test.each([
    ['{', `${NAME} is not JSON.`],
    [[], `${NAME} is no JSON object; write { "zones": { "ssm/*": "Asia/Tokyo" } }.`],
    [{ zone: {} }, `${NAME} has an unknown key zone; did you mean zones?`],
    [{ colour: 1 }, `${NAME} has an unknown key colour; it can hold zones, aliases, ignore.`],
    [{ zones: ['UTC'] }, `${NAME} has zones in another form; write { "ssm/*": "Asia/Tokyo" }.`],
    [{ aliases: { m: 1 } }, `${NAME} has aliases in another form; write { "manager.example": "203.0.113.5" }.`],
    [{ ignore: 'x' }, `${NAME} has ignored rules in another form; write [ "wrong-grant-type" ].`],
  ])('%j is an error of one sentence', async (settings, sentence) => {
    write(settings);
    expect(await ran(['case'])).toMatchObject({ code: 2, err: `lic-analyze: ${sentence}\n`, asked: [] });
  });

  test('that is a folder is no file of settings', async () => {
    mkdirSync('lic-analyze.config.json');
    await expect(projectSettings(undefined, ['case'])).rejects.toThrow('is no file of settings');
  });
});
