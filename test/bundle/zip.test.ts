import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gz, inFolder, inPieces, opened, tarOf, type Opened } from './support.js';
import { zipOf, type ZipPart } from './zip-of.js';

const file = (content: Uint8Array): Promise<Opened> => opened([{ path: 'a.zip', content }]);
const lines = Array.from({ length: 3000 }, (_, n) => `line ${(n * 2_654_435_761) % 4_294_967_296}\n`).join('');

describe('members', () => {
  test.each<[string, Partial<ZipPart>]>([
    ['deflated', {}],
    ['stored', { stored: true }],
    ['with sizes after the content', { sizesAtEnd: true }],
    ['stored, with sizes after the content', { stored: true, sizesAtEnd: true }],
    ['with Zip64 sizes', { zip64: true }],
  ])('%s', async (_, as) => {
    const zip = zipOf(
      { name: 'var/', content: '' },
      { name: 'var/log/messages', content: lines, ...as },
      { name: 'b', content: '2' },
    );
    const { texts, messages } = await file(zip);
    expect(texts).toEqual({ 'a.zip!var/log/messages': lines, 'a.zip!b': '2' });
    expect(messages).toEqual([]);
  });

  test('from disk, from memory, from a stream, from within a tar', async () => {
    const zip = zipOf({ name: 'm', content: lines }, { name: 'n.gz', content: gz('2'), stored: true });
    const inside = { m: lines, 'n.gz': '2' };
    const named = (lead: string): unknown =>
      Object.fromEntries(Object.entries(inside).map(([name, text]) => [lead + name, text]));
    await inFolder({ 'a.zip': zip }, async (folder) => {
      expect((await opened([join(folder, 'a.zip')])).texts).toEqual(named('a.zip!'));
    });
    expect((await opened([{ path: 'a.zip', content: inPieces(zip, 777) }])).texts).toEqual(named('a.zip!'));
    const tar = gz(await tarOf(['case/a.zip', zip]));
    expect((await opened([{ path: 'x.tgz', content: tar }])).texts).toEqual(named('x.tgz!case/a.zip!'));
    expect((await file(zipOf({ name: 'in.zip', content: zip }))).texts).toEqual(named('a.zip!in.zip!'));
  });

  test('of one name stay apart', async () => {
    const { texts } = await file(zipOf({ name: 'm', content: '1' }, { name: 'm', content: '2' }));
    expect(texts).toEqual({ 'a.zip!m': '1', 'a.zip!m#2': '2' });
  });

  test('have their size and time', async () => {
    const { openBundle } = await import('../../src/bundle/node/open-bundle.js');
    const sources = [];
    for await (const source of openBundle([{ path: 'a.zip', content: zipOf({ name: 'm', content: '1' }) }], {
      notice: () => undefined,
    }))
      sources.push([source.path, source.size, source.modified]);
    // 2024-11-19 10:31:44 in the fields of MS-DOS, of no zone.
    expect(sources).toEqual([['a.zip!m', 1, Date.UTC(2024, 10, 19, 10, 31, 44) * 1000]]);
  });

  test('what a Mac adds is passed over in silence', async () => {
    const apple = Buffer.from('\0\x05\x16\x07\0\x02\0\0Mac OS X        ', 'latin1');
    const view = Buffer.from('\0\0\0\x01Bud1\0\0', 'latin1');
    const zip = zipOf(
      { name: 'm', content: '1' },
      { name: '__MACOSX/._m', content: apple },
      { name: '.DS_Store', content: view },
    );
    const { texts, messages } = await file(zip);
    expect([texts, messages]).toEqual([{ 'a.zip!m': '1' }, []]);
  });
});

describe('names', () => {
  test.each<[string, ZipPart, string]>([
    ['code page 437 of old Windows tools', { name: Buffer.from('pr\x81fung.log', 'latin1') }, 'prüfung.log'],
    ['UTF-8 by its flag', { name: 'prüfung.log', utf8: true }, 'prüfung.log'],
    ['backslashes of a Windows tool', { name: 'var\\log\\m' }, 'var/log/m'],
    ['out of the archive', { name: '../../etc/passwd' }, 'etc/passwd'],
    ['absolute', { name: '/etc/passwd' }, 'etc/passwd'],
    ['of a drive', { name: 'C:\\Temp\\m' }, 'Temp/m'],
    ['with .. within', { name: 'a/../../m' }, 'a/../../m'],
    ['control characters', { name: 'a\u0007\n\u001b[31mb\u202e', utf8: true }, 'a\ufffd\ufffd\ufffd[31mb\ufffd'],
  ])('%s', async (_, part, name) => {
    const { texts, messages } = await file(zipOf({ ...part, content: '1' }));
    expect([texts, messages]).toEqual([{ [`a.zip!${name}`]: '1' }, []]);
  });
});

