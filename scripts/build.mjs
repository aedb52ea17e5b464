// Builds dist/: the command line with all its packages inside, the library without them, and types. `--no-types` leaves
// the types out; `--out FOLDER` builds elsewhere, without types.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const at = process.argv.indexOf('--out');
const out = at < 0 ? join(root, 'dist') : resolve(process.argv[at + 1] ?? 'dist');

const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { __LIC_ANALYZE_VERSION__: JSON.stringify(version) },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/** CommonJS packages load Node's modules by `require`, which ESM does not have. */
const REQUIRE = `import { createRequire as createRequireForPackages } from 'node:module';
const require = createRequireForPackages(import.meta.url);`;

function buildCommandLine() {
  return build({
    ...common,
    entryPoints: { cli: 'src/cli/cli.ts' },
    chunkNames: 'cli/[name]-[hash]',
    banner: { js: REQUIRE },
    minifySyntax: true,
  });
}

function buildLibrary() {
  return build({
    ...common,
    entryPoints: { index: 'src/index.ts', packets: 'src/packets.ts', testing: 'src/testing.ts' },
    chunkNames: 'lib/[name]-[hash]',
    packages: 'external',
  });
}

/** Licences of bundled packages must be distributed with the command line. */
function writeLicences({ metafile }) {
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [],
  );
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version: of, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license']
      .map((it) => join(root, folder, it))
      .find(existsSync);
    return `${name} ${of} (${license})\n\n${file === undefined ? '' : readFileSync(file, 'utf8').trim()}\n`;
  });
  writeFileSync(join(out, 'third-party-licenses.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function writeTypes() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}

rmSync(out, { recursive: true, force: true });
const [commandLine] = await Promise.all([buildCommandLine(), buildLibrary()]);
writeLicences(commandLine);
if (at < 0 && !process.argv.includes('--no-types')) writeTypes();
