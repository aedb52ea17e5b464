import { LicAnalyzeError } from '../core/errors.js';
import type { Source } from '../core/source.js';
import type { Container, Unpacking } from './container.js';
import { documentParts } from './documents/document-parts.js';
import type { Entry } from './entry.js';
import { gunzipped } from './gunzip.js';
import { HEAD_BYTES, kindOf, type ContentKind, type Packed } from './kinds.js';
import { emlParts } from './mail/eml.js';
import { mboxMessages } from './mail/mbox.js';
import { outlookParts } from './mail/outlook.js';
import { peek, type Peeked } from './peek.js';
import { tarMembers } from './tar-members.js';
import { errorReason } from '../text/error-reason.js';
import { zipMembers } from './zip/members.js';

const CONTAINERS: Readonly<Record<Packed, Container>> = {
  gzip: decompressed,
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
    intake.notice('not-read', entry.path, `it is packed more than ${intake.limits.depth} times over`);
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
    intake.stopped(
      path,
      'reading stopped: more members than an archive of this size has; unpack it and give the folder',
    );
  }
  if (counted !== 'read') return false;
  if (member.path.length <= intake.limits.pathLength) return true;
  intake.notice(
    'not-read',
    path,
    `a member has a path of ${String(member.path.length)} characters; unpack it and give the folder`,
  );
  return false;
}

function wholeOf({ path, size, modified, open }: Entry, { intake }: Unpacking): Source {
  return { path: intake.ownPath(path), size, modified, open };
}

async function* decompressed(
  { path, modified, once, open }: Entry,
  { intake, meter }: Unpacking,
): AsyncGenerator<Entry, void, undefined> {
  const unpack = (): AsyncIterable<Uint8Array> =>
    gunzipped(intake.archives.platform.inflate, open(), {
      unpacked: (bytes) => {
        if (meter.unpacked(bytes)) return true;
        const message = `reading stopped: it unpacks to more than ${intake.limits.ratio} times its size`;
        intake.notice('compressed-cut', path, message);
        return false;
      },
      damaged: (reason, bytes) => {
        // A read error has already cut the content.
        if (intake.said(path, 'unreadable')) return;
        const what = reason === 'cut' ? 'the compressed data is cut short' : 'the compressed data is damaged';
        intake.notice('compressed-cut', path, `${what}: read up to byte ${bytes} of the decompressed content`);
      },
    });
  yield await Promise.resolve({ path, size: null, modified, once, open: unpack });
}
