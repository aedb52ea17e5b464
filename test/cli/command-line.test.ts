import { describe, expect, test } from '@jest/globals';
import { parseCommandLine } from '../../src/cli/command-line.js';
import { HELP } from '../../src/cli/help-text.js';
import { processIo } from '../../src/cli/process-io.js';
import { LicAnalyzeError } from '../../src/core/errors.js';
import { VERSION } from '../../src/core/version.js';
import { ran } from './support.js';

describe('what is asked of analyze', () => {
  test('paths and options, however they are written', async () => {
    const argv = ['--zone', 'ssm/*=Asia/Tokyo', 'a', '--zone=b=c=UTC+05:30', '2023', '--year', 'm*=2023', '-'];
    const { asked, code } = await ran([...argv, '--alias', 'manager.example=2001:db8::1']);
    expect(code).toBe(4);
    // What a paste changed is known by the case without it, which is read first.
    expect(asked.map(([paths]) => paths)).toEqual([
      ['a', '2023'],
      ['a', '2023', '-'],
    ]);
    const [, options] = asked[1] ?? [];
    expect(options).toMatchObject({
      zones: { 'ssm/*': 'Asia/Tokyo', 'b=c': 'UTC+05:30' },
      years: { 'm*': 2023 },
      aliases: { 'manager.example': '2001:db8::1' },
    });
  });

  test('bounds of unpacking', async () => {
    const { asked } = await ran(['a', '--bound', 'ratio=1000', '--bound', 'path=9000']);
    expect(asked[0]?.[1]).toMatchObject({ limits: { ratio: 1000, pathLength: 9000 } });
  });

  test('after -- everything is a path', async () => {
    expect((await ran(['a', '--', '--zone', '-q'])).asked[0]?.[0]).toEqual(['a', '--zone', '-q']);
    expect((await ran(['why', 'wrong-client-id', 'a', '--', '-b'])).asked[0]?.[0]).toEqual(['a', '-b']);
  });
});

