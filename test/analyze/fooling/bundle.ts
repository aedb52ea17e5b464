/** The bundle of one attempt that the tries are made on, and what no try may change. */
import { analyze } from '../../../src/index.js';
import { filesOf, type BundleFile } from '../incidents.js';

export type Files = readonly BundleFile[];

/** One sync, which fails by the grant of the API client; the manager, the server and a capture saw it. */
export const GENUINE: Files = filesOf('wrong-grant-type');

/** What the files say of it: outcome, surest findings, what healed, and which formats were read. */
export interface Verdict {
  readonly outcome: string;
  readonly first: string | undefined;
  readonly confirmed: readonly string[];
  readonly healed: readonly string[];
  readonly isFailureSeen: boolean;
  readonly read: readonly string[];
}

/** Start of the attempt, by the manager's log. */
const FAILED_AT = Date.UTC(2024, 10, 19, 9, 31, 44, 206) * 1000;

export async function verdictOf(files: Files): Promise<Verdict> {
  const { outcome, findings, healed = [], attempts, sources } = await analyze(files);
  const genuine = GENUINE.map(({ path }) => path);
  return {
    outcome,
    first: findings[0]?.rule,
    confirmed: findings.filter(({ confidence }) => confidence === 'confirmed').map(({ rule }) => rule),
    healed: healed.map(({ rule }) => rule),
    isFailureSeen: attempts.some(({ start, outcome: ended }) => start === FAILED_AT && ended === 'failed'),
    // A heading, or a mark of a page above it, makes a log a part of its file: it is read all the same.
    read: genuine.flatMap((own) =>
      sources.flatMap(({ path, format }) => (path === own || path.startsWith(`${own}!`) ? [String(format)] : [])),
    ),
  };
}

/** The verdict that must stand. */
export const VERDICT: Verdict = {
  outcome: 'cause-found',
  first: 'wrong-grant-type',
  confirmed: ['wrong-grant-type'],
  healed: [],
  isFailureSeen: true,
  read: ['ssm-messages', 'vmanage-server-log', 'pcap'],
};

/** The files with one of them changed; throws if nothing was, so that no try is empty. */
export function changed(path: string, change: (text: string) => string): Files {
  return GENUINE.map((file) => {
    if (file.path !== path) return file;
    const text = file.content.toString('latin1');
    const other = change(text);
    if (other === text) throw new Error(`nothing of ${path} was changed`);
    return { path, content: Buffer.from(other, 'latin1') };
  });
}

/** The files and another one, which comes before them all. */
export const beside = (path: string, content: string | Buffer): Files => [
  { path, content: Buffer.from(content) },
  ...GENUINE,
];
