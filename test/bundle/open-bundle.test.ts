import { execFileSync } from 'node:child_process';
import { rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { openBundle } from '../../src/bundle/node/open-bundle.js';
import { totalBytes } from '../../src/bundle/node/total-bytes.js';
import { bytesOf, gz, inFolder, inPieces, opened, tarOf } from './support.js';

const unheard = (): void => undefined;

describe('paths', () => {
  test('a folder: paths below it, at any depth, hidden ones too, sorted by code unit', async () => {
    const files = { 'b/deep/er/messages': '1', 'a.log': '2', 'B.log': '3', 'b/.hidden': '4', 'b.log': '5' };
    await inFolder(files, async (folder) => {
      const { texts, notices } = await opened([folder]);
      expect(Object.entries(texts)).toEqual([
        ['B.log', '3'],
        ['a.log', '2'],
        ['b.log', '5'],
        ['b/.hidden', '4'],
        ['b/deep/er/messages', '1'],
      ]);
      expect(notices).toEqual([]);
    });
  });

  test('a single file: its base name', async () => {
    await inFolder({ 'var/log/messages': 'x' }, async (folder) => {
      expect((await opened([join(folder, 'var/log/messages')])).texts).toEqual({ messages: 'x' });
    });
  });

  test('several arguments: each led by its base name, with folders before it where two are alike', async () => {
    const files = { 'node1/server.log': '1', 'node2/server.log': '2', 'ssm/var/messages': '3' };
    await inFolder(files, async (folder) => {
      const inputs = ['node1/server.log', 'node2/server.log', 'ssm'].map((path) => join(folder, path));
      expect((await opened(inputs)).texts).toEqual({
        'node1/server.log': '1',
        'node2/server.log': '2',
        'ssm/var/messages': '3',
      });
    });
  });

  test('what is given twice, or lies in a folder that is given, is read once', async () => {
    await inFolder({ 'case/a.log': '1', 'case/b.log': '2', 'case2/c.log': '3' }, async (folder) => {
      const inputs = ['case/a.log', 'case', 'case/', 'case/../case', 'case2'].map((path) => `${folder}/${path}`);
      expect((await opened(inputs)).texts).toEqual({ 'case/a.log': '1', 'case/b.log': '2', 'case2/c.log': '3' });
    });
  });

  test('names that look like patterns are names', async () => {
    await inFolder({ '[a]/x*y{1,2}.log': '1', '!b': '2', 'c\\d': '3' }, async (folder) => {
      expect((await opened([folder])).texts).toEqual({ '!b': '2', '[a]/x*y{1,2}.log': '1', 'c\\d': '3' });
    });
  });

  test('memory keeps the path it was given, standard input is called stdin', async () => {
    const inputs = [{ path: 'ssm/messages', content: 'm' }, { path: 'gz', content: gz('z') }, '-'];
    const { texts } = await opened(inputs, { stdin: inPieces(Buffer.from('from the pipe'), 4) });
    expect(texts).toEqual({ 'ssm/messages': 'm', gz: 'z', stdin: 'from the pipe' });
  });

  test('an archive may come through a pipe, in memory or as a stream', async () => {
    const archive = gz(await tarOf(['var/log/messages', 'hello']));
    const inputs = [{ path: 'a.tgz', content: archive }, { path: 'b.tgz', content: inPieces(archive, 7) }, '-'];
    expect((await opened(inputs, { stdin: inPieces(archive, 1) })).texts).toEqual({
      'a.tgz!var/log/messages': 'hello',
      'b.tgz!var/log/messages': 'hello',
      'stdin!var/log/messages': 'hello',
    });
  });

  test('size and modification time are those of the file', async () => {
    await inFolder({ 'a.log': 'four' }, async (folder) => {
      await utimes(join(folder, 'a.log'), 1_600_000_000, 1_600_000_000);
      for await (const source of openBundle([folder], { notice: unheard })) {
        expect(source).toMatchObject({ path: 'a.log', size: 4, modified: 1_600_000_000_000_000 });
      }
    });
  });
});

describe('what is no file', () => {
  test('links in a folder are not followed, pipes and sockets are passed over, each with a notice', async () => {
    await inFolder({ 'a.log': '1' }, async (folder) => {
      await symlink('a.log', join(folder, 'current.log'));
      await symlink('nowhere', join(folder, 'broken'));
      execFileSync('mkfifo', [join(folder, 'fifo')]);
      const server = createServer().listen(join(folder, 'socket'));
      await new Promise((resolve) => server.once('listening', resolve));
      const { texts, messages } = await opened([folder]);
      await new Promise((resolve) => server.close(resolve));
      expect(texts).toEqual({ 'a.log': '1' });
      expect(messages).toEqual([
        'broken: it is a symbolic link; links are not followed',
        'current.log: it is a symbolic link; links are not followed',
        'fifo: it is a named pipe',
        'socket: it is a socket',
      ]);
    });
  });

  test('a link and a pipe that the user names are read', async () => {
    await inFolder({ 'a.log': '1' }, async (folder) => {
      await symlink('a.log', join(folder, 'link'));
      execFileSync('mkfifo', [join(folder, 'fifo')]);
      const written = writeFile(join(folder, 'fifo'), gz('piped'));
      const { texts } = await opened([join(folder, 'link'), join(folder, 'fifo')]);
      await written;
      expect(texts).toEqual({ link: '1', fifo: 'piped' });
    });
  });
});

describe('misuse', () => {
  test('a path that is not there, before anything is read', async () => {
    await inFolder({ 'a.log': '1' }, async (folder) => {
      const sources = openBundle([folder, join(folder, 'b.log')], { notice: unheard });
      await expect(sources.next()).rejects.toMatchObject({
        code: 'path-missing',
        message: `There is no file or folder ${folder}/b.log.`,
        path: join(folder, 'b.log'),
      });
      await expect(totalBytes([join(folder, 'a.log', 'x')])).rejects.toMatchObject({ code: 'path-missing' });
    });
  });

  test('nothing to read says why', async () => {
    await inFolder({ 'case.rar': 'Rar!\x1a\x07....', 'empty.log': '' }, async (folder) => {
      await expect(opened([folder])).rejects.toMatchObject({
        code: 'nothing-to-read',
        message:
          'There is nothing to read (case.rar: it is a RAR archive; unpack it and give the folder, or send a .tar.gz or .zip).',
      });
    });
    await inFolder({}, async (folder) => {
      const message = `There is nothing to read: no file was found in ${folder}.`;
      await expect(opened([folder])).rejects.toMatchObject({ code: 'nothing-to-read', message });
    });
    await expect(opened([])).rejects.toMatchObject({ code: 'nothing-to-read' });
  });

  test('an aborted signal ends the run, in a silent pipe too', async () => {
    const abort = new AbortController();
    const seen: string[] = [];
    const run = async (): Promise<void> => {
      const inputs = ['a', 'b', 'c'].map((path) => ({ path, content: path }));
      for await (const source of openBundle(inputs, { notice: unheard, signal: abort.signal })) {
        seen.push(source.path);
        if (source.path === 'b') abort.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'interrupted' });
    expect(seen).toEqual(['a', 'b']);
  });

  test('standard input that stays silent does not hold up an interrupt', async () => {
    const abort = new AbortController();
    const run = opened(['-'], { stdin: new PassThrough(), signal: abort.signal });
    setImmediate(() => {
      abort.abort();
    });
    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('consumers', () => {
  test('what is not read, or not to its end, holds nothing up', async () => {
    const big = 'x'.repeat(300_000);
    const archive = gz(await tarOf(['a', big], ['b', big], ['c', gz(big)], ['d', 'the last']));
    for (const size of [50, 1000, archive.length]) {
      const texts: string[] = [];
      const input = { path: 'x.tgz', content: inPieces(archive, size) };
      for await (const source of openBundle([input], { notice: unheard })) {
        if (source.path.endsWith('!b')) for await (const _ of source.open()) break;
        if (source.path.endsWith('!d')) texts.push((await bytesOf(source.open())).toString());
      }
      expect(texts).toEqual(['the last']);
    }
  });

  test('a plain file may be opened again; a member only while it is the current one', async () => {
    await inFolder({ 'a.log': 'text', 'b.tar': await tarOf(['m', 'member'], ['n', 'x']) }, async (folder) => {
      const [file, member] = [
        ...(await (async () => {
          const all = [];
          for await (const source of openBundle([folder], { notice: unheard })) all.push(source);
          return all;
        })()),
      ];
      expect((await bytesOf(file?.open() ?? inPieces(Buffer.of(), 1))).toString()).toBe('text');
      await expect(bytesOf(member?.open() ?? inPieces(Buffer.of(), 1))).rejects.toMatchObject({
        message: 'b.tar!m can be read once, and before the next source is asked for.',
      });
    });
  });

  test('a file that goes away between listing and reading is a notice, the rest is read', async () => {
    await inFolder({ 'a.log': '1', 'b.log': '2', 'c.log': '3' }, async (folder) => {
      const notices: string[] = [];
      const paths: string[] = [];
      const notice = (code: string, source: string, message: string): unknown =>
        notices.push(`${code} ${source} ${message}`);
      for await (const source of openBundle([folder], { notice })) {
        if (source.path === 'a.log') await rm(join(folder, 'b.log'));
        paths.push(source.path);
      }
      expect(paths).toEqual(['a.log', 'c.log']);
      expect(notices).toEqual(['unreadable b.log it cannot be read: no such file or directory']);
    });
  });

  test('a file that fails while it is read is a notice', async () => {
    // The kernel opens it and answers a read at address 0 with EIO.
    await expect(opened(['/proc/self/mem'])).rejects.toMatchObject({
      code: 'nothing-to-read',
      message: 'There is nothing to read (mem: it cannot be read: i/o error).',
    });
  });
});

test('the reported bytes add up to the total, whatever was read and whatever was left out', async () => {
  const files = {
    'a.log': 'x'.repeat(3_000_000),
    'b.gz': gz('y'.repeat(500_000)),
    'c/d.tar': await tarOf(['m', 'z'.repeat(100_000)]),
    'e.zip': 'PK\x03\x04' + 'z'.repeat(1000),
    empty: '',
  };
  await inFolder(files, async (folder) => {
    const size = Object.values(files).reduce((sum, content) => sum + content.length, 0);
    const inputs = [folder, { path: 'memory', content: 'grün' }];
    for (const isRead of [true, false]) {
      let bytes = 0;
      const onBytes = (more: number): unknown => (bytes += more);
      for await (const source of openBundle(inputs, { notice: unheard, onBytes })) {
        if (isRead) await bytesOf(source.open());
      }
      expect(bytes).toBe(size + 5);
    }
    expect(await totalBytes(inputs)).toBe(size + 5);
    expect(await totalBytes([folder, '-'])).toBeNull();
  });
});
