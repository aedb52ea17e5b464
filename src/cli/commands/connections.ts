import { Outgoing, type Cells } from '../../report/outgoing.js';
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
  const columns = [...COLUMNS, 'frames'];
  const rows: Cells[] = [];
  for await (const { facts, frames } of connections(packetsOf(args.file, io))) {
    rows.push({ ...facts, frames });
  }
  if (!args.json) await io.out(Outgoing.text(`${columns.join('\t')}\n`));
  if (rows.length > 0) await io.out(Outgoing.rows(columns, args.json)(rows));
  return EXIT.fine;
}
