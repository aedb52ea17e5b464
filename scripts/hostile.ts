/**
 * Runs the built command line on hostile inputs: `npm run hostile` after `npm run build`. Each line is a kind, what was tried,
 * and what came of it; exit code 1 if anything is not as it must be.
 */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { FIRST_LINES } from '../test/analyze/fooling/first-lines.js';
import { changed, beside, GENUINE } from '../test/analyze/fooling/bundle.js';
import { FIELDS } from '../test/analyze/fooling/fields.js';
import { CLAIMS } from '../test/analyze/fooling/payloads.js';
import { DOCUMENTS, QUOTED } from '../test/analyze/fooling/prose.js';
import { zipOf } from '../test/bundle/zip-of.js';
import { traces } from '../test/redact/reports.js';
import { hostileFiles } from '../samples/hostile/recipe.js';
import { brokenOutOfMarkdown, brokenOutOfPage, brokenOutOfTerminal } from './hostile/checks.js';
import { identities, injections, INJECTIONS, NAMES, secrets } from './hostile/planted.js';
import { ran, type Bundle, type Ran } from './hostile/run.js';

const FORMATS = ['markdown', 'html', 'json'] as const;
const totals = { inputs: 0, throws: 0, hangs: 0, peak: 0, wrong: 0 };

async function run(bundle: Bundle, ...options: readonly string[]): Promise<Ran> {
  const done = await ran(bundle, options);
  totals.inputs += 1;
  totals.peak = Math.max(totals.peak, done.peak);
  if (done.hangs) totals.hangs += 1;
  if (/fault of lic-analyze itself|\n\s+at /.test(done.err) || (done.code ?? 99) > 4) totals.throws += 1;
  return done;
}

function say(kind: string, tried: string, wrong: readonly string[]): void {
  totals.wrong += wrong.length;
  console.log(`${kind.padEnd(12)} ${tried}; ${String(wrong.length)} wrong`);
  for (const one of wrong.slice(0, 10)) console.log(`  ${one.slice(0, 160)}`);
}

/** Whether the cause of the genuine sources is still the first one and confirmed. */
const isFound = ({ out }: Ran): boolean =>
  /"outcome": "cause-found"/.test(out) &&
  /"findings": \[\s*\{[^}]*?"rule": "wrong-grant-type"[^}]*?"confirmed"/.test(out);

async function stillFound(kind: string, bundles: readonly (readonly [name: string, Bundle])[]): Promise<void> {
  const wrong: string[] = [];
  for (const [name, bundle] of bundles) if (!isFound(await run(bundle, '--format', 'json', '-q'))) wrong.push(name);
  say(kind, `${String(bundles.length)} bundles, the cause of the good sources must be found`, wrong);
}

function bombs(): readonly (readonly [string, Bundle])[] {
  const nested = (depth: number): Buffer =>
    zipOf(...['a', 'b', 'c', 'd'].map((name) => ({ name, content: depth === 0 ? 'a line\n' : nested(depth - 1) })));
  const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const twice = gzipSync(zeros);
  const raw = deflateRawSync(Buffer.alloc(1024));
  const files: readonly (readonly [string, Buffer])[] = [
    ['nested.zip', nested(6)],
    ['zeros.gz', zeros],
    ['twice.gz', twice],
    ['many.zip', zipOf(...Array.from({ length: 6000 }, (_, at) => ({ name: String(at), content: raw, stored: true })))],
    ['line.log', Buffer.alloc(32 * 1024 * 1024, 'x')],
  ];
  return files.map(([path, content]) => [path, [...GENUINE, { path, content }]]);
}

async function shown(
  kind: string,
  bundle: Bundle,
  planted: readonly string[],
  ...options: readonly string[]
): Promise<void> {
  for (const format of FORMATS) {
    const { out, err } = await run(bundle, '--format', format, ...options);
    const wrong = planted.filter((one) => traces(out + err, one).length > 0);
    say(kind, `${String(planted.length)} planted, as ${format}`, wrong);
  }
}

async function injected(): Promise<void> {
  const bundle = injections();
  const tried = `${String(INJECTIONS.length)} texts in records and file names`;
  const markdown = await run(bundle);
  say('injections', `${tried}, Markdown`, brokenOutOfMarkdown(markdown.out));
  say('injections', `${tried}, terminal`, brokenOutOfTerminal(markdown.out + markdown.err));
  const page = await brokenOutOfPage((await run(bundle, '--format', 'html')).out);
  if (page === null) console.log('injections   SKIPPED in a page: no Chromium is installed');
  else say('injections', `${tried}, page in Chromium`, page);
}

await stillFound(
  'damage',
  [...(await hostileFiles())].map(([path, content]) => [path, [...GENUINE, { path, content }]]),
);
await stillFound('bombs', bombs());
const seed = Number(process.argv[2] ?? Date.now() % 100_000);
console.log(`seed of what is planted: ${String(seed)}`);
for (const { bundle, planted } of secrets(seed)) await shown('secrets', bundle, planted);
await shown('identities', identities(), Object.values(NAMES), '--redact', 'identities');
await injected();
await stillFound('fooling', [
  ...Object.entries(FIRST_LINES).map(
    ([name, line]) => [name, changed('vmanage-server.log', (text) => `${line}\n${text}`)] as const,
  ),
  ...Object.entries(FIELDS).map(([name, put], at) => [name, put(Object.values(CLAIMS)[at % 11] ?? '')] as const),
  ...Object.entries(DOCUMENTS).flatMap(([path, make]) =>
    Object.entries(QUOTED).map(([what, lines]) => [`${path}, ${what}`, beside(path, make(lines))] as const),
  ),
]);
const { inputs, throws, hangs, peak, wrong } = totals;
console.log(
  `${String(inputs)} runs: ${String(throws)} throws, ${String(hangs)} hangs, ${String(Math.round(peak))} MB at most, ${String(wrong)} wrong`,
);
process.exitCode = throws + hangs + wrong === 0 ? 0 : 1;
