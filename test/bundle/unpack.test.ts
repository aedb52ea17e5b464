import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openBundle } from '../../src/bundle/node/open-bundle.js';
import { bytesOf, gz, inFolder, opened, tarOf, type Member, type Opened } from './support.js';

const file = (path: string, content: Uint8Array): Promise<Opened> => opened([{ path, content }]);

describe('names', () => {
  test('members follow an exclamation mark, at every depth; a plain .gz keeps its name', async () => {
    const node = gz(
      await tarOf(['./var/log/nms/vmanage-server.log', '1'], ['var/log/nms/vmanage-server.log.1.gz', gz('2')]),
    );
    const { texts } = await file('case.tar', await tarOf(['node1-admin-tech.tar.gz', node], ['/abs/messages', '3']));
    expect(texts).toEqual({
      'case.tar!node1-admin-tech.tar.gz!var/log/nms/vmanage-server.log': '1',
      'case.tar!node1-admin-tech.tar.gz!var/log/nms/vmanage-server.log.1.gz': '2',
      'case.tar!abs/messages': '3',
    });
  });

  test('content decides, not the name', async () => {
    const files = {
      'a.log': gz('1'),
      'b.gz': '2',
      'c.txt': await tarOf(['m', '3']),
      'd.tar.gz': await tarOf(['m', '4']),
      'e.tar': gz(gz('5')),
      'f.zip': gz(await tarOf(['m', '6'])),
    };
    await inFolder(files, async (folder) => {
      const { texts, notices } = await opened([folder]);
      expect(texts).toEqual({
        'a.log': '1',
        'b.gz': '2',
        'c.txt!m': '3',
        'd.tar.gz!m': '4',
        'e.tar': '5',
        'f.zip!m': '6',
      });
      expect(notices).toEqual([]);
    });
  });

  test('two members of one name stay apart', async () => {
    const { texts } = await file('a.tar', await tarOf(['m', 'old'], ['m', 'new'], ['m#2', 'other']));
    expect(texts).toEqual({ 'a.tar!m': 'old', 'a.tar!m#2': 'new', 'a.tar!m#2#2': 'other' });
  });

  test('the size of a member is known, that of decompressed content is not', async () => {
    const inputs = [{ path: 'a.tar', content: await tarOf(['m', 'four'], ['n', gz('x')]) }];
    const sizes = [];
    for await (const { path, size, modified } of openBundle(inputs, { notice: () => undefined })) {
      sizes.push([path, size, modified]);
    }
    expect(sizes).toEqual([
      ['a.tar!m', 4, 1_700_000_000_000_000],
      ['a.tar!n', null, 1_700_000_000_000_000],
    ]);
  });
});

