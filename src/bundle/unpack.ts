import { LicAnalyzeError } from '../core/errors.js';
import type { InflateEnd } from '../core/platform.js';
import type { Source } from '../core/source.js';
import { tooDeep, tooLarge, tooLong, tooMany } from './bounds.js';
import type { Container, Unpacking } from './container.js';
import { documentParts } from './documents/document-parts.js';
import type { Entry } from './entry.js';
import { bunzipped } from './decompress/bzip2.js';
import { watched, type UnpackWatch } from './decompress/watched.js';
import { unxz } from './decompress/xz.js';
import { unzstd } from './decompress/zstd.js';
import { HEAD_BYTES, kindOf, type ContentKind, type Packed } from './kinds.js';
import { emlParts } from './mail/eml.js';
import { mboxMessages } from './mail/mbox.js';
import { outlookParts } from './mail/outlook.js';
import { peek, type Peeked } from './peek.js';
import { tarMembers } from './tar-members.js';
import { errorReason } from '../text/error-reason.js';
import { zipMembers } from './zip/members.js';

const CONTAINERS: Readonly<Record<Packed, Container>> = {
  gzip: decompressed((compressed, { intake }) => intake.archives.platform.inflate(compressed, 'gzip')),
  xz: decompressed(unxz),
  zstd: decompressed(unzstd),
  bzip2: decompressed(bunzipped),
  tar: tarMembers,
  zip: zipMembers,
  eml: emlParts,
  mbox: mboxMessages,
  outlook: outlookParts,
};

/** Gives an entry as a source, or unpacks it, by its content and not its name. */
export async function* sourcesOf(
  entry: Entry,
  unpacking: Unpacking,
  depth = 0,
): AsyncGenerator<Source, void, undefined> {
  const { intake } = unpacking;
  intake.check();
  try {
    const peeked = await peek(entry, HEAD_BYTES);
    try {
      yield* sourcesOfPeeked(peeked, unpacking, depth);
    } finally {
      await peeked.close();
    }
  } catch (error) {
    intake.check();
    if (error instanceof LicAnalyzeError) throw error;
    // A disk that fails within an archive costs what stands behind in it, and no other file.
    intake.notice('unreadable', entry.path, `it cannot be read further: ${errorReason(error)}`);
  }
}

async function* sourcesOfPeeked(
  { head, entry }: Peeked,
  unpacking: Unpacking,
  depth: number,
): AsyncGenerator<Source, void, undefined> {
  const { intake } = unpacking;
  const kind: ContentKind =
    entry.textOf !== undefined && head.length > 0 ? { is: 'document', of: 'text' } : kindOf(head);
  if (kind.is === 'plain') {
    yield wholeOf(entry, unpacking);
  } else if (kind.is === 'note') {
    yield { ...wholeOf(entry, unpacking), isCopied: true };
  } else if (kind.is === 'document') {
    yield* documentParts(entry, kind.of, unpacking);
  } else if (kind.is === 'empty') {
    // Damage that left nothing has its notice; a message without a text is no damage.
    if (!intake.said(entry.path) && entry.textOf === undefined) intake.notice('empty', entry.path, 'it is empty');
  } else if (kind.is === 'unread') {
    intake.notice('not-read', entry.path, `it is ${kind.what}; ${kind.instead}`);
  } else if (kind.is === 'packed') {
    yield* unpacked(entry, kind.as, unpacking, depth);
  }
}

async function* unpacked(
  entry: Entry,
  as: Packed,
  unpacking: Unpacking,
  depth: number,
): AsyncGenerator<Source, void, undefined> {
  const { intake } = unpacking;
  if (depth >= intake.limits.depth) {
    intake.notice('not-read', entry.path, tooDeep(intake.limits));
    return;
  }
  for await (const member of CONTAINERS[as](entry, unpacking)) {
    if (isWithinBounds(member, entry, unpacking)) yield* sourcesOf(member, unpacking, depth + 1);
    else if (unpacking.meter.isFull) return;
  }
}

/** Whether a member is read; what is beyond the bounds is said once an input, or once a member with such a path. */
function isWithinBounds(member: Entry, { path }: Entry, { intake, meter }: Unpacking): boolean {
  const counted = meter.member();
  if (counted === 'first') {
    intake.stopped(path, tooMany(intake.limits));
  }
  if (counted !== 'read') return false;
  if (member.path.length <= intake.limits.pathLength) return true;
  intake.notice('not-read', path, tooLong(member.path.length, intake.limits));
  return false;
}

function wholeOf({ path, size, modified, open }: Entry, { intake }: Unpacking): Source {
  return { path: intake.ownPath(path), size, modified, open };
}

type Decompress = (
  compressed: AsyncIterable<Uint8Array>,
  unpacking: Unpacking,
) => AsyncGenerator<Uint8Array, InflateEnd, undefined>;

function decompressed(decompress: Decompress): Container {
  return async function* ({ path, modified, once, open }, unpacking) {
    const { intake, meter } = unpacking;
    const watch: UnpackWatch = {
      unpacked: (bytes) => {
        if (meter.unpacked(bytes)) return true;
        intake.notice('compressed-cut', path, tooLarge('it unpacks', intake.limits));
        return false;
      },
      damaged: (reason, bytes) => {
        // A read error has already cut the content.
        if (intake.said(path, 'unreadable')) return;
        const what = reason === 'cut' ? 'the compressed data is cut short' : 'the compressed data is damaged';
        intake.notice('compressed-cut', path, `${what}: read up to byte ${bytes} of the decompressed content`);
      },
    };
    const unpack = (): AsyncIterable<Uint8Array> => watched(decompress(open(), unpacking), watch);
    yield await Promise.resolve({ path, size: null, modified, once, open: unpack });
  };
}
