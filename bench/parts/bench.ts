import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAdminTech } from '../data/archive.js';
import { pcap, pcapng, tcpdumpText } from '../data/captures.js';
import { managerLog } from '../data/manager-log.js';
import { messages } from '../data/messages.js';
import { packets } from '../data/packets.js';
import { DENSE, SPARSE } from '../data/syncs.js';
import { writePieces } from '../data/write.js';
import type { Against, Figure } from '../measure/figure.js';
import { isInstalled, type Peer } from '../measure/peers.js';
import { Stopwatch, type Command } from '../measure/process.js';

export const root = dirname(dirname(import.meta.dirname));
export const program = join(root, 'bin', 'lic-analyze.js');
/** A small bundle with messages, vmanage-server.log and capture of one refused sync. */
export const SMALL_BUNDLE = join(root, 'samples', 'incidents', 'wrong-grant-type');

/** Packets of application data in a connection of the usual capture: some 20 kB. */
const DATA_PACKETS = 12;
/** Connections of others in twenty minutes, so that a capture has as many syncs as a log of the same size. */
const CONNECTIONS = 100;

/** A count or size of the benchmark at 300 MB, in proportion. */
export type Scaled = (atFull: number) => number;

/** What all parts work with: the stopwatch, the folder, and the files in it, each made when it is first asked for. */
export class Bench {
  readonly stopwatch: Stopwatch;

  constructor(
    readonly folder: string,
    readonly megabytes: number,
    readonly runs: number,
  ) {
    this.stopwatch = new Stopwatch(folder);
  }

  readonly scaled: Scaled = (atFull) => Math.round((atFull * this.megabytes) / 300);

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Makes a file or folder unless it is there. */
  made(name: string, make: (path: string) => void): string {
    const path = this.path(name);
    if (!existsSync(path)) make(path);
    return path;
  }

  remove(path: string): void {
    rmSync(path, { recursive: true, force: true });
  }

  private get bytes(): number {
    return this.megabytes * 1e6;
  }

  readonly messages = (): string => this.made('messages', (path) => writePieces(path, messages(SPARSE), this.bytes));

  readonly sparse = (): string =>
    this.made('vmanage-server.log', (path) => writePieces(path, managerLog(SPARSE), this.bytes));

  readonly dense = (): string =>
    this.made('dense-vmanage-server.log', (path) => writePieces(path, managerLog(DENSE), this.bytes));

  readonly pcap = (): string => this.made('eth0.pcap', (path) => writePieces(path, pcap(this.packets()), this.bytes));

  readonly pcapng = (): string =>
    this.made('eth0.pcapng', (path) => writePieces(path, pcapng(this.packets()), this.bytes));

  readonly text = (): string =>
    this.made('tcpdump.txt', (path) => writePieces(path, tcpdumpText(this.packets()), this.bytes));

  async archive(): Promise<string> {
    const path = this.path('192.0.2.21-vmanage-a-20250310-000000-admin-tech.tar.gz');
    if (!existsSync(path)) await writeAdminTech(path, this.sparse());
    return path;
  }

  private packets(): ReturnType<typeof packets> {
    return packets({ every: SPARSE.every, between: CONNECTIONS }, DATA_PACKETS);
  }

  /** The built command line with the default report. */
  report(...inputs: readonly string[]): Command {
    return [process.execPath, program, ...inputs, '-o', this.path('report.md'), '--quiet'];
  }

  /** Ours over a file, in turns with each peer that is installed. */
  versus(name: string, file: string, peers: readonly Peer[]): readonly Figure[] {
    const rivals = peers.filter((peer) => isInstalled(peer.program));
    const commands = [this.report(file), ...rivals.map(({ command }) => command(file))];
    const [cost = { seconds: NaN, memory: NaN }, ...theirs] = this.stopwatch.alternate(commands, this.runs);
    if (peers.length === 0) return [{ name, cost, against: null }];
    return peers.map((peer) => {
      const seconds = theirs[rivals.indexOf(peer)]?.seconds ?? null;
      const against: Against = { label: peer.label, seconds, most: peer.most };
      return { name, cost, against };
    });
  }

  /** One command in turns with another, which it may take `most` times as long as. */
  ratio(name: string, command: Command, label: string, other: Command, most: number): Figure {
    const [cost = { seconds: NaN, memory: NaN }, theirs] = this.stopwatch.alternate([command, other], this.runs);
    return { name, cost, against: { label, seconds: theirs?.seconds ?? null, most } };
  }
}
