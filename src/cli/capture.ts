import { openBundle } from '../bundle/node/open-bundle.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { Notice } from '../core/notice.js';
import type { Source } from '../core/source.js';
import type { CapturedPacket } from '../packets.js';
import { Outgoing } from '../report/outgoing.js';
import type { Io, PacketLibrary } from './io.js';

/** Arguments of `packets` and `connections`. */
export interface CaptureArguments {
  readonly file: string;
  readonly json: boolean;
}

type Packets = AsyncGenerator<CapturedPacket, void, void>;

/**
 * Packets of the first capture of a file or folder: plain, compressed, or a member of an archive. Damage is printed on
 * standard error. Throws `nothing-to-read` if there is no capture.
 */
export async function* packetsOf(file: string, io: Io): Packets {
  const { readPackets } = await io.packets();
  let looked = 0;
  let refusal: unknown = null;
  // A member of an archive can only be read at its turn, so the packets are yielded from inside the loop.
  for await (const source of openBundle([file], {
    notice: (_, path, message) => printNotice(io, { source: path, message }),
  })) {
    const begun = await begin(source, readPackets, io);
    if ('packets' in begun) return yield* begun.packets;
    refusal = begun.refusal;
    looked++;
  }
  if (looked === 1) throw refusal;
  throw new LicAnalyzeError('nothing-to-read', `None of the ${String(looked)} files of ${file} is a capture.`);
}

/** The packets of a source, or why it is no capture; its first bytes decide. */
async function begin(
  source: Source,
  readPackets: PacketLibrary['readPackets'],
  io: Io,
): Promise<{ readonly packets: Packets } | { readonly refusal: LicAnalyzeError }> {
  const onNotice = (notice: Notice): void => {
    printNotice(io, notice);
  };
  const bytes = source.open()[Symbol.asyncIterator]();
  const packets = readPackets({ [Symbol.asyncIterator]: () => bytes }, { path: source.path, onNotice });
  try {
    const first = await packets.next();
    return { packets: first.done === true ? packets : withFirst(first.value, packets, bytes) };
  } catch (error) {
    // Closes the source now, not when it is garbage-collected.
    await bytes.return?.();
    if (error instanceof LicAnalyzeError && error.code === 'nothing-to-read') return { refusal: error };
    throw error;
  }
}

async function* withFirst(first: CapturedPacket, rest: Packets, bytes: AsyncIterator<Uint8Array>): Packets {
  try {
    yield first;
    yield* rest;
  } finally {
    await bytes.return?.();
  }
}

function printNotice(io: Io, { source, number, message }: Pick<Notice, 'source' | 'number' | 'message'>): void {
  io.err(
    Outgoing.text(`lic-analyze: ${source}${number === undefined ? '' : `, frame ${String(number)}`}: ${message}\n`),
  );
}
