// Runs a TypeScript file of this repository: `node scripts/run.mjs <file.ts> [argument ...]`.
// Node 20.19 does not strip types by default, so the file is bundled first. The bundle lies under node_modules
// because packages stay external and are looked up from there.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each bundled file keeps its own URL, so that `import.meta` finds its neighbours. */
const ownAddress = {
  name: 'own-address',
  setup(b) {
    b.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path));
      return { contents, loader: 'ts' };
    });
  },
};

async function run(file, argv) {
  const folder = join(root, 'node_modules', '.cache', 'lic-analyze');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `run-${String(process.pid)}.mjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [ownAddress],
  });
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], file, ...argv];
  process.on('exit', () => rmSync(outfile, { force: true }));
  await import(pathToFileURL(outfile).href);
}

const [file, ...argv] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file to run: node scripts/run.mjs <file.ts> [argument ...]');
  process.exitCode = 2;
} else {
  await run(resolve(file), argv);
}
