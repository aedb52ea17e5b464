import { documentKindOf, type DocumentKind } from './documents/document-kind.js';
import { asLatin1 } from './documents/latin1.js';
import { messageKindOf } from './mail/message-kind.js';
import { OFFICE } from './office.js';
import { isOwnReport } from './own-report.js';
import { unreadExport } from './packet-exports.js';
import { isTarHeader } from './tar-header.js';
import { latin1Text } from '../text/bytes.js';
import { isLogText, isNote } from '../text/log-text.js';

/** Bytes of a source that decide what it is: a tar header has 512, notes need more. */
export const HEAD_BYTES = 64 * 1024;
/** Bytes with a format's magic number. */
const MAGIC_BYTES = 512;

/** Formats that contain one file without a name. */
export type Compressed = 'gzip' | 'xz' | 'zstd' | 'bzip2';

/** Formats that contain other files. */
export type Packed = Compressed | 'tar' | 'zip' | 'eml' | 'mbox' | 'outlook';

/**
 * What a source is by its first bytes; a `note` is a person's text with records in it; `unread` is a container or picture that is not read, with what to send instead;
 * `noise` is a file manager's leftover.
 */
export type ContentKind =
  | { readonly is: 'empty' | 'plain' | 'note' | 'noise' }
  | { readonly is: 'packed'; readonly as: Packed }
  | { readonly is: 'document'; readonly of: DocumentKind }
  | { readonly is: 'unread'; readonly what: string; readonly instead: string };

const UNPACKED = 'unpack it and give the folder, or send a .tar.gz or .zip';
const UNCOMPRESSED = 'decompress it, or send it as .gz';
const AS_TEXT = 'send the text that it shows';
const DECRYPTED = 'decrypt it first';

/** First bytes, in Latin-1, as file(1) knows them. */
const MAGIC: readonly (readonly [magic: string, what: string, instead: string, offset?: number])[] = [
  ['PK\x05\x06', 'an empty zip archive', UNPACKED],
  ['PK\x07\x08', 'a split zip archive', UNPACKED],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive', UNPACKED],
  ['Rar!\x1a\x07', 'a RAR archive', UNPACKED],
  ['MSCF\0\0\0\0', 'a cabinet archive', UNPACKED],
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
  ['\x78\x9f\x3e\x22', 'what Outlook packs a mail in (winmail.dat)', 'save the mail as .msg or .eml'],
  ['%PDF-', 'a PDF document', AS_TEXT],
  ['{\\rtf', 'an RTF document', AS_TEXT],
  ['Salted__', 'encrypted', DECRYPTED],
  ['-----BEGIN PGP MESSAGE', 'encrypted', DECRYPTED],
  ['age-encryption.org/', 'encrypted', DECRYPTED],
];

/** Begins of compressed files; bzip2's is text but for the digits of pi, or of its root where it is empty. */
const COMPRESSED: readonly (readonly [begin: RegExp, as: Compressed])[] = [
  [/^\x1f\x8b/, 'gzip'],
  [/^\xfd7zXZ\0/, 'xz'],
  // Parallel compressors begin with a frame to be skipped (RFC 8878 section 3.1.2).
  [/^(?:\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)/, 'zstd'],
  [/^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/, 'bzip2'],
];

/** Word, Excel and PowerPoint since 2007, OpenDocument, and books: zip archives of XML by their first member. */
const OFFICE_ZIP =
  /^PK\x03\x04[^]{26}(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|mimetypeapplication\/(?:vnd\.oasis|epub))/;
/** PKZIP also writes the mark of a split archive before one that was not split in the end (APPNOTE.TXT 8.5.4). */
const ZIP = /^(?:PK00|PK\x07\x08)?PK\x03\x04/;
const OLE2 = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** macOS files with a folder's view, and with a file's attributes (RFC 1740). */
const NOISE = /^(?:\0\0\0\x01Bud1|\0\x05\x16\x07\0\x02\0\0)/;

/** Decides by the first bytes, never by the name. */
export function kindOf(head: Uint8Array): ContentKind {
  if (head.length === 0) return { is: 'empty' };
  const magic = latin1Text(head.subarray(0, MAGIC_BYTES));
  const kind = packedKind(head, magic) ?? unreadKind(magic);
  // Neither a picture nor compressed data has lines of records behind its magic number.
  return kind === null || (isByMagicAlone(kind, magic) && isLogText(linesOf(head))) ? textKind(head) : kind;
}

/** Whether nothing but its first bytes says so; a tar header has a checksum, and a zip's has a known method. */
function isByMagicAlone(kind: ContentKind, magic: string): boolean {
  if (kind.is !== 'packed') return kind.is === 'unread';
  return COMPRESSED.some(([, as]) => as === kind.as) || (kind.as === 'zip' && magic.charCodeAt(METHOD_AT + 1) !== 0);
}

/** Method of compression of a zip archive's first member (APPNOTE.TXT 4.3.7); its upper byte is zero. */
const METHOD_AT = 8;

/** Lines of a begin; the last one may be cut. */
const linesOf = (head: Uint8Array): readonly string[] => asLatin1(head).split(/\r?\n/);

function packedKind(head: Uint8Array, magic: string): ContentKind | null {
  const compressed = COMPRESSED.find(([begin]) => begin.test(magic));
  if (compressed !== undefined) return { is: 'packed', as: compressed[1] };
  if (isTarHeader(head.subarray(0, MAGIC_BYTES))) return { is: 'packed', as: 'tar' };
  if (OFFICE_ZIP.test(magic)) return { is: 'unread', ...OFFICE };
  if (ZIP.test(magic)) return { is: 'packed', as: 'zip' };
  if (magic.startsWith(OLE2)) return { is: 'packed', as: 'outlook' };
  return NOISE.test(magic) ? { is: 'noise' } : null;
}

function unreadKind(text: string): ContentKind | null {
  for (const [magic, what, instead, offset = 0] of MAGIC) {
    if (text.startsWith(magic, offset)) return { is: 'unread', what, instead };
  }
  return null;
}

function textKind(head: Uint8Array): ContentKind {
  const text = asLatin1(head);
  if (isOwnReport(text)) return OWN_REPORT;
  const unread = isLogText(linesOf(head)) ? null : unreadExport(text, head.length >= HEAD_BYTES);
  if (unread !== null) return { is: 'unread', ...unread };
  const message = messageKindOf(text);
  if (message !== null) return { is: 'packed', as: message };
  const of = documentKindOf(text, head.length >= HEAD_BYTES);
  if (of !== null) return { is: 'document', of };
  return { is: isNote(linesOf(head)) ? 'note' : 'plain' };
}

/** The kind of our own reports. */
const OWN_REPORT: ContentKind = {
  is: 'unread',
  what: 'a report of lic-analyze',
  instead: 'give what it was made from',
};
