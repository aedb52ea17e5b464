import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const INCIDENT = join(ROOT, 'samples', 'incidents', 'wrong-grant-type');

// Away from node_modules: the built command line brings everything it needs along.
const home = mkdtempSync(join(tmpdir(), 'lic-analyze-built-'));
const bin = join(home, 'bin', 'lic-analyze.js');

beforeAll(() => {
  const build = join(ROOT, 'scripts', 'build.mjs');
  execFileSync(process.execPath, [build, '--out', join(home, 'dist')], { stdio: 'inherit' });
  for (const name of ['bin', 'package.json']) cpSync(join(ROOT, name), join(home, name), { recursive: true });
});

afterAll(() => {
  rmSync(home, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function start(argv: readonly string[], stdin?: Uint8Array): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, ...argv], { maxBuffer: 1 << 28 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    child.stdin?.end(stdin);
  });
}

const closed = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('close', resolve);
  });

describe('every command of the built program, far from its packages', () => {
  test('--version is that of the package', async () => {
    const { code, out, err } = await start(['--version']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).toMatchObject({ version: out.trim() });
  });

  test('--help', async () => {
    const { code, out, err } = await start(['--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('lic-analyze why <rule>');
  });

  test('nothing of what Babel brings for old engines, nor the scripts of Unicode, is read at the start', () => {
    const folder = join(home, 'dist', 'cli');
    const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(all.filter((text) => /core-js-pure|inherited scripts/i.test(text))).toEqual([]);
    expect(all.filter((text) => /^(?:const|var|let) \w+ = new Intl\./m.test(text))).toEqual([]);
  });

  test('rules and explain', async () => {
    expect((await start(['rules'])).out).toContain('wrong-grant-type');
    expect((await start(['explain', 'wrong-grant-type'])).out).toContain('What must be seen');
  });

  test('a page with names replaced, and the names again', async () => {
    const [page, map] = [join(home, 'report.html'), join(home, 'names.json')];
    const made = await start([INCIDENT, '-o', page, '--redact', 'identities', '--map', map]);
    expect([made.code, made.out, made.err]).toEqual([1, '', '']);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    expect(readFileSync(page, 'utf8')).not.toContain('ssm.example.net');
    expect((await start(['restore', page, '--map', map])).out).toContain('ssm.example.net');
  });

  test('a report in both forms, and why', async () => {
    const markdown = await start([INCIDENT]);
    expect([markdown.code, markdown.err]).toEqual([1, '']);
    expect(markdown.out).toMatch(/^# License sync failed, cause: /);
    const json = await start([INCIDENT, '--format', 'json', '--fail-on', 'confirmed']);
    expect([json.code, json.err]).toEqual([1, '']);
    expect(JSON.parse(json.out)).toMatchObject({ outcome: 'cause-found', findings: [{ rule: 'wrong-grant-type' }] });
    const why = await start(['why', 'wrong-grant-type', INCIDENT]);
    expect([why.code, why.err]).toEqual([0, '']);
    expect(why.out).toContain('confirmed');
  });

  test('a folder as .tar.gz through standard input gives the same cause', async () => {
    const archive = execFileSync('tar', ['-C', INCIDENT, '-cz', '.'], { maxBuffer: 1 << 28 });
    const { code, out } = await start(['-', '--format', 'json'], archive);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ rule: 'wrong-grant-type', confidence: 'confirmed' }] });
    expect(out).toContain('stdin!vmanage-server.log');
  });

  describe('one pasted line through standard input', () => {
    const line = Buffer.from('curl: (60) SSL certificate problem: unable to get local issuer certificate\n');

    test('explain - says what it means by itself, and a failure exits with 1', async () => {
      const { code, out, err } = await start(['explain', '-'], line);
      expect([code, err]).toEqual([1, '']);
      expect(out).toMatch(/The line states: .*unable to get local\sissuer certificate\. \[stdin:1\]/);
      expect(out).toMatch(/1\. .* \(tls-untrusted-ca\)/s);
      const json = await start(['explain', '-', '--json'], line);
      expect(json.code).toBe(1);
      expect(JSON.parse(json.out)).toMatchObject({ isolated: [{ of: 'sync', failed: true, stage: 'tls' }] });
    });

    test('explain - of nothing that is known exits with 4', async () => {
      expect(await start(['explain', '-'], Buffer.from('hello\n'))).toMatchObject({ code: 4, err: '' });
    });

    test('a case and - says in its first line what the paste changed', async () => {
      const { code, out, err } = await start([INCIDENT, '-'], line);
      expect([code, err]).toEqual([1, '']);
      expect(out.split('\n', 1)[0]).toContain('The paste changes no verdict; the first cause stays: ');
      expect(out).toContain('It is an isolated line that this cause does not explain.');
    });
  });

  test('misuse', async () => {
    const { code, out, err } = await start(['nowhere']);
    expect([code, out, err]).toEqual([2, '', 'lic-analyze: There is no file or folder nowhere.\n']);
  });
});

describe('signals and pipes', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s while it reads: one sentence, exit code 130',
    async (signal) => {
      const child = spawn(process.execPath, [bin, '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      // More than a pipe holds: when this is written, the reading is under way.
      await new Promise((resolve) => child.stdin.write(Buffer.alloc(4_000_000, 'a line\n'), resolve));
      child.kill(signal);
      expect([await closed(child), err]).toEqual([130, 'lic-analyze: Interrupted before the report was made.\n']);
    },
  );

  test('a reader that has enough is no failure', async () => {
    const child = spawn(process.execPath, [bin, INCIDENT], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.destroy();
    expect([await closed(child), err]).toEqual([1, '']);
  });
});

/** A shell, for what only it can set up. */
const shell = (command: string): Promise<Ended> =>
  new Promise((resolve) => {
    execFile('sh', ['-c', command, process.execPath, bin, INCIDENT], { maxBuffer: 1 << 28 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

const whereDevicesAre = existsSync('/dev/full') ? describe : describe.skip;

whereDevicesAre('a system that refuses', () => {
  test.each([
    ['a full disk, on standard output', '"$0" "$1" "$2" > /dev/full', 2, 'The disk is full.'],
    ['a full disk, in a file', '"$0" "$1" "$2" -o /dev/full', 2, 'to /dev/full: no space left on device.'],
    ['a folder that takes no file', '"$0" "$1" "$2" -o /sys/report.md', 2, 'to /sys/report.md: '],
    ['a closed standard output', '"$0" "$1" "$2" >&-', 1, ''],
    ['a closed standard error', '"$0" "$1" "$2" 2>&-', 1, ''],
  ])('%s: one sentence at most', async (_, command, code, said) => {
    const ended = await shell(command);
    expect(ended).toMatchObject({ code, err: expect.stringContaining(said) });
    expect(ended.err).toMatch(/^(?:lic-analyze: [^\n]+\n)?$/);
  });
});
