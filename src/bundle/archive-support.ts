import type { Platform } from '../core/platform.js';
import type { RandomAccess } from './random-access.js';
import type { ZipMember } from './zip/member.js';

/** What unpacking an archive asks of the platform. */
export interface ArchiveSupport {
  readonly platform: Pick<Platform, 'inflate' | 'crc32'>;
  /** Members from an archive's directory; rejects with a reason if the directory is missing or damaged. */
  readonly zipDirectory: (access: RandomAccess) => AsyncIterable<ZipMember>;
}