describe('what is left out, is said', () => {
  test('other containers, pictures, encrypted and empty files, in folders and archives', async () => {
    const members: Member[] = [
      ['a.7z', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')],
      ['b.log', 'read'],
      ['c.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
      ['d.gpg', '-----BEGIN PGP MESSAGE-----'],
      ['e.log', ''],
      ['f.gz', gz('')],
    ];
    const said = (lead: string): readonly string[] => [
      `${lead}a.7z: it is a 7z archive; unpack it and give the folder, or send a .tar.gz or .zip`,
      `${lead}c.png: it is a picture; send the text that it shows`,
      `${lead}d.gpg: it is encrypted; decrypt it first`,
      `${lead}e.log: it is empty`,
      `${lead}f.gz: it is empty`,
    ];
    await inFolder(Object.fromEntries(members), async (folder) => {
      const { texts, messages } = await opened([folder]);
      expect([texts, messages]).toEqual([{ 'b.log': 'read' }, said('')]);
    });
    const { texts, messages } = await file('x.tar', await tarOf(...members));
    expect([texts, messages]).toEqual([{ 'x.tar!b.log': 'read' }, said('x.tar!')]);
  });

  test('links and devices of an archive', async () => {
    const { pack } = await import('tar-stream');
    const archive = pack();
    archive.entry({ name: 'current', type: 'symlink', linkname: '/etc/passwd' });
    archive.entry({ name: 'again', type: 'link', linkname: 'messages' });
    archive.entry({ name: 'null', type: 'character-device' });
    archive.entry({ name: 'messages' }, 'text');
    archive.finalize();
    const { texts, messages } = await opened([{ path: 'a.tar', content: await bytesOf(archive) }]);
    expect(texts).toEqual({ 'a.tar!messages': 'text' });
    expect(messages).toEqual([
      'a.tar!current: it is a symbolic link to /etc/passwd; links are not followed',
      'a.tar!again: it is another name of messages',
      'a.tar!null: it is a device or a pipe, not a file',
    ]);
  });
});

describe('damage costs what it hit, and no more', () => {
  test('a cut .tar.gz: everything before the cut, and the files beside it', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `line ${(n * 2_654_435_761) % 4_294_967_296}\n`).join('');
    const whole = gz(await tarOf(['a.log', 'first'], ['b.log', lines], ['c.log', 'lost']));
    const files = { 'a.tar.gz': whole.subarray(0, whole.length / 2), 'z.log': 'beside' };
    await inFolder(files, async (folder) => {
      const { texts, messages } = await opened([folder]);
      expect(Object.keys(texts)).toEqual(['a.tar.gz!a.log', 'a.tar.gz!b.log', 'z.log']);
      const part = texts['a.tar.gz!b.log'] ?? '';
      expect(lines.startsWith(part)).toBe(true);
      expect(part.length).toBeGreaterThan(lines.length * 0.4);
      expect(messages).toEqual([
        `a.tar.gz: the compressed data is cut short: read up to byte ${512 + 512 + 512 + part.length} of the decompressed content`,
        `a.tar.gz!b.log: the archive ends within this file: ${part.length} of ${lines.length} bytes are there`,
      ]);
    });
  });

  test('a cut .gz: its beginning is read; one cut in its header gives a notice only', async () => {
    const whole = gz('x'.repeat(1000));
    const files = { 'a.gz': whole.subarray(0, -8), 'b.gz': whole.subarray(0, 5), 'c.log': '1' };
    await inFolder(files, async (folder) => {
      const { texts, notices } = await opened([folder]);
      expect(texts).toEqual({ 'a.gz': 'x'.repeat(1000), 'c.log': '1' });
      expect(notices).toEqual([
        ['compressed-cut', 'a.gz'],
        ['compressed-cut', 'b.gz'],
      ]);
    });
  });

  test('a cut file is said once, though it is opened twice', async () => {
    await inFolder({ 'a.gz': gz('text').subarray(0, -4) }, async (folder) => {
      const notices: string[] = [];
      const notice = (code: string): unknown => notices.push(code);
      for await (const source of openBundle([join(folder, 'a.gz')], { notice })) {
        for (let times = 0; times < 3; times += 1) for await (const _ of source.open());
      }
      expect(notices).toEqual(['compressed-cut']);
    });
  });
});

describe('archive bombs', () => {
  const limits = { freeBytes: 1_000_000, ratio: 100 };
  const zeros = gz(Buffer.alloc(20_000_000));

  test('one file that unpacks to too much is read up to there', async () => {
    const inputs = [
      { path: 'a.gz', content: zeros },
      { path: 'b.gz', content: gz('after') },
    ];
    const { texts, messages } = await opened(inputs, { limits });
    expect(texts['a.gz']?.length).toBeGreaterThan(1_000_000);
    expect(texts['a.gz']?.length).toBeLessThan(1_000_000 + 100 * zeros.length);
    expect(texts['b.gz']).toBe('after');
    expect(messages).toEqual([
      'a.gz: reading stopped: it unpacks to more than 100 times its size; --bound ratio=400 raises the bound',
    ]);
  });

  test('layers multiply: the outermost input is the measure', async () => {
    const { texts, notices } = await opened([{ path: 'a.gz', content: gz(zeros) }], { limits });
    expect(texts['a.gz']?.length ?? 0).toBeLessThan(2_000_000);
    expect(notices).toContainEqual(['compressed-cut', 'a.gz']);
  });

  test('many members share one allowance', async () => {
    const member = gz(Buffer.alloc(400_000));
    const names = Array.from({ length: 20 }, (_, n): Member => [`m${n}`, member]);
    const { texts, notices } = await opened([{ path: 'a.tgz', content: gz(await tarOf(...names)) }], { limits });
    const total = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
    expect(total).toBeLessThan(2_000_000);
    expect(notices).toContainEqual(['compressed-cut', 'a.tgz!m19']);
  });

  test('an archive in an archive in an archive ends somewhere', async () => {
    let content = gz('core');
    for (let layer = 0; layer < 20; layer += 1) content = gz(content);
    const { texts, messages } = await opened([
      { path: 'a.gz', content },
      { path: 'b', content: '1' },
    ]);
    expect(texts).toEqual({ b: '1' });
    expect(messages).toEqual(['a.gz: it is packed more than 8 times over; --bound depth=32 raises the bound']);
  });
});