describe('what is shown', () => {
  test('the version, alone and beside others', async () => {
    expect(await ran(['--version'])).toMatchObject({ code: 0, out: `${VERSION}\n` });
    expect(await ran(['a', '--version'])).toMatchObject({ code: 0, out: `${VERSION}\n`, asked: [] });
  });

  test.each([
    ['--help'],
    ['-h'],
    ['why', '--help'],
    ['explain', '--help'],
    ['rules', '--help'],
    ['restore', '--help'],
    ['packets', '--help'],
    ['connections', '--help'],
    ['completion', '--help'],
    ['collect', '--help'],
  ])('help of %j fits 80 columns', async (...argv) => {
    const { code, out, err, asked } = await ran(argv);
    expect([code, err, asked]).toEqual([0, '', []]);
    expect(out).toContain('lic-analyze');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('the help that is kept is the one that the parser makes', async () => {
    expect(await parseCommandLine(['--help'], processIo())).toEqual({ show: HELP });
    expect(await ran(['-h'])).toMatchObject({ code: 0, out: HELP });
  });

  test('the main help names every command, option and exit code', async () => {
    const { out } = await ran(['--help']);
    for (const word of 'rules|explain|why|restore|packets|connections|completion|--color|--no-color|--format|--output|--for|--max-size|--redact|--map|--force|--zone|--year|--alias|--since|--until|--host|--fail-on|--quiet|--version'.split(
      '|',
    )) {
      expect(out).toContain(word);
    }
    expect(out).toMatch(
      /0 +no failure.*1 +failure found.*2 +could not run.*3 +report withheld.*4 +nothing.*130 +interrupted/s,
    );
  });

  test('rules, explain and why', async () => {
    expect((await ran(['rules'])).out).toMatch(/^wrong-client-id$/m);
    expect(await ran(['explain', 'wrong-client-id'])).toMatchObject({ code: 0, out: 'explain wrong-client-id\n' });
    expect(await ran(['why', 'wrong-client-id', 'case'])).toMatchObject({ code: 0, out: 'why wrong-client-id\n' });
  });
});

describe('misuse is one sentence that says what to do, and exit code 2', () => {
  const SEE = '"lic-analyze --help" shows what there is.';
  test.each([
    [[], 'Say what to read: lic-analyze <folder, archive or file ...>, or - for standard input.'],
    [['--formt', 'x'], 'There is no option --formt; did you mean --format?'],
    [['a', '--format', 'xml'], `--format cannot be "xml"; it can be "markdown", "html", "json"; ${SEE}`],
    [['a', '--fail-on', 'x'], `--fail-on cannot be "x"; it can be "possible", "likely", "confirmed"; ${SEE}`],
    [['a', '-o'], `-o needs a value; ${SEE}`],
    [['a', '--zone'], `A value is missing after --zone; ${SEE}`],
    [['a', '--format', 'json', '--format', 'json'], `--format is given twice; ${SEE}`],
    [['why'], `Say which rule ("lic-analyze rules" lists them); ${SEE}`],
    [['packets'], `Say which capture; ${SEE}`],
    [['connections'], `Say which capture; ${SEE}`],
    [['restore', '--map', 'x'], `Say which report; ${SEE}`],
    [['restore', 'r.md'], `--map is missing; ${SEE}`],
    [['a', '--for', 'x'], `--for cannot be "x"; it can be "engineer", "customer", "note", "terminal"; ${SEE}`],
    [['a', '--redact', 'x'], `--redact cannot be "x"; it can be "secrets", "identities"; ${SEE}`],
    [['a', '--format', 'json', '--for', 'customer'], '--for is for Markdown and HTML: JSON is for programs.'],
    [['a', '-o', 'x.json', '--max-size', '9k'], '--max-size is for Markdown and HTML: JSON is always whole.'],
    [['a', '--schema', '2'], '--schema is for JSON: add --format json.'],
    [['a', '--schema', '3'], `--schema cannot be "3"; it can be "1", "2"; ${SEE}`],
    [['a', '--map', 'm.json'], '--map needs --redact identities: else no name is replaced.'],
    [['a', '--redact', 'secrets', '--map', 'm'], '--map needs --redact identities: else no name is replaced.'],
    [['a', '--redact', 'identities', '--map', '-'], '--map needs a file: the names must not stand beside the report.'],
    [['a', '--force'], '--force is for --map, and there is none.'],
    [['a', '--max-size', 'big'], 'Write --max-size as 60k, 1M or a number of bytes, not big.'],
    [['a', '--max-size', '0'], 'Write --max-size as 60k, 1M or a number of bytes, not 0.'],
    [['a', '--max-size', '6k', '--max-size', '6k'], `--max-size is given twice; ${SEE}`],
    [['explain'], `Say which rule ("lic-analyze rules" lists them); ${SEE}`],
    [['rules', 'x'], `Unknown argument: x; ${SEE}`],
    [['a', '--maxsize=9k'], 'There is no option --maxsize; did you mean --max-size?'],
    [['a', '--f'], `There is no option -f; ${SEE}`],
    [['a', '--nonsense'], `There is no option --nonsense; ${SEE}`],
    [['why', 'wrong-client-id', 'a', '--zon', 'x'], 'There is no option --zon; did you mean --zone?'],
    [['rules', '--zone', 'x'], `--zone is no option of rules; ${SEE}`],
    [['a', '--server', 'x'], `--server is no option of a report; ${SEE}`],
    [['completion'], `Say which shell: bash, zsh or fish; ${SEE}`],
    [['completion', 'tcsh'], `There is no completion for "tcsh"; it can be "bash", "zsh", "fish"; ${SEE}`],
    [['explain', 'wrong-grnt-type'], 'There is no rule wrong-grnt-type; did you mean wrong-grant-type?'],
    [
      ['explain', 'Wrong_Client'],
      'There is no rule Wrong_Client; did you mean wrong-client-id or wrong-client-secret?',
    ],
    [['why', 'nonsense', 'a'], 'There is no rule nonsense; "lic-analyze rules" lists all.'],
    [['a', '--zone', 'UTC'], 'Write --zone GLOB=ZONE, such as --zone "ssm/*=Asia/Tokyo", not UTC.'],
    [['a', '--zone', '=UTC'], 'Write --zone GLOB=ZONE, such as --zone "ssm/*=Asia/Tokyo", not =UTC.'],
    [['a', '--alias', 'x='], 'Write --alias HOST=ADDRESS, such as --alias manager.example=203.0.113.5, not x=.'],
    [
      ['a', '--bound', 'size=1'],
      '--bound "size=1" is not understood; write NAME=NUMBER, such as --bound ratio=1000, with one of depth, members, path, ratio.',
    ],
    [['a', '--year', 'x=23'], '23 is not a year of four digits from 1970 on.'],
  ])('%j', async (argv, sentence) => {
    expect(await ran(argv)).toEqual({ code: 2, out: '', err: `lic-analyze: ${sentence}\n`, asked: [] });
  });
});

describe('a first word that is no path', () => {
  const missing = (path: string) => ({
    analyze: () => {
      throw new LicAnalyzeError('path-missing', `There is no file or folder ${path}.`, path);
    },
  });

  test('may be a mistyped command', async () => {
    const { code, err } = await ran(['explian', 'wrong-grant-type'], missing('explian'));
    expect([code, err]).toEqual([
      2,
      'lic-analyze: There is no file, folder or command explian; did you mean explain?\n',
    ]);
  });

  test('or a path that is missing, as any other', async () => {
    expect((await ran(['nowhere'], missing('nowhere'))).err).toBe('lic-analyze: There is no file or folder nowhere.\n');
    expect((await ran(['rule', 'b'], missing('b'))).err).toBe('lic-analyze: There is no file or folder b.\n');
    expect((await ran(['./rule'], missing('./rule'))).err).toBe('lic-analyze: There is no file or folder ./rule.\n');
  });
});
