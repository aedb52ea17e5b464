import type { Platform } from '../core/platform.js';
import type { RandomAccess } from './random-access.js';
import type { ZipMember } from './zip/member.js';

/** What opening a bundle asks of where it runs. */
export interface Edge {
  readonly platform: Pick<Platform, 'inflate' | 'crc32'>;
  /** Members as an archive's directory has them; rejects with a reason where that is missing or damaged. */
  readonly zipDirectory: (access: RandomAccess) => AsyncIterable<ZipMember>;
}
