import { tooLarge } from '../bounds.js';
import type { Unpacking } from '../container.js';
import { nothing, type Entry } from '../entry.js';
import { held } from '../held.js';
import type { Intake } from '../intake.js';
import { memberPath } from '../member-path.js';
import { errorReason } from '../../text/error-reason.js';
import { memoryAccess, type RandomAccess } from '../random-access.js';
import { contentOf } from './content.js';
import { localMembers } from './local-headers.js';
import { DEFLATED, OTHER_METHODS, STORED, type ZipMember } from './member.js';

/** Largest zip archive from a stream (in another archive, a pipe), which is held in memory. */
export const MAX_HELD_BYTES = 256 * 1024 * 1024;

/** A local file header without its name (APPNOTE.TXT 4.3.7). */
const LOCAL_HEADER_BYTES = 30;

/** Members of a zip archive: by its directory, or by their own headers if the directory is missing or damaged. */
export async function* zipMembers(entry: Entry, unpacking: Unpacking): AsyncGenerator<Entry, void, undefined> {
  const { intake } = unpacking;
  const access = entry.access === undefined ? await heldAccess(entry, intake) : await entry.access();
  if (access === null) return;
  try {
    for await (const member of membersIn(access, entry.path, intake)) {
      intake.check();
      const path = memberPath(entry, member.name);
      if (isRead(member, path, intake)) yield memberEntry(member, path, access, unpacking);
    }
  } finally {
    await access.close();
  }
}

async function heldAccess(entry: Entry, intake: Intake): Promise<RandomAccess | null> {
  const { bytes, close } = await held(entry, MAX_HELD_BYTES);
  if (bytes !== null) return { ...memoryAccess(bytes), close };
  await close();
  const limit = `${String(MAX_HELD_BYTES / 1024 ** 2)} MiB`;
  intake.notice(
    'not-read',
    entry.path,
    `it is a zip archive of more than ${limit} within another; unpack the outer one`,
  );
  return null;
}

async function* membersIn(
  access: RandomAccess,
  path: string,
  intake: Intake,
): AsyncGenerator<ZipMember, void, undefined> {
  const seen = new Set<number>();
  let [begin, end] = [0, 0];
  try {
    for await (const member of intake.archives.zipDirectory(access)) {
      const { headerAt, compressedSize } = member;
      // Many members on the same bytes unpack them many times over.
      const isShared = seen.has(headerAt) || (headerAt > begin && headerAt < end);
      if (isShared) intake.notice('archive-damaged', path, 'members share their bytes; these are read once');
      else yield member;
      if (!isShared) [begin, end] = [headerAt, headerAt + LOCAL_HEADER_BYTES + compressedSize];
      seen.add(headerAt);
    }
    return;
  } catch (error) {
    intake.check();
    noticeDamage(errorReason(error), path, intake);
  }
  for await (const member of localMembers(access)) if (!seen.has(member.headerAt)) yield member;
}

function noticeDamage(reason: string, path: string, intake: Intake): void {
  const isCut = reason.startsWith('End of central directory record signature not found');
  const what = isCut ? 'is missing' : `cannot be read (${reason.replace(/[.]$/, '')})`;
  const message = `its directory, at its end, ${what}: members are read by their own headers, as far as they go`;
  intake.notice(isCut ? 'archive-cut' : 'archive-damaged', path, message);
}

function isRead({ type, encrypted, method }: ZipMember, path: string, intake: Intake): boolean {
  if (type === 'folder') return false;
  const why =
    type === 'symlink'
      ? 'a symbolic link; links are not followed'
      : type === 'special'
        ? 'a device or a pipe, not a file'
        : encrypted
          ? 'encrypted; unpack it with its password and give the folder, or send it without one'
          : method !== STORED && method !== DEFLATED
            ? `compressed with ${OTHER_METHODS[method] ?? `method ${String(method)}`}; unpack it and give the folder`
            : null;
  if (why !== null) intake.notice('not-read', path, `it is ${why}`);
  return why === null;
}

function memberEntry(member: ZipMember, path: string, access: RandomAccess, { intake, meter }: Unpacking): Entry {
  const { size, modified } = member;
  const open = (): AsyncIterable<Uint8Array> =>
    contentOf(intake.archives.platform, access, member, {
      reached: (offset) => {
        if (access.memory === null) meter.reached(offset);
      },
      unpacked: (bytes) => {
        if (meter.unpacked(bytes)) return true;
        intake.notice('compressed-cut', path, tooLarge('its archive unpacks', intake.limits));
        return false;
      },
      damaged: (code, message) => {
        intake.notice(code, path, message);
      },
    });
  return { path, size, modified, once: true, open: size === 0 ? () => nothing : open };
}
