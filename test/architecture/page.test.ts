import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, expect, test } from '@jest/globals';
import { analyze } from '../../src/node.js';
import { nodePlatform } from '../../src/platform/node.js';
import { renderJson } from '../../src/report/index.js';

/** What an entry for a page would be: the core, and an opener of what is in memory. */
const PAGE = `
import { analyze } from './src/analyze.js';
import { Intake } from './src/bundle/intake.js';
import { Meter } from './src/bundle/meter.js';
import { sourcesOf } from './src/bundle/unpack.js';
import { renderJson } from './src/report/index.js';

export async function report(files, platform) {
  const noDirectory = async function* () { throw new Error('none'); };
  const openBundle = async function* (inputs, options) {
    const intake = new Intake(options, { platform, zipDirectory: noDirectory });
    for (const { path, content } of inputs) {
      const open = async function* () { yield content; };
      const entry = { path, size: content.length, modified: null, once: false, open };
      yield* sourcesOf(entry, { intake, meter: new Meter(intake) });
    }
  };
  return renderJson(await analyze(files, {}, { platform, bundle: { openBundle, totalBytes: async () => null } }));
}`;

/** Of the language's own, what a page and Node share; no Buffer, no process, no require. */
const page = createContext({ setTimeout, TextDecoder, TextEncoder, Uint8Array, ArrayBuffer, DataView, btoa });

beforeAll(() => {
  // What reads Outlook's messages needs Node's modules, and is loaded only where there is one.
  const options = ['--platform=browser', '--format=iife', '--global-name=page', '--external:@kenjiuno/msgreader'];
  const version = '--define:__LIC_ANALYZE_VERSION__="0.0.0"';
  const bin = join('node_modules', 'esbuild', 'bin', 'esbuild');
  const built = spawnSync(bin, ['--bundle', '--loader=ts', version, ...options], {
    input: PAGE,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(built.status).toBe(0);
  runInContext(built.stdout, page);
}, 60_000);

function filesOf(folder: string): readonly { readonly path: string; readonly content: Uint8Array }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: file.slice(folder.length + 1), content: Uint8Array.from(readFileSync(file)) }));
}

test('has nothing of Node', () => {
  expect(runInContext('[typeof Buffer, typeof process, typeof require]', page)).toEqual(
    Array.from({ length: 3 }, () => 'undefined'),
  );
});

// Logs and a capture with a certificate; an archive of compressed files.
test.each(['samples/incidents/wrong-grant-type', 'samples/incidents/admin-tech'])(
  'of %s the core makes the same there as on Node',
  async (folder) => {
    const files = filesOf(folder);
    page['given'] = { files, platform: nodePlatform };
    const there: unknown = await runInContext('page.report(given.files, given.platform)', page);
    const here = await analyze(files);
    expect(there).toBe(renderJson({ ...here, tool: { ...here.tool, version: '0.0.0' } }));
  },
  60_000,
);
