import { describe, expect, test } from '@jest/globals';
import { kindOf } from '../../src/bundle/kinds.js';
import { gz, tarOf } from './support.js';

const head = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('what is read', () => {
  test('gzip and tar, old tar too', async () => {
    expect(kindOf(gz('x'))).toEqual({ is: 'packed', as: 'gzip' });
    const tar = await tarOf(['a', 'b']);
    expect(kindOf(tar)).toEqual({ is: 'packed', as: 'tar' });
    // Without its magic a header still has its checksum, here made right for the missing letters.
    const old = Buffer.from(tar);
    const sum = parseInt(old.toString('latin1', 148, 154), 8) - old.subarray(257, 265).reduce((a, b) => a + b, 0);
    old.fill(0, 257, 265).write(sum.toString(8).padStart(6, '0'), 148);
    expect(kindOf(old)).toEqual({ is: 'packed', as: 'tar' });
    old[0] = 0x62;
    expect(kindOf(old)).toEqual({ is: 'plain' });
  });

  test.each([
    ['a log line', 'Jan 13 11:17:01 ssm nginx: x'],
    ['a pcap', '\xd4\xc3\xb2\xa1\x02\0\x04\0'],
    ['a pcapng', '\x0a\x0d\x0d\x0a'],
    ['UTF-16 with its mark', '\xff\xfeJ\0a\0n\0'],
    ['a text that begins like a magic', 'BZh9 is bzip2'],
    ['a text of two letters', 'PK'],
    ['zeros', '\0'.repeat(512)],
  ])('plain: %s', (_, text) => {
    expect(kindOf(head(text))).toEqual({ is: 'plain' });
  });
});

test.each([
  ['PK\x05\x06\0\0', 'an empty zip archive'],
  ['PK\x07\x08abcd', 'a split zip archive'],
  [`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'an Office document'],
  [`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`, 'an Office document'],
  ['7z\xbc\xaf\x27\x1c\0\x04', 'a 7z archive'],
  ['Rar!\x1a\x07\x01\0', 'a RAR archive'],
  ['\x89PNG\r\n\x1a\n\0\0', 'a picture'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'a picture'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'a picture'],
  ['%PDF-1.7', 'a PDF document'],
  ['Salted__\x01\x02', 'encrypted'],
  ['-----BEGIN PGP MESSAGE-----', 'encrypted'],
  ['{\n  "schema": "lic-analyze/analysis/1",', 'a report of lic-analyze'],
])('not read: %j is %s', (text, what) => {
  expect(kindOf(head(text))).toMatchObject({ is: 'unread', what });
});

test.each([
  ['\xfd7zXZ\0\0\x04', 'xz'],
  ['\x28\xb5\x2f\xfd\x04', 'zstd'],
  ['\x50\x2a\x4d\x18\x04\0\0\0', 'zstd'],
  ['BZh91AY&SY', 'bzip2'],
])('compressed: %j by %s', (text, as) => {
  expect(kindOf(head(text))).toEqual({ is: 'packed', as });
});

test('empty', () => {
  expect(kindOf(Buffer.of())).toEqual({ is: 'empty' });
});
