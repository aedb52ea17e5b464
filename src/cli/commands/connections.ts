import { packetsOf, type CaptureArguments } from '../capture.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

const COLUMNS = [
  'source.ip',
  'source.port',
  'destination.ip',
  'destination.port',
  'network.community_id',
  'tcp.handshake',
  'tcp.syn.count',
  'tcp.rtt',
  'source.bytes',
  'destination.bytes',
  'tcp.retransmissions',
  'tcp.reset.by',
  'tcp.closed',
  'event.duration',
] as const;

/**
 * Prints one row per TCP connection: ends, handshake, round trip (µs), bytes each way, how it ended, and its frames.
 */
export async function connectionsCommand(args: CaptureArguments, io: Io): Promise<number> {
  const { connections } = await io.packets();
  const lines = args.json ? [] : [[...COLUMNS, 'frames'].join('\t')];
  for await (const { facts, frames } of connections(packetsOf(args.file, io))) {
    const row = [...COLUMNS.map((column) => String(facts[column] ?? '')), frames.join(',')];
    lines.push(args.json ? JSON.stringify({ ...facts, frames }) : row.join('\t'));
  }
  if (lines.length > 0) await io.out(`${lines.join('\n')}\n`);
  return EXIT.fine;
}
