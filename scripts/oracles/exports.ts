/**
 * `npm run conformance:exports [-- corpus] [--sets a,b] [--show field|all] [--fields] [--only name] [--exports
 * folder]`: exports the captures of the corpus with the installed TShark, in 10 forms, and compares each export with
 * its capture, fact by fact; then compares each bundle's first finding with that of the bundle with an export in place
 * of its capture. Exports are made once and kept in a temporary folder.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareEvents, namedEvents, readFile, type Difference } from './exports/events.js';
import { firstFinding } from './exports/findings.js';
import { EXPORTS, exportCapture, tsharkVersion } from './exports/tshark.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ sets: { type: 'string' }, show: { type: 'string' }, fields: { type: 'boolean' } },
    ...{ only: { type: 'string' }, exports: { type: 'string' } },
  },
});

const corpus = positionals[0] ?? process.env['LIC_ANALYZE_CORPUS'] ?? '../shared/corpus';
const folder = values.exports ?? join(tmpdir(), 'lic-analyze-exports');
const sets = values.sets?.split(',') ?? Object.keys(EXPORTS);

/** Exports of larger captures take minutes and a hundred megabytes. */
const MAX_BYTES = 1_500_000;

interface Share {
  files: number;
  events: number;
  facts: number;
  equal: number;
  readonly differences: (Difference & { readonly file: string })[];
}

interface Agreement {
  bundles: number;
  causes: number;
  confidences: number;
}

function exportOf(kind: string, name: string, capture: string, set: string): string {
  const path = join(folder, kind, `${name}.${set}`);
  exportCapture(capture, EXPORTS[set] ?? [], path);
  return path;
}

async function compareCaptures(): Promise<ReadonlyMap<string, Share>> {
  const shares = new Map<string, Share>();
  const [, ...lines] = readFileSync(`${corpus}/captures/MANIFEST.tsv`, 'utf8').trimEnd().split('\n');
  for (const name of lines.map((line) => line.split('\t')[0] ?? '').sort()) {
    const capture = `${corpus}/captures/${name}`;
    if (statSync(capture).size > MAX_BYTES || !name.includes(values.only ?? '')) continue;
    const { format, events } = await readFile(capture);
    if (format !== 'pcap' && format !== 'pcapng') continue;
    const theirs = namedEvents(events);
    for (const set of sets) {
      const ours = await readFile(exportOf('captures', name, capture, set));
      const { differences, ...counts } = compareEvents(theirs, namedEvents(ours.events));
      const share = shares.get(set) ?? { files: 0, events: 0, facts: 0, equal: 0, differences: [] };
      shares.set(set, share);
      const wrong = differences.filter(({ field, capture: expected }) => field !== 'event' && expected !== null).length;
      share.files += 1;
      share.events += counts.events;
      share.facts += counts.facts;
      share.equal += counts.facts - wrong;
      share.differences.push(...differences.map((difference) => ({ file: name, ...difference })));
    }
  }
  return shares;
}

function printShares(shares: ReadonlyMap<string, Share>): void {
  console.log(['export', 'files', 'events', 'missing', 'facts', 'equal', 'share', 'otherwise', 'more'].join('\t'));
  for (const [set, { files, events, facts, equal, differences }] of shares) {
    const count = (counts: (difference: Difference) => boolean): number => differences.filter(counts).length;
    const missing = count(({ field, ours }) => field === 'event' && ours === null);
    const otherwise = count(({ field, capture, ours }) => field !== 'event' && capture !== null && ours !== null);
    const more = count(({ capture }) => capture === null);
    const share = `${((100 * equal) / Math.max(1, facts)).toFixed(1)} %`;
    console.log([set, files, events, missing, facts, equal, share, otherwise, more].join('\t'));
    if (values.fields === true) printFields(differences);
  }
  for (const [set, { differences }] of shares)
    for (const { file, event, field, capture, ours } of differences)
      if (values.show === field || values.show === 'all')
        console.log(`${file} ${set}: ${event} ${field}\n  capture ${capture ?? '-'}\n  export  ${ours ?? '-'}`);
}

function printFields(differences: readonly Difference[]): void {
  const counts = new Map<string, number>();
  for (const { event, field } of differences) {
    const name = `${event.split(' ')[0] ?? ''} ${field}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...counts].sort()) console.log(`  ${name}\t${String(count)}`);
}

interface Bundle {
  readonly id: string;
  readonly folder: string;
  readonly capture: string;
}

/** Bundles with a capture. */
function bundles(): readonly Bundle[] {
  const all = existsSync(`${corpus}/bundles`) ? readdirSync(`${corpus}/bundles`).sort() : [];
  return all.flatMap((id) => {
    const bundle = join(corpus, 'bundles', id, 'bundle');
    if (!existsSync(bundle) || !id.includes(values.only ?? '')) return [];
    const captures = readdirSync(bundle, { recursive: true, encoding: 'utf8' });
    const capture = captures.sort().find((path) => /\.pcap(?:ng)?(?:\.gz)?$/.test(path));
    return capture === undefined ? [] : [{ id, folder: bundle, capture: join(bundle, capture) }];
  });
}

async function compareBundles(): Promise<ReadonlyMap<string, Agreement>> {
  const agreements = new Map<string, Agreement>();
  for (const { id, folder: bundle, capture } of bundles()) {
    const theirs = await firstFinding(bundle);
    for (const set of sets) {
      const by = exportOf('bundles', id, capture, set);
      const ours = await firstFinding(bundle, { path: capture, by, ending: set });
      const agreement = agreements.get(set) ?? { bundles: 0, causes: 0, confidences: 0 };
      agreements.set(set, agreement);
      const isSame = ours.rule === theirs.rule;
      agreement.bundles += 1;
      agreement.causes += Number(isSame);
      agreement.confidences += Number(isSame && ours.confidence === theirs.confidence);
      if (isSame && ours.confidence === theirs.confidence) continue;
      const said = `${theirs.rule} (${theirs.confidence}), with the export ${ours.rule} (${ours.confidence})`;
      console.log(`${id} ${set}: with the capture ${said}`);
    }
  }
  return agreements;
}

async function main(): Promise<void> {
  const version = tsharkVersion();
  if (version === null || !existsSync(`${corpus}/captures/MANIFEST.tsv`)) {
    const missing = version === null ? 'no tshark is installed' : `there are no captures in ${corpus}`;
    console.error(`Exports cannot be compared: ${missing}.`);
    process.exitCode = 2;
    return;
  }
  console.log(version);
  printShares(await compareCaptures());
  const agreements = await compareBundles();
  console.log(['export', 'bundles', 'same cause', 'same confidence'].join('\t'));
  for (const [set, { bundles: all, causes, confidences }] of agreements)
    console.log([set, all, causes, confidences].join('\t'));
}

await main();
