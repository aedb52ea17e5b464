import type { Unpacking } from './container.js';
import { nothing, type Entry } from './entry.js';
import type { Intake } from './intake.js';
import { memberPath } from './member-path.js';
import { TarReader, type TarMember } from './tar.js';

/** Members of a tar archive, read as a stream. */
export async function* tarMembers(entry: Entry, { intake }: Unpacking): AsyncGenerator<Entry, void, undefined> {
  const tar = new TarReader(entry.open(), (code, member, message) => {
    intake.notice(code, member === null ? entry.path : memberPath(entry, member), message);
  });
  try {
    for (let member = await tar.next(); member !== null; member = await tar.next()) {
      const path = memberPath(entry, member.name);
      if (isFile(member, path, intake)) yield memberEntry(member, path);
      intake.check();
    }
  } finally {
    await tar.close();
  }
}

function memberEntry({ size, modified, content }: TarMember, path: string): Entry {
  return { path, size, modified, once: true, open: size === 0 ? () => nothing : content };
}

function isFile(member: TarMember, path: string, intake: Intake): boolean {
  if (member.type === 'file') return true;
  const why = {
    link: `another name of ${member.linkname}`,
    symlink: `a symbolic link to ${member.linkname}; links are not followed`,
    special: 'a device or a pipe, not a file',
    sparse: 'a file stored with holes; pack it without --sparse',
  }[member.type];
  intake.notice('not-read', path, `it is ${why}`);
  return false;
}
