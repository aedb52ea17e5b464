import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { TarReader, type TarMember } from '../../src/bundle/tar.js';
import { bytesOf, inPieces, tarOf } from './support.js';

interface Listed {
  readonly members: readonly (Omit<TarMember, 'content'> & { readonly text: string })[];
  readonly damage: readonly string[];
}

async function list(archive: Uint8Array, piece = 1000): Promise<Listed> {
  const damage: string[] = [];
  const tar = new TarReader(inPieces(archive, piece), (code, member, message) => {
    damage.push(`${code} ${member ?? '-'} ${message}`);
  });
  const members = [];
  for (let member = await tar.next(); member !== null; member = await tar.next()) {
    const { content, ...rest } = member;
    members.push({ ...rest, text: (await bytesOf(content())).toString() });
  }
  return { members, damage };
}

/** A header made by hand from the fields of POSIX.1-2017, pax, "ustar Interchange Format". */
function header(fields: Readonly<Record<number, string | Uint8Array>>): Buffer {
  const block = Buffer.alloc(512);
  const all = {
    0: 'name',
    100: '0000644\0',
    124: '00000000000\0',
    136: '00000000000\0',
    156: '0',
    257: 'ustar\x0000',
    ...fields,
  };
  for (const [at, value] of Object.entries(all)) block.set(Buffer.from(value), Number(at));
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const block = (text: string): Buffer => Buffer.concat([Buffer.from(text)], 512);
const END = Buffer.alloc(1024);

describe('whole archives', () => {
  test('members of any name and content come out as they went in, however the bytes arrive', async () => {
    const name = fc
      .array(fc.stringMatching(/^[\wäß漢 .-]{1,60}$/), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('/'))
      .filter((path) => !path.endsWith('/'));
    const members = fc.array(fc.tuple(name, fc.string({ maxLength: 2000 })), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(members, fc.integer({ min: 1, max: 5000 }), async (given, piece) => {
        const { members: found, damage } = await list(await tarOf(...given), piece);
        expect(found.map(({ name: path, text }) => [path, text])).toEqual(given);
        expect(damage).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('folders are not given; links, devices and pipes are, by type', async () => {
    const archive = pack();
    archive.entry({ name: 'var', type: 'directory' });
    archive.entry({ name: 'var/current', type: 'symlink', linkname: 'messages' });
    archive.entry({ name: 'var/same', type: 'link', linkname: 'var/messages' });
    archive.entry({ name: 'dev/null', type: 'character-device' });
    archive.entry({ name: 'run/pipe', type: 'fifo' });
    archive.entry({ name: 'var/messages', mtime: new Date(1_234_567_890_000) }, 'text');
    archive.finalize();
    const { members } = await list(await bytesOf(archive));
    expect(members.map(({ name, type, linkname }) => [name, type, linkname])).toEqual([
      ['var/current', 'symlink', 'messages'],
      ['var/same', 'link', 'var/messages'],
      ['dev/null', 'special', ''],
      ['run/pipe', 'special', ''],
      ['var/messages', 'file', ''],
    ]);
    expect(members[4]).toMatchObject({ size: 4, modified: 1_234_567_890_000_000, text: 'text' });
  });

  test('GNU: long names before a member, sizes in base 256, no prefix', async () => {
    const long = `${'d'.repeat(60)}/${'f'.repeat(60)}.log`;
    const gnu = { 257: 'ustar  \0', 345: '00001234567\0' };
    const archive = Buffer.concat([
      header({ ...gnu, 0: '././@LongLink', 124: `${(long.length + 1).toString(8).padStart(11, '0')}\0`, 156: 'L' }),
      block(`${long}\0`),
      header({ ...gnu, 124: Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]) }),
      block('hello'),
      header({ ...gnu, 0: 'short', 156: 'S', 124: '00000000003\0' }),
      block('abc'),
      END,
    ]);
    const { members, damage } = await list(archive);
    expect(members.map(({ name, type, text }) => [name, type, text])).toEqual([
      [long, 'file', 'hello'],
      ['short', 'sparse', 'abc'],
    ]);
    expect(damage).toEqual([]);
  });

  test('pax: a record counts its own length; size, path and mtime of a record win over the header', async () => {
    const records = '13 size=0005\n16 path=a/b.log\n19 mtime=1234.5678\n';
    const archive = Buffer.concat([
      header({ 156: 'g', 124: '00000000015\0' }),
      block('13 comment=x\n'),
      header({ 156: 'x', 124: `${records.length.toString(8).padStart(11, '0')}\0` }),
      block(records),
      header({}),
      block('hello'),
      header({ 345: 'prefix' }),
      END,
    ]);
    const { members } = await list(archive);
    expect(members[0]).toMatchObject({ name: 'a/b.log', size: 5, modified: 1_234_567_800, text: 'hello' });
    expect(members.map(({ name }) => name)).toEqual(['a/b.log', 'prefix/name']);
  });

  test('before POSIX: no magic, a folder is a name that ends in a slash', async () => {
    const old = { 257: '\0\0\0\0\0\0\0\0', 156: '\0' };
    const archive = Buffer.concat([
      header({ ...old, 0: 'var/' }),
      header({ ...old, 124: '00000000002\0' }),
      block('hi'),
      END,
    ]);
    expect((await list(archive)).members.map(({ name, text }) => [name, text])).toEqual([['name', 'hi']]);
  });

  test('archives that follow one another are read on', async () => {
    const archive = Buffer.concat([await tarOf(['a', '1']), await tarOf(['b', '2'])]);
    expect((await list(archive)).members.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

describe('damage', () => {
  test('cut at any byte: every byte before the cut is given, and the cut is said where it is', async () => {
    const first = 'first '.repeat(150);
    const archive = await tarOf(['a.log', first], ['b.log', 'second']);
    // header, two blocks of a.log, header, one block of b.log
    expect((await list(archive.subarray(0, 512 + 700), 64)).damage).toEqual([
      'archive-cut a.log the archive ends within this file: 700 of 900 bytes are there',
    ]);
    expect((await list(archive.subarray(0, 512 * 3 + 100))).damage).toEqual([
      'archive-cut - the archive is cut short in the header at byte 1536',
    ]);
    for (let length = 0; length <= archive.length; length += 37) {
      const { members } = await list(archive.subarray(0, length), 300);
      const texts = members.map(({ text }) => text);
      expect(texts).toEqual(
        [first.slice(0, Math.max(0, length - 512)), 'second'.slice(0, Math.max(0, length - 2048))].slice(
          0,
          texts.length,
        ),
      );
      expect(texts.length).toBe(Number(length >= 512) + Number(length >= 2048));
    }
  });

  test('a broken header costs its own member only', async () => {
    const archive = await tarOf(['a.log', '1'], ['b.log', '2'], ['c.log', '3']);
    archive[1024 + 3] = 0xff;
    const { members, damage } = await list(archive);
    expect(members.map(({ name, text }) => [name, text])).toEqual([
      ['a.log', '1'],
      ['c.log', '3'],
    ]);
    expect(damage[0]).toBe(
      'archive-damaged - the archive is damaged at byte 1024: members are read again from the next sound header on',
    );
  });

  test('no bytes make it throw', async () => {
    const archive = await tarOf(['a'.repeat(90), 'x'.repeat(600)], [`long/${'n'.repeat(200)}`, 'y']);
    const change = fc.tuple(fc.nat(archive.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const broken = Buffer.from(archive);
        for (const [at, byte] of changes) broken[at] = byte;
        await list(broken, 511);
      }),
      { numRuns: 200 },
    );
  });
});
