import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/**
 * Each ban of .dependency-cruiser.cjs, broken once: the file, what it imports, and the name of the ban. A regular
 * expression that matches nothing any more would otherwise look like a tree in order.
 */
const broken: readonly (readonly [file: string, specifier: string, ban: string])[] = [
  ['src/events/a.ts', '../core/event.js', 'events-imports'],
  ['src/core/a.ts', '../text/lines.js', 'core-imports'],
  ['src/text/a.ts', '../license/oauth.js', 'text-imports'],
  ['src/license/a.ts', '../parsers/ssm/redis.js', 'license-imports'],
  ['src/bundle/a.ts', '../parsers/ssm/redis.js', 'bundle-imports'],
  ['src/reading/a.ts', '../parsers/ssm/redis.js', 'reading-imports'],
  ['src/reading/b.ts', '../license/oauth.js', 'reading-imports'],
  ['src/dissect/a.ts', '../connections/pairs.js', 'dissect-imports'],
  ['src/connections/a.ts', '../parsers/ssm/redis.js', 'connections-imports'],
  ['src/parsers/a.ts', '../clocks/zones.js', 'parsers-imports'],
  ['src/parsers/ssm/c.ts', '../../connections/pairs.js', 'parsers-imports'],
  ['src/exchanges/a.ts', '../parsers/ssm/redis.js', 'exchanges-imports'],
  ['src/clocks/a.ts', '../attempts/attempts.js', 'clocks-imports'],
  ['src/attempts/a.ts', '../exchanges/pairs.js', 'attempts-imports'],
  ['src/engine/a.ts', '../rules/one.js', 'engine-imports'],
  ['src/rules/a.ts', '../core/event.js', 'rules-imports'],
  ['src/sources/a.ts', '../attempts/attempts.js', 'sources-imports'],
  ['src/sources/b.ts', '../clocks/timebase.js', 'sources-imports'],
  ['src/engine/clock.ts', '../clocks/zones.js', 'clocks-hand-out-a-timebase'],
  ['src/redact/a.ts', '../report/json.js', 'redact-imports'],
  ['src/report/a.ts', '../engine/match.js', 'report-imports'],
  ['src/packet-table/a.ts', '../attempts/attempts.js', 'packet-table-imports'],
  ['src/testing/a.ts', '../rules/one.js', 'testing-imports'],
  ['src/cli/a.ts', '../engine/match.js', 'cli-imports'],
  ['src/testing.ts', './packet-table/rows.js', 'packet-table-has-its-entry'],
  ['src/analyze.ts', './report/json.js', 'analyze-imports'],
  ['src/index-cli.ts', './cli/main.js', 'nobody-imports-cli'],
  ['src/parsers/ssm/b.ts', './redis.js', 'parsers-do-not-meet'],
  ['src/parsers/layer/b.ts', '../ssm/redis.js', 'parsers-do-not-meet'],
  ['src/rules/b.ts', './one.js', 'rules-do-not-meet'],
  ['src/engine/b.ts', '../events/facts.js', 'events-are-types'],
  ['src/redact/form/a.ts', '../patterns.js', 'detectors-do-not-meet'],
  ['src/bundle/net.ts', 'node:net', 'offline'],
  ['src/cli/http.ts', 'node:http', 'offline'],
  ['src/cli/start.ts', 'node:child_process', 'offline'],
  ['src/parsers/disk.ts', 'node:fs', 'node-at-the-edge'],
  ['src/report/hash.ts', 'node:crypto', 'node-at-the-edge'],
  ['src/bundle/disk.ts', 'node:fs/promises', 'node-at-the-edge'],
  ['src/text/utf8.ts', 'buffer', 'node-at-the-edge'],
  ['src/packets-buffer.ts', 'node:buffer', 'node-at-the-edge'],
  ['src/connections/certificates.ts', '../platform/node.js', 'platform-is-passed-in'],
  ['src/bundle/inflate.ts', '../platform/node.js', 'platform-is-passed-in'],
  ['src/analyze-files.ts', './bundle/node/files.js', 'platform-is-passed-in'],
  ['src/testing/bound.ts', '../node.js', 'node-binding-is-for-entries'],
  ['src/platform/a.ts', '../text/lines.js', 'platform-imports'],
  // A cycle is reported once, from the first of its files.
  ['src/clocks/cycle-a.ts', './cycle-b.js', 'no-cycles'],
  ['src/bundle/luxon.ts', 'luxon', 'luxon-has-its-room'],
  ['src/report/yargs.ts', 'yargs', 'yargs-has-its-room'],
  ['src/bundle/glob.ts', 'fast-glob', 'fast-glob-has-its-room'],
  ['src/bundle/zip.ts', 'yauzl', 'yauzl-has-its-room'],
  ['src/parsers/mail.ts', 'postal-mime', 'postal-mime-has-its-room'],
  ['src/parsers/outlook.ts', '@kenjiuno/msgreader', '@kenjiuno/msgreader-has-its-room'],
  ['src/report/markdown.ts', 'mdast-util-from-markdown', 'mdast-util-from-markdown-has-its-room'],
  ['src/parsers/html.ts', 'htmlparser2', 'htmlparser2-has-its-room'],
  ['src/bundle/dev.ts', 'esbuild', 'shipped-code-needs-shipped-packages'],
  ['src/bundle/out.ts', '../../test/support.js', 'src-stands-alone'],
  ['src/bundle/typo.ts', './no-such-file.js', 'resolvable'],
];

