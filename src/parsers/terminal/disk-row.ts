import type { Facts } from '../../core/event.js';
import { bytesOf } from './sizes.js';

type Disk = Facts['host.disk'];

/** What the numbers in a table of file systems mean. */
export interface DiskTable {
  /** Bytes of a number without a letter. */
  readonly unit: number;
  readonly inodes: boolean;
}

const ROW = /^(.*?)\s(\S+)\s+(\d{1,3})%\s+(\/.*)$/;
/** Rows are shorter, because a path has at most 4,096 bytes (PATH_MAX). */
const MAX_ROW_LENGTH = 8_192;

/** One row of `df`, recognised by its percentage in any language; null for other lines. */
export function diskRow(text: string, { unit, inodes }: DiskTable): Disk | null {
  const found = text.length > MAX_ROW_LENGTH ? null : ROW.exec(text.trimEnd());
  if (found === null) return null;
  const [, before = '', free = '', percent, path = ''] = found;
  const device = /^\S/.test(text) ? before.split(/\s/, 1)[0] : undefined;
  const available = inodes ? null : bytesOf(free, unit);
  return {
    'disk.path': path.trim(),
    ...(device === undefined || device === '' ? {} : { 'disk.device': device }),
    'disk.used.percent': Number(percent),
    ...(available === null ? {} : { 'disk.available.bytes': available }),
    ...(inodes ? { 'disk.inodes': true } : {}),
  };
}
