import type { Source } from '../core/model.js';
import { nothing, type Entry } from './entry.js';
import { gunzipped } from './gunzip.js';
import type { Intake } from './intake.js';
import { HEAD_BYTES, kindOf } from './kinds.js';
import type { Meter } from './meter.js';
import { peek, type Peeked } from './peek.js';
import { TarReader, type TarMember } from './tar.js';

/** Shared by all layers of one input. */
export interface Unpacking {
  readonly intake: Intake;
  readonly meter: Meter;
}

/** Gives an entry as a source, or what is packed in it, whatever its name says. */
export async function* sourcesOf(
  entry: Entry,
  unpacking: Unpacking,
  depth = 0,
): AsyncGenerator<Source, void, undefined> {
  const { intake } = unpacking;
  intake.check();
  const peeked = await peek(entry, HEAD_BYTES);
  try {
    yield* sourcesOfPeeked(peeked, unpacking, depth);
  } finally {
    await peeked.close();
  }
}

async function* sourcesOfPeeked(
  { head, entry }: Peeked,
  unpacking: Unpacking,
  depth: number,
): AsyncGenerator<Source, void, undefined> {
  const { intake } = unpacking;
  const kind = kindOf(head);
  if (kind.is === 'plain') {
    const { size, modified, open } = entry;
    yield { path: intake.ownPath(entry.path), size, modified, open };
  } else if (kind.is === 'empty') {
    // Damage that left nothing was already said.
    if (!intake.said(entry.path)) intake.notice('empty', entry.path, 'it is empty');
  } else if (kind.is === 'unread') {
    intake.notice('not-read', entry.path, `it is ${kind.what}; ${kind.instead}`);
  } else if (depth >= intake.limits.depth) {
    intake.notice('not-read', entry.path, `it is packed more than ${intake.limits.depth} times over`);
  } else if (kind.is === 'gzip') {
    yield* sourcesOf(decompressed(entry, unpacking), unpacking, depth + 1);
  } else {
    yield* membersOf(entry, unpacking, depth + 1);
  }
}

function decompressed(entry: Entry, { intake, meter }: Unpacking): Entry {
  const open = (): AsyncIterable<Uint8Array> =>
    gunzipped(entry.open(), {
      unpacked: (bytes) => {
        if (meter.unpacked(bytes)) return true;
        const message = `reading stopped: it unpacks to more than ${intake.limits.ratio} times its size`;
        intake.notice('compressed-cut', entry.path, message);
        return false;
      },
      damaged: (reason, bytes) => {
        // What could not be read from disk was cut by that.
        if (intake.said(entry.path, 'unreadable')) return;
        const what = reason === 'cut' ? 'the compressed data is cut short' : 'the compressed data is damaged';
        intake.notice('compressed-cut', entry.path, `${what}: read up to byte ${bytes} of the decompressed content`);
      },
    });
  return { ...entry, size: null, open };
}

async function* membersOf(entry: Entry, unpacking: Unpacking, depth: number): AsyncGenerator<Source, void, undefined> {
  const { intake } = unpacking;
  const tar = new TarReader(entry.open(), (code, member, message) => {
    intake.notice(code, member === null ? entry.path : memberPath(entry, member), message);
  });
  try {
    for (let member = await tar.next(); member !== null; member = await tar.next()) {
      const path = memberPath(entry, member.name);
      if (isFile(member, path, intake)) yield* sourcesOf(memberEntry(member, path), unpacking, depth);
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

function memberPath(archive: Entry, name: string): string {
  return `${archive.path}!${name.replace(/^(?:\.?\/)+/, '')}`;
}
