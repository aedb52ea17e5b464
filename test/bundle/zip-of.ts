import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive made by hand, field by field, of APPNOTE.TXT 4.3. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** Sizes and checksum follow the content: what writes to a pipe does not know them before. */
  readonly sizesAtEnd?: boolean;
  readonly utf8?: boolean;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** POSIX mode; the member is then of a Unix. */
  readonly mode?: number;
  readonly extra?: Uint8Array;
  readonly crc32?: number;
  /** Sizes of the directory stand in its Zip64 field. */
  readonly zip64?: boolean;
}

/** An archive of these members. */
export function zipOf(...parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const local = localOf(part);
    records.push(recordOf(part, at));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

interface Fields {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly raw: Buffer;
  readonly size: number;
}

function fieldsOf(part: ZipPart): Fields {
  const content = Buffer.from(part.content ?? '');
  const stored = part.stored === true || part.method !== undefined;
  return {
    name: Buffer.from(part.name),
    flags: (part.encrypted === true ? 1 : 0) | (part.sizesAtEnd === true ? 8 : 0) | (part.utf8 === true ? 0x800 : 0),
    method: part.method ?? (stored ? 0 : 8),
    crc: part.crc32 ?? crc32(content),
    raw: stored ? content : deflateRawSync(content),
    size: content.length,
  };
}

function localOf(part: ZipPart): Buffer {
  const { name, flags, method, crc, raw, size } = fieldsOf(part);
  const sizesAtEnd = part.sizesAtEnd === true;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(0x5973_53f6, 10);
  header.writeUInt32LE(sizesAtEnd ? 0 : crc, 14);
  header.writeUInt32LE(sizesAtEnd ? 0 : raw.length, 18);
  header.writeUInt32LE(sizesAtEnd ? 0 : size, 22);
  header.writeUInt16LE(name.length, 26);
  const descriptor = Buffer.alloc(sizesAtEnd ? 16 : 0);
  if (sizesAtEnd) {
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeUInt32LE(raw.length, 8);
    descriptor.writeUInt32LE(size, 12);
  }
  return Buffer.concat([header, name, raw, descriptor]);
}

function recordOf(part: ZipPart, at: number): Buffer {
  const { name, flags, method, crc, raw, size } = fieldsOf(part);
  const extra = Buffer.concat([
    part.extra ?? Buffer.alloc(0),
    part.zip64 === true ? zip64(size, raw.length) : Buffer.alloc(0),
  ]);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(((part.mode === undefined ? 0 : 3) << 8) | 20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt32LE(0x5973_53f6, 12);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(part.zip64 === true ? 0xffffffff : raw.length, 20);
  record.writeUInt32LE(part.zip64 === true ? 0xffffffff : size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 38);
  record.writeUInt32LE(at, 42);
  return Buffer.concat([record, name, extra]);
}

function zip64(size: number, compressed: number): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(compressed), 12);
  return field;
}
