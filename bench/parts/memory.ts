import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { pcap } from '../data/captures.js';
import { messages } from '../data/messages.js';
import { LICENSE_SERVER, packets } from '../data/packets.js';
import { writeSources } from '../data/sources.js';
import { SPARSE, type Pace } from '../data/syncs.js';
import { writePieces } from '../data/write.js';
import type { Figure } from '../measure/figure.js';
import type { Bench } from './bench.js';

/** A capture of so many connections without application data, in five intervals long enough for a million. */
export function writeConnections(path: string, count: number, servers?: typeof LICENSE_SERVER): void {
  const pace: Pace = { every: 5 * 3_600_000, between: Math.ceil(count / 5), syncs: 5 };
  writePieces(path, pcap(packets(pace, 0, servers)));
}

/** Messages with one line of so many bytes in the midst of them. */
function writeLongLine(path: string, bytes: number): void {
  const few = { ...SPARSE, between: 2000, syncs: 1 };
  function* pieces(): Generator<string> {
    yield* messages(few);
    const filler = 'x'.repeat(100_000);
    yield 'Mar  3 00:30:00 ssm-onprem 30abce70ded2: ';
    for (let written = 0; written < bytes; written += filler.length) yield filler;
    yield '\n';
    yield* messages(few, { lateMs: 3_600_000 });
  }
  writePieces(path, pieces());
}

/** Inputs that are large in one way each. Their memory counts, so one run is enough, and the files go at once. */
export function* memoryFigures(bench: Bench): Generator<Figure> {
  const folder = bench.path('large');
  mkdirSync(folder, { recursive: true });
  const once = (name: string, file: string, write: (path: string) => void): Figure => {
    const path = join(folder, file);
    write(path);
    const cost = bench.stopwatch.run(bench.report(path));
    bench.remove(path);
    return { name, cost, against: null };
  };
  const { scaled, megabytes } = bench;
  yield once(`messages ${megabytes * 10} MB`, 'messages', (path) =>
    writePieces(path, messages(SPARSE), megabytes * 10e6),
  );
  yield once(`a line of ${scaled(1000)} MB`, 'messages', (path) => writeLongLine(path, scaled(1e9)));
  const [sources, connections, license] = [scaled(1000), scaled(1_000_000), scaled(100_000)];
  yield once(`${sources.toLocaleString('en')} sources`, 'sources', (path) => writeSources(path, sources));
  yield once(`${connections.toLocaleString('en')} connections`, 'eth0.pcap', (path) =>
    writeConnections(path, connections),
  );
  yield once(`${license.toLocaleString('en')} to the server`, 'eth0.pcap', (path) =>
    writeConnections(path, license, LICENSE_SERVER),
  );
}
