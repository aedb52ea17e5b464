import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allIncidents } from '../../samples/make/all.js';
import { managerLog } from '../data/manager-log.js';
import { requestsBefore } from '../data/messages.js';
import { DENSE } from '../data/syncs.js';
import { writePieces } from '../data/write.js';
import type { Figure, Series } from '../measure/figure.js';
import { CAPINFOS, GZIP, LNAV, RIPGREP, TSHARK } from '../measure/peers.js';
import { program, SMALL_BUNDLE, type Bench } from './bench.js';
import { memoryFigures } from './memory.js';
import { scaling } from './scaling.js';

export type Part = (bench: Bench) => Iterable<Figure | Series> | Promise<Iterable<Figure | Series>>;

function* startUp(bench: Bench): Generator<Figure> {
  const node = [process.execPath, '-e', '0'] as const;
  const cli = (option: string): readonly [string, ...string[]] => [process.execPath, program, option];
  yield bench.ratio('--version', cli('--version'), 'node -e 0', node, 1.2);
  yield bench.ratio('--help', cli('--help'), 'node -e 0', node, 1.5);
  yield bench.ratio('report of a small one', bench.report(SMALL_BUNDLE), 'node -e 0', node, 4);
}

/** All three sources in one run, against the sum of three runs. */
function together(bench: Bench): readonly Figure[] {
  const files = [bench.messages(), bench.sparse(), bench.pcap()];
  const commands = [bench.report(...files), ...files.map((file) => bench.report(file))];
  const [cost = { seconds: NaN, memory: NaN }, ...alone] = bench.stopwatch.alternate(commands, bench.runs);
  const seconds = alone.reduce((sum, one) => sum + one.seconds, 0);
  return [{ name: 'logs and capture', cost, against: { label: 'sum of each', seconds, most: 1.2 } }];
}

function attempts(bench: Bench): readonly Figure[] {
  const log = (syncs: number): string =>
    bench.made(`attempts-${syncs}.log`, (path) => writePieces(path, managerLog({ ...DENSE, syncs })));
  const [all, tenth] = [bench.scaled(100_000), bench.scaled(10_000)];
  const [name, label] = [`${all.toLocaleString('en')} attempts`, tenth.toLocaleString('en')];
  return [bench.ratio(name, bench.report(log(all)), `a log of ${label}`, bench.report(log(tenth)), 12)];
}

const OTHERS = 120_000;

/** The failing sync of the small bundle, at the end of ten days of other clients' requests. */
function needle(bench: Bench): readonly Figure[] {
  const scenario = allIncidents().find(({ scenario: { id } }) => id === 'wrong-grant-type')?.scenario;
  if (scenario === undefined) throw new Error('samples/make has no incident wrong-grant-type.');
  const folder = bench.made('needle', (path) => {
    cpSync(SMALL_BUNDLE, path, { recursive: true });
    const messages = join(path, 'messages');
    const own = readFileSync(messages);
    rmSync(messages);
    writePieces(messages, [...requestsBefore(scenario, OTHERS, 10), own]);
  });
  return [bench.ratio('a sync in 120,000', bench.report(folder), 'the sync alone', bench.report(SMALL_BUNDLE), 4)];
}

const sized = ({ megabytes }: Bench, kind: string): string => `${kind} ${megabytes} MB`;

/** Each by the name that `--only` takes, in the order of the results. */
export const PARTS: Readonly<Record<string, Part>> = {
  'start-up': startUp,
  messages: (bench) => bench.versus(sized(bench, 'messages'), bench.messages(), [LNAV]),
  sparse: (bench) => bench.versus(sized(bench, 'manager sparse'), bench.sparse(), [RIPGREP]),
  dense: (bench) => bench.versus(sized(bench, 'manager dense'), bench.dense(), [{ ...RIPGREP, most: null }]),
  pcap: (bench) => bench.versus(sized(bench, 'pcap'), bench.pcap(), [CAPINFOS, TSHARK]),
  pcapng: (bench) => bench.versus(sized(bench, 'pcapng'), bench.pcapng(), [CAPINFOS, TSHARK]),
  tcpdump: (bench) => bench.versus(sized(bench, 'tcpdump -nn'), bench.text(), []),
  archive: async (bench) => bench.versus(`admin-tech of ${bench.megabytes} MB`, await bench.archive(), [GZIP]),
  together,
  attempts,
  needle,
  memory: memoryFigures,
  scaling,
};
