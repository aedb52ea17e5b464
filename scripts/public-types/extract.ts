/** The public types of each entry, as one text: what its declarations export, and what those refer to. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor';

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
    emitDeclarations(join(folder, 'types'));
    // One compilation for all of them.
    const additionalEntryPoints = ENTRIES.map((entry) => declarationsOf(entry, folder));
    const compilerState = CompilerState.create(configFor(ENTRIES[0], folder), { additionalEntryPoints });
    return ENTRIES.map((entry) => {
      const messageCallback = (message: { handled: boolean }): boolean => (message.handled = true);
      Extractor.invoke(configFor(entry, folder), { localBuild: true, compilerState, messageCallback });
      const text = withoutRemarks(readFileSync(join(folder, reportName(entry)), 'utf8'));
      return { entry, path: `docs/api/${reportName(entry)}`, text };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the declarations of an entry, with all that they refer to, into one file. */
export function rollUp(entry: string, folder: string, file: string): void {
  const messageCallback = (message: { handled: boolean }): boolean => (message.handled = true);
  const dtsRollup = { enabled: true, untrimmedFilePath: file };
  Extractor.invoke(configFor(entry, folder, dtsRollup), { localBuild: true, messageCallback });
}

/** Types are judged by `npm run check:types`. */
export function emitDeclarations(outDir: string): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const project = join(ROOT, 'tsconfig.build.json');
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', outDir, '--noCheck']);
}

/** Nothing is said of doc comments: they are no part of the types. */
const withoutRemarks = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(/^ *\/\/ \(undocumented\)\n| \(undocumented\)$/gm, '');

const declarationsOf = (entry: string, folder: string): string => join(folder, 'types', `${entry}.d.ts`);

const reportName = (entry: string): string => `${entry}.api.md`;

type RolledUp = NonNullable<IConfigFile['dtsRollup']>;

/** A report of the types, or else the types in one file. */
function configFor(entry: string, folder: string, dtsRollup?: RolledUp): ExtractorConfig {
  const declarations = declarationsOf(entry, folder);
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: declarations,
      compiler: { overrideTsconfig: compilerFor(declarations) },
      ...(dtsRollup === undefined ? {} : { dtsRollup }),
      apiReport: {
        enabled: dtsRollup === undefined,
        reportFileName: reportName(entry),
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
        includeForgottenExports: true,
      },
      messages: { extractorMessageReporting: silent, compilerMessageReporting: silent, tsdocMessageReporting: silent },
    },
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObjectFullPath: undefined,
  });
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
