import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { inFolder, tarOf } from '../bundle/support.js';
import { ran } from './support.js';

const PARSERS = join(import.meta.dirname, '..', '..', 'samples', 'parsers');
const HOSTILE = join(import.meta.dirname, '..', '..', 'samples', 'hostile');
const pcap = (name: string): string => join(PARSERS, 'pcap', `${name}.pcap`);
const rows = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

describe('packets', () => {
  test('has a row for each packet and the columns that are asked for, in that order', async () => {
    const { code, out, err } = await ran(['packets', pcap('path-mtu'), '--fields', 'icmp.mtu, frame.number,ip.src']);
    expect([code, err]).toEqual([0, '']);
    expect(rows(out).slice(0, 3)).toEqual([
      ['icmp.mtu', 'frame.number', 'ip.src'],
      ['', '1', '192.0.2.10'],
      ['1400', '2', '203.0.113.1|192.0.2.10'],
    ]);
  });

  test('without --fields shows every column', async () => {
    const { COLUMNS } = await import('../../src/packets.js');
    expect(rows((await ran(['packets', pcap('tunnels')])).out)[0]).toEqual([...COLUMNS]);
  });

  test('--limit ends it, --json has one object a line', async () => {
    const argv = ['packets', pcap('lost-segment'), '--fields', 'frame.number', '--limit', '2'];
    expect((await ran(argv)).out).toBe('frame.number\n1\n2\n');
    expect((await ran([...argv, '--json'])).out).toBe('{"frame.number":"1"}\n{"frame.number":"2"}\n');
    expect((await ran([...argv, '--limit', '2'])).err).toContain('--limit is given twice');
  });

  test('more rows than are written at once all arrive, once', async () => {
    const source = readFileSync(pcap('path-mtu'));
    const [head, records] = [source.subarray(0, 24), source.subarray(24)];
    const many = Buffer.concat([head, ...Array.from({ length: 400 }, () => records)]);
    await inFolder({ 'many.pcap': many }, async (folder) => {
      const numbers = rows((await ran(['packets', join(folder, 'many.pcap'), '--fields', 'frame.number'])).out)
        .slice(1)
        .map(([number]) => Number(number));
      expect(numbers.length).toBe(2000);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    });
  });

  test('a column that there is not, and a limit that is no number', async () => {
    expect(await ran(['packets', pcap('tunnels'), '--fields', 'ip.source'])).toMatchObject({
      code: 2,
      out: '',
      err: 'lic-analyze: There is no column ip.source; lic-analyze packets <file> without --fields shows all.\n',
    });
    for (const limit of ['x', '-1', '1.5']) {
      expect(await ran(['packets', pcap('tunnels'), `--limit=${limit}`])).toMatchObject({
        code: 2,
        err: `lic-analyze: Write --limit as a whole number, not ${limit}.\n`,
      });
    }
  });

  test('damage is reported with its frame, and rows before it are printed', async () => {
    const { code, out, err } = await ran(['packets', join(HOSTILE, 'cut.pcap'), '--fields', 'frame.number']);
    expect([code, rows(out).at(-1)]).toEqual([0, ['18']]);
    expect(err).toMatch(/^lic-analyze: cut\.pcap, frame 19: ends in record 19, .*\n$/);
  });
});

describe('connections', () => {
  test('has a row for each, with the frames that show it', async () => {
    const { code, out } = await ran(['connections', pcap('unknown-ca')]);
    const [head = [], first = [], ...more] = rows(out);
    const cell = (name: string): string | undefined => first[head.indexOf(name)];
    expect([code, more]).toEqual([0, []]);
    expect(['tcp.handshake', 'tcp.syn.count', 'tcp.reset.by', 'tcp.closed'].map(cell)).toEqual([
      'completed',
      '1',
      'client',
      'false',
    ]);
    expect(cell('frames')).toMatch(/^1,2,3(?:,\d+)+$/);
  });

  test('as JSON has every fact of the vocabulary', async () => {
    const { out } = await ran(['connections', pcap('path-mtu'), '--json']);
    const [first] = out.trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      'source.ip': '192.0.2.10',
      'destination.port': 8443,
      'tcp.handshake': 'mid-stream',
      frames: [1],
    });
  });

  test('a capture without TCP has the head alone, and nothing as JSON', async () => {
    const argv = ['connections', pcap('look-ups')];
    expect(rows((await ran(argv)).out)).toHaveLength(1);
    expect((await ran([...argv, '--json'])).out).toBe('');
  });
});

describe('where the capture lies', () => {
  const capture = readFileSync(pcap('tunnels'));
  const numbers = 'frame.number\n1\n2\n3\n4\n5\n';
  const shown = async (path: string): Promise<string> =>
    (await ran(['packets', path, '--fields', 'frame.number', '--limit', '5'])).out;

  test('plain, compressed, in an archive behind other files, in a folder', async () => {
    const files = {
      'a.pcap.gz': gzipSync(capture),
      'b.tar.gz': gzipSync(await tarOf(['var/log/messages', 'a line\n'], ['eth0.pcap', capture])),
      'c/a.log': 'a line\n',
      'c/eth0.pcap': capture,
    };
    await inFolder(files, async (folder) => {
      for (const name of ['a.pcap.gz', 'b.tar.gz', 'c']) {
        expect([name, await shown(join(folder, name))]).toEqual([name, numbers]);
      }
    });
  });

  test('a file or a folder without one', async () => {
    await inFolder({ 'c/a.log': 'a line\n', 'c/b.log': 'another\n' }, async (folder) => {
      expect(await ran(['packets', join(folder, 'c/a.log')])).toMatchObject({
        code: 2,
        err: 'lic-analyze: a.log is neither pcap nor pcapng.\n',
      });
      expect(await ran(['connections', join(folder, 'c')])).toMatchObject({
        code: 2,
        err: `lic-analyze: None of the 2 files of ${join(folder, 'c')} is a capture.\n`,
      });
      expect((await ran(['packets', join(folder, 'no')])).err).toContain('There is no file or folder');
    });
  });
});
