/** The public types of each entry, as one text: what its declarations export, and what those refer to. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const ROOT = dirname(dirname(import.meta.dirname));

/** Entries of the package, by the name of their file in src. */
export const ENTRIES = ['index', 'packets', 'testing'] as const;

export interface PublicTypes {
  readonly entry: string;
  /** Where the committed copy lies, seen from the root. */
  readonly path: string;
  readonly text: string;
}

/** Emits the declarations into a folder of their own, which is removed, and extracts each entry from them. */
export function publicTypes(): readonly PublicTypes[] {
  const folder = mkdtempSync(join(tmpdir(), 'public-types-'));
  try {
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'types')]);
    return ENTRIES.map((entry) => ({ entry, path: `docs/api/${entry}.api.md`, text: extract(entry, folder) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function extract(entry: string, folder: string): string {
  const declarations = join(folder, 'types', `${entry}.d.ts`);
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: declarations,
      compiler: { overrideTsconfig: compilerFor(declarations) },
      apiReport: {
        enabled: true,
        reportFileName: `${entry}.api.md`,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
        includeForgottenExports: true,
      },
      // A notice about tags of doc comments, of which there are none, would be printed in the copy.
      messages: { extractorMessageReporting: silent, compilerMessageReporting: silent, tsdocMessageReporting: silent },
    },
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObjectFullPath: undefined,
  });
  Extractor.invoke(config, { localBuild: true, messageCallback: (message) => (message.handled = true) });
  const text = readFileSync(join(folder, `${entry}.api.md`), 'utf8');
  return text.replaceAll('\r\n', '\n').replace(/^ *\/\/ \(undocumented\)\n| \(undocumented\)$/gm, '');
}

function compilerFor(declarations: string) {
  return {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023'],
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules', '@types')],
      skipLibCheck: true,
    },
    files: [declarations],
  };
}