/** What the import table allows, so that a ban on everything would not pass either. */
const allowed: readonly (readonly [file: string, specifier: string])[] = [
  ['src/bundle/ok.ts', '../core/event.js'],
  ['src/bundle/node/ok-disk.ts', 'node:fs'],
  ['src/bundle/node/ok-platform.ts', '../../platform/node.js'],
  ['src/platform/ok-crypto.ts', 'node:crypto'],
  ['src/node.ts', './platform/node.js'],
  ['src/index.ts', './node.js'],
  ['src/parsers/ok.ts', '../dissect/tcp.js'],
  ['src/parsers/ok-part.ts', './layer/part.js'],
  ['src/connections/ok.ts', '../dissect/tcp.js'],
  ['src/exchanges/ok.ts', '../license/oauth.js'],
  ['src/packets.ts', './packet-table/rows.js'],
  ['src/rules/ok.ts', '../core/rule.js'],
  ['src/rules/ok-pattern.ts', '../core/pattern.js'],
  ['src/cli/ok.ts', '../index.js'],
  ['src/cli/ok-report.ts', '../report/json.js'],
  ['src/cli/ok-bundle.ts', '../bundle/intake.js'],
  ['src/clocks/ok.ts', 'luxon'],
  ['src/bundle/node/ok-zip.ts', 'yauzl'],
  ['src/bundle/ok-html.ts', 'htmlparser2'],
];

/** Packages that the broken and the sound files import. */
const shipped = [
  ...['luxon', 'yargs', 'fast-glob', 'yauzl', 'postal-mime', '@kenjiuno/msgreader', 'mdast-util-from-markdown'],
  'htmlparser2',
];

const bystanders = [
  'src/core/event.ts',
  'src/core/rule.ts',
  'src/core/pattern.ts',
  'src/events/facts.ts',
  'src/parsers/ssm/redis.ts',
  'src/dissect/tcp.ts',
  'src/text/lines.ts',
  'src/license/oauth.ts',
  'src/connections/pairs.ts',
  'src/packet-table/rows.ts',
  'src/parsers/layer/part.ts',
  'src/clocks/zones.ts',
  'src/clocks/timebase.ts',
  'src/attempts/attempts.ts',
  'src/exchanges/pairs.ts',
  'src/engine/match.ts',
  'src/rules/one.ts',
  'src/redact/patterns.ts',
  'src/report/json.ts',
  'src/cli/main.ts',
  'src/bundle/intake.ts',
  'src/bundle/node/files.ts',
  'src/platform/node.ts',
  'test/support.ts',
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const repository = process.cwd();
const tree = mkdtempSync(join(tmpdir(), 'imports-'));
const found = new Map<string, readonly string[]>();

function put(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

function isOutput(value: unknown): value is { readonly summary: { readonly violations: readonly Violation[] } } {
  return typeof value === 'object' && value !== null && 'summary' in value;
}

beforeAll(() => {
  for (const path of bystanders) put(path, 'export const here = 1;\n');
  for (const [path, specifier] of [...broken, ...allowed]) put(path, `export * from '${specifier}';\n`);
  put('src/clocks/cycle-b.ts', "export * from './cycle-a.js';\n");
  put('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "target": "es2023" } }');
  put(
    'package.json',
    JSON.stringify({
      name: 'tree',
      type: 'module',
      dependencies: Object.fromEntries(shipped.map((name) => [name, '*'])),
    }),
  );
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'));
  const bin = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(repository, '.dependency-cruiser.cjs');
  const run = spawnSync(process.execPath, [bin, '--config', config, '--output-type', 'json', 'src'], { cwd: tree });
  const output: unknown = JSON.parse(run.stdout.toString());
  if (!isOutput(output)) throw new Error(run.stderr.toString());
  for (const { from, rule } of output.summary.violations) found.set(from, [...(found.get(from) ?? []), rule.name]);
}, 60_000);

afterAll(() => {
  rmSync(tree, { recursive: true });
});

describe('the import table', () => {
  test.each(broken)('%s must not import %s: %s', (file, _, ban) => {
    expect(found.get(file)).toContain(ban);
  });

  test.each(allowed)('%s may import %s', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});
