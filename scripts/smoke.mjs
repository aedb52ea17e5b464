// Packs the package, installs the tarball in an empty folder, and uses all of it there: the command, the library with
// its types, the test harness and the schema. `npm run smoke`.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const incident = join(root, 'samples', 'incidents', 'wrong-grant-type');
const documents = join(root, 'samples', 'documents');
const home = mkdtempSync(join(tmpdir(), 'lic-analyze-smoke-'));
const isWindows = process.platform === 'win32';

function run(command, argv, cwd = home) {
  return execFileSync(command, argv, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: isWindows });
}

/** Prefers the cache, so that this runs without a network after `npm ci`. */
function install() {
  run('npm', ['pack', '--silent', '--pack-destination', home], root);
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`]);
}

function useCommand() {
  const bin = join(home, 'node_modules', '.bin', 'lic-analyze');
  run(bin, ['--version']);
  run(bin, ['rules']);
  run(bin, ['collect', '--server', 'ssm.example.com:8443']);
  run(bin, ['explain', 'wrong-grant-type']);
  run(bin, ['why', 'wrong-grant-type', incident]);
  findCause(bin, [incident, '-o', 'report.md']);
  for (const file of ['case.zip', 'case.eml', 'case.msg', 'case.md', 'case.html']) {
    findCause(bin, [join(documents, file), '-o', `${file}.report.md`]);
    const report = readFileSync(join(home, `${file}.report.md`), 'utf8');
    if (
      !report.startsWith('# License sync failed, cause: wrong OAuth grant type') ||
      /directory, at its end/.test(report)
    )
      throw new Error(`${file} was not read.`);
  }
}

/** Exit code 1 means that a cause was found. */
function findCause(bin, argv) {
  try {
    run(bin, argv);
  } catch (error) {
    if (error.status === 1) return;
    throw error;
  }
  throw new Error('A cause was to be found, and the exit code was 0.');
}

const PROGRAM = `
import { analyze, renderMarkdown, type Analysis } from 'lic-analyze';
import { readPackets } from 'lic-analyze/packets';
import { checkRule } from 'lic-analyze/testing';
import schema from 'lic-analyze/analysis-1.schema.json' with { type: 'json' };

const analysis: Analysis = await analyze(process.argv[2] ?? '.');
if (analysis.findings[0]?.rule !== 'wrong-grant-type') throw new Error('The library does not find the cause.');
if (!renderMarkdown(analysis).startsWith('# License sync failed, cause: ')) throw new Error('The report does not begin as it should.');
if (typeof checkRule !== 'function' || typeof readPackets !== 'function' || typeof schema !== 'object') throw new Error('An entry is empty.');
`;

function useLibrary() {
  writeFileSync(join(home, 'use.ts'), PROGRAM);
  const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--resolveJsonModule', '--types', 'node'];
  const typeRoots = ['--typeRoots', join(root, 'node_modules', '@types')];
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...options, ...typeRoots, 'use.ts']);
  run(process.execPath, ['--disable-warning=ExperimentalWarning', 'use.js', incident]);
}

/** The example of a rule and a parser of one's own, where nothing but the package is installed. */
function useExample() {
  const example = join(home, 'example');
  cpSync(join(root, 'examples', 'own-rule-and-parser'), example, { recursive: true });
  for (const check of ['check.mjs', 'check.cjs'])
    run(process.execPath, ['--disable-warning=ExperimentalWarning', join(example, check)]);
  if (!existsSync(join(home, 'node_modules', 'lic-analyze', 'docs', 'testing.md')))
    throw new Error('The page of the test harness is not in the package.');
}

try {
  install();
  useCommand();
  useLibrary();
  useExample();
  console.log('The packed package works: command, library, packets, types, harness, schema, example.');
} finally {
  rmSync(home, { recursive: true, force: true });
}
