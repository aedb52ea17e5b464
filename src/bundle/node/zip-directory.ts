import { MICROS_PER_SECOND, type Micros } from '../../core/time.js';
import type { RandomAccess } from '../random-access.js';
import { systemReason } from './system-error.js';
import type { ZipMember } from '../zip/member.js';

/** The used part of yauzl's record of the directory. */
interface DirectoryRecord {
  readonly fileName: string | Uint8Array;
  readonly fileNameRaw: Buffer;
  readonly extraFields: { readonly id: number; readonly data: Buffer }[];
  readonly versionMadeBy: number;
  readonly generalPurposeBitFlag: number;
  readonly compressionMethod: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly externalFileAttributes: number;
  readonly relativeOffsetOfLocalHeader: number;
  isEncrypted(): boolean;
  getLastModDate(options: { readonly timezone: 'UTC' }): Date;
}

type NameOf = (flags: number, raw: Buffer, extra: { id: number; data: Buffer }[], strict: boolean) => string;

/** Systems whose upper half of the attributes is a POSIX mode: Unix and macOS (APPNOTE.TXT 4.4.2). */
const POSIX_SYSTEMS = [3, 19];
const FORMAT_MASK = 0o170000;
const FORMATS: Readonly<Record<number, ZipMember['type']>> = { 0o120000: 'symlink', 0o040000: 'folder' };
const SPECIAL = [0o010000, 0o020000, 0o060000, 0o140000];

/** Members from the archive's directory; rejects with yauzl's or the system's reason if it cannot be read. */
export async function* zipDirectory(access: RandomAccess): AsyncGenerator<ZipMember, void, undefined> {
  try {
    yield* directoryOf(access);
  } catch (error) {
    throw new Error(systemReason(error), { cause: error });
  }
}

async function* directoryOf(access: RandomAccess): AsyncGenerator<ZipMember, void, undefined> {
  // In the bundled command line a CommonJS package has only its default export.
  const { default: yauzl } = await import('yauzl');
  // Names are decoded here, because yauzl stops at the first unsafe name.
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  const zip =
    access.memory === null
      ? await yauzl.fromFdPromise(access.fd ?? -1, options)
      : await yauzl.fromBufferPromise(asBuffer(access.memory), options);
  for await (const record of zip.eachEntry()) yield memberOf(record, yauzl.getFileNameLowLevel);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function memberOf(record: DirectoryRecord, nameOf: NameOf): ZipMember {
  const name = nameOf(record.generalPurposeBitFlag, record.fileNameRaw, record.extraFields, false);
  return {
    name,
    type: typeOf(name, record),
    method: record.compressionMethod,
    encrypted: record.isEncrypted(),
    crc32: record.crc32,
    compressedSize: record.compressedSize,
    size: record.uncompressedSize,
    modified: modifiedOf(record),
    headerAt: record.relativeOffsetOfLocalHeader,
  };
}

function typeOf(name: string, { versionMadeBy, externalFileAttributes }: DirectoryRecord): ZipMember['type'] {
  if (name.endsWith('/')) return 'folder';
  if (!POSIX_SYSTEMS.includes(versionMadeBy >>> 8)) return 'file';
  const format = (externalFileAttributes >>> 16) & FORMAT_MASK;
  return FORMATS[format] ?? (SPECIAL.includes(format) ? 'special' : 'file');
}

// A time without a zone counts as UTC; it only serves to find a missing year.
function modifiedOf(record: DirectoryRecord): Micros | null {
  const millis = record.getLastModDate({ timezone: 'UTC' }).getTime();
  return Number.isFinite(millis) && millis > 0 ? Math.round((millis / 1000) * MICROS_PER_SECOND) : null;
}