describe('what is left out, is said', () => {
  test.each<[string, ZipPart, string]>([
    [
      'encrypted',
      { name: 'm', content: 'x', encrypted: true },
      'encrypted; unpack it with its password and give the folder, or send it without one',
    ],
    ['a link', { name: 'm', content: '/etc/passwd', mode: 0o120777 }, 'a symbolic link; links are not followed'],
    ['a device', { name: 'm', mode: 0o020666 }, 'a device or a pipe, not a file'],
    ['Deflate64', { name: 'm', content: 'x', method: 9 }, 'compressed with Deflate64; unpack it and give the folder'],
    [
      'a method of tomorrow',
      { name: 'm', content: 'x', method: 77 },
      'compressed with method 77; unpack it and give the folder',
    ],
  ])('%s', async (_, part, why) => {
    const { texts, messages } = await file(zipOf(part, { name: 'n', content: '1' }));
    expect([texts, messages]).toEqual([{ 'a.zip!n': '1' }, [`a.zip!m: it is ${why}`]]);
  });

  test('a file of a Unix is read', async () => {
    expect((await file(zipOf({ name: 'm', content: '1', mode: 0o100644 }))).texts).toEqual({ 'a.zip!m': '1' });
  });

  test('a checksum that does not match', async () => {
    const { texts, messages } = await file(zipOf({ name: 'm', content: '1', crc32: 1 }));
    expect(texts).toEqual({ 'a.zip!m': '1' });
    expect(messages).toEqual(['a.zip!m: its checksum does not match: its content was damaged on the way']);
  });
});

describe('damage costs what it hit, and no more', () => {
  const zip = zipOf(
    { name: 'a', content: lines },
    { name: 'b', content: lines, sizesAtEnd: true },
    { name: 'c', content: lines, stored: true, sizesAtEnd: true },
  );

  test('without its end, members are read by their own headers', async () => {
    const { texts, messages } = await file(zip.subarray(0, -30));
    expect(texts).toEqual({ 'a.zip!a': lines, 'a.zip!b': lines, 'a.zip!c': lines });
    expect(messages).toEqual([
      'a.zip: its directory, at its end, is missing: members are read by their own headers, as far as they go',
    ]);
  });

  test('cut at any place: nothing that is not there, whole members in front of the cut, and it is said', async () => {
    for (let cut = 40; cut < zip.length; cut += 997) {
      const inputs = [
        { path: 'a.zip', content: zip.subarray(0, cut) },
        { path: 'z', content: '' },
        { path: 'y', content: lines },
      ];
      const { texts, notices } = await opened(inputs);
      for (const text of Object.values(texts)) expect(lines.startsWith(text)).toBe(true);
      const firstEnd = zip.indexOf('PK\x03\x04', 4, 'latin1');
      if (cut >= firstEnd) expect(texts['a.zip!a']).toBe(lines);
      expect(notices).toContainEqual(['archive-cut', 'a.zip']);
    }
  });

  test('with something after its end, and with a directory that is broken within', async () => {
    const trailed = await file(Buffer.concat([zip, Buffer.from('trailer')]));
    expect(Object.keys(trailed.texts)).toEqual(['a.zip!a', 'a.zip!b', 'a.zip!c']);
    const broken = Buffer.from(zip);
    broken.write('XX', broken.lastIndexOf('PK\x01\x02', undefined, 'latin1'));
    const { texts, notices } = await file(broken);
    expect(texts).toEqual({ 'a.zip!a': lines, 'a.zip!b': lines, 'a.zip!c': lines });
    expect(notices).toEqual([['archive-damaged', 'a.zip']]);
  });

  test('broken bytes within a member', async () => {
    const broken = Buffer.from(zip);
    broken.fill(0xff, 8000, 8010);
    const { texts, notices } = await file(broken);
    expect(lines.startsWith((texts['a.zip!a'] ?? '').slice(0, 1000))).toBe(true);
    expect(texts['a.zip!b']).toBe(lines);
    expect(notices).toEqual([['archive-damaged', 'a.zip!a']]);
  });
});

describe('archive bombs', () => {
  const limits = { freeBytes: 1_000_000, ratio: 100 };
  const zeros = Buffer.alloc(20_000_000);

  test('a member that unpacks to too much is read up to there, and what follows as far as the allowance goes', async () => {
    const content = zipOf({ name: 'm', content: zeros }, { name: 'n', content: '1' });
    const { texts, messages } = await opened([{ path: 'a.zip', content }], { limits });
    expect(texts['a.zip!m']?.length ?? 0).toBeLessThan(4_000_000);
    expect(messages).toContain(
      'a.zip!m: reading stopped: its archive unpacks to more than 100 times its size; --bound ratio=400 raises the bound',
    );
  });

  test('records of one and the same content share one allowance, from disk as well', async () => {
    const one = zipOf({ name: 'm', content: zeros });
    const record = one.subarray(one.indexOf('PK\x01\x02', 0, 'latin1'), -22);
    const many = Buffer.concat([one.subarray(0, -22), ...Array.from({ length: 50 }, () => record), one.subarray(-22)]);
    many.writeUInt16LE(51, many.length - 12);
    await inFolder({ 'a.zip': many }, async (folder) => {
      const { texts } = await opened([folder], { limits });
      const total = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
      expect(total).toBeLessThan(1_000_000 + 100 * many.length + 51 * 131_072);
    });
  });

  test('an archive in an archive in an archive ends somewhere', async () => {
    let content = zipOf({ name: 'm', content: 'core' });
    for (let layer = 0; layer < 12; layer += 1) content = zipOf({ name: 'z', content });
    const { messages } = await opened([
      { path: 'a.zip', content },
      { path: 'b', content: '1' },
    ]);
    expect(messages).toEqual([
      `a.zip${'!z'.repeat(8)}: it is packed more than 8 times over; --bound depth=32 raises the bound`,
    ]);
  });
});
