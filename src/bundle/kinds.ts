import { isTarHeader } from './tar-header.js';

/** Bytes of a source that decide what it is: a tar header is one block of 512. */
export const HEAD_BYTES = 512;

/** What a source is by its first bytes; `unread` names a container or picture that is not read, and what to send. */
export type ContentKind =
  | { readonly is: 'empty' | 'gzip' | 'tar' | 'plain' }
  | { readonly is: 'unread'; readonly what: string; readonly instead: string };

const UNPACKED = 'unpack it and give the folder, or send a .tar.gz';
const UNCOMPRESSED = 'decompress it, or send it as .gz';
const AS_TEXT = 'send the text that it shows';
const DECRYPTED = 'decrypt it first';

/** First bytes, in Latin-1, as file(1) knows them. */
const MAGIC: readonly (readonly [magic: string, what: string, instead: string, offset?: number])[] = [
  ['PK\x03\x04', 'a zip archive', UNPACKED],
  ['PK\x05\x06', 'an empty zip archive', UNPACKED],
  ['PK\x07\x08', 'a split zip archive', UNPACKED],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive', UNPACKED],
  ['Rar!\x1a\x07', 'a RAR archive', UNPACKED],
  ['MSCF\0\0\0\0', 'a cabinet archive', UNPACKED],
  ['\xfd7zXZ\0', 'compressed with xz', UNCOMPRESSED],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd', UNCOMPRESSED],
  ['\x04\x22\x4d\x18', 'compressed with lz4', UNCOMPRESSED],
  ['\x1f\x9d', 'compressed with compress', UNCOMPRESSED],
  ['LZIP\x01', 'compressed with lzip', UNCOMPRESSED],
  ['\x89PNG\r\n\x1a\n', 'a picture', AS_TEXT],
  ['\xff\xd8\xff', 'a picture', AS_TEXT],
  ['GIF87a', 'a picture', AS_TEXT],
  ['GIF89a', 'a picture', AS_TEXT],
  ['II*\0', 'a picture', AS_TEXT],
  ['MM\0*', 'a picture', AS_TEXT],
  ['WEBP', 'a picture', AS_TEXT, 8],
  ['ftypheic', 'a picture', AS_TEXT, 4],
  ['ftypavif', 'a picture', AS_TEXT, 4],
  ['ftyp', 'a film', AS_TEXT, 4],
  ['\x1aE\xdf\xa3', 'a film', AS_TEXT],
  ['%PDF-', 'a PDF document', AS_TEXT],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Office document', AS_TEXT],
  ['{\\rtf', 'an RTF document', AS_TEXT],
  ['Salted__', 'encrypted', DECRYPTED],
  ['-----BEGIN PGP MESSAGE', 'encrypted', DECRYPTED],
  ['age-encryption.org/', 'encrypted', DECRYPTED],
];

// Three letters and a digit begin many a text; the block's own magic (the digits of pi) does not.
const BZIP2 = /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/;

// Our own reports quote log lines; read again, they would testify for themselves.
const OWN_REPORT = /^\{\s*"schema":\s*"lic-analyze\/|^# License sync: [^\n]*\n\n```text\nVERDICT /;

/** What the first bytes say; a name is never asked. */
export function kindOf(head: Uint8Array): ContentKind {
  if (head.length === 0) return { is: 'empty' };
  if (head[0] === 0x1f && head[1] === 0x8b) return { is: 'gzip' };
  if (isTarHeader(head)) return { is: 'tar' };
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  for (const [magic, what, instead, offset = 0] of MAGIC) {
    if (text.startsWith(magic, offset)) return { is: 'unread', what, instead };
  }
  if (BZIP2.test(text)) return { is: 'unread', what: 'compressed with bzip2', instead: UNCOMPRESSED };
  if (OWN_REPORT.test(text))
    return { is: 'unread', what: 'a report of lic-analyze', instead: 'give what it was made from' };
  return { is: 'plain' };
}
