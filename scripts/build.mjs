// Builds dist/: the command line with all its packages inside, the library without them, and types. `--no-types` leaves
// the types out; `--out FOLDER` builds elsewhere, without types.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** CommonJS packages load Node's modules by `require`, which ESM does not have; `node:module` takes long to load. */
const REQUIRE = 'const require = process.getBuiltinModule;';

/**
 * xregexp comes with Babel's stand-ins for methods that every supported Node has, and with the names of all scripts of
 * Unicode, which no grammar uses: a third of a megabyte to be read at each start.
 */
const LIGHT_XREGEXP = {
  name: 'light-xregexp',
  setup(to) {
    to.onResolve({ filter: /^xregexp$/ }, () => ({ path: 'xregexp', namespace: 'light' }));
    to.onResolve({ filter: /^@babel\/runtime-corejs3\// }, ({ path }) => ({ path, namespace: 'native' }));
    to.onLoad({ filter: /.*/, namespace: 'light' }, () => ({
      contents: `import XRegExp from 'xregexp/lib/xregexp.js'; import build from 'xregexp/lib/addons/build.js';
        build(XRegExp); export default XRegExp;`,
      resolveDir: root,
    }));
    to.onLoad({ filter: /.*/, namespace: 'native' }, ({ path }) => ({ contents: nativeOf(path) }));
  },
};

/** The help's segmenter takes 20 ms to make, and most commands show no help. */
const LATE_SEGMENTER = {
  name: 'late-segmenter',
  setup(to) {
    to.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace(
        'const segmenter = new Intl.Segmenter();',
        'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
      );
      if (contents === source && source.includes('Intl.Segmenter')) throw new Error(`${path} makes it in another way`);
      return { contents };
    });
  },
};

/** What stands in for one of Babel's stand-ins. */
function nativeOf(path) {
  const [, what, name = ''] = path.match(/corejs3\/(?:core-js(?:-stable)?\/)?(?:(\w+)\/)?([\w-]+)$/) ?? [];
  const method = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  if (what === 'instance') return `module.exports = (it) => it.${method};`;
  if (what === 'array') return `module.exports = Array.${method};`;
  if (what === 'object') return `module.exports = Object.${method};`;
  if (name === 'parse-int') return 'module.exports = parseInt;';
  if (name === 'symbol') return 'module.exports = Symbol;';
  if (name === 'get-iterator-method') return 'module.exports = (it) => it[Symbol.iterator];';
  if (name === 'interopRequireDefault') return 'module.exports = (it) => (it?.__esModule ? it : { default: it });';
  if (name === 'slicedToArray') return 'module.exports = (it) => [...it];';
  throw new Error(`${path}: nothing stands in for it`);
}

function buildCommandLine() {
  return build({
    ...common,
    entryPoints: { cli: 'src/cli/cli.ts' },
    chunkNames: 'cli/[name]-[hash]',
    banner: { js: REQUIRE },
    minifySyntax: true,
    plugins: [LIGHT_XREGEXP, LATE_SEGMENTER],
    alias: { assert: join(root, 'scripts', 'stand-ins', 'assert.mjs') },
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

/** One file an entry. */
function writeTypes() {
  const rollUp = [join(root, 'scripts', 'run.mjs'), join(root, 'scripts', 'roll-up-types.ts'), join(out, 'types')];
  execFileSync(process.execPath, rollUp, { cwd: root, stdio: 'inherit' });
}

rmSync(out, { recursive: true, force: true });
const [commandLine] = await Promise.all([buildCommandLine(), buildLibrary()]);
writeLicences(commandLine);
if (at < 0 && !process.argv.includes('--no-types')) writeTypes();
