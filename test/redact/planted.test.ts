import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze } from '../../src/index.js';
import type { Analysis } from '../../src/core/analysis.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { base64, hex, reportsOf, traces } from './reports.js';

const INCIDENT = join(import.meta.dirname, '..', '..', 'samples', 'incidents', 'wrong-grant-type');
const files = ['messages', 'vpn0-eth0.pcap'].map((path) => ({ path, content: readFileSync(join(INCIDENT, path)) }));
const log = readFileSync(join(INCIDENT, 'vmanage-server.log'), 'utf8').split('\n');
/** The attempt's last line about the request. */
const asked = log.findLastIndex((row) => row.includes('grant_type=password'));

/** Ways in which a manager or somebody's script could have written the secret beside the place that names it. */
const PLACES: readonly ((secret: string) => string)[] = [
  (secret) => `form client_secret=${encodeURIComponent(secret)}&username=licsync`,
  (secret) => `body ${JSON.stringify({ client_secret: secret })}`,
  (secret) => `Authorization: Basic ${base64(`client:${secret}`)}`,
  (secret) => `proxy http://user:${encodeURIComponent(secret)}@proxy.example:3128/`,
  (secret) => `Cookie: _session=${encodeURIComponent(secret)}; path=/`,
];
/** Ways in which it could stand where nothing gives it away. */
const ENCODED: readonly ((secret: string) => string)[] = [
  (secret) => `plain ${secret} end`,
  (secret) => `one ${base64(`x${secret}y`)} two ${base64(`xx${secret}y`)} three ${base64(`xxx${secret}y`)}`,
  (secret) => `hex ${hex(secret)} and ${hex(`x${secret}`).toUpperCase()}`,
  (secret) => `url ${[...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
];

/** The incident with more lines of the same thread as the request, which an attempt's timeline holds. */
async function withLines(lines: readonly string[]): Promise<Analysis> {
  const own = log[asked] ?? '';
  const head = own.slice(0, own.indexOf('|default| ') + '|default| '.length);
  const added = lines.map((line) => head + line);
  const content = [...log.slice(0, asked + 1), ...added, ...log.slice(asked + 1)].join('\n');
  return await analyze([{ path: 'vmanage-server.log', content }, ...files]);
}

test('the lines come into the report, so that there is something to mask', async () => {
  const text = renderMarkdown(await withLines(['planted-marker one', 'planted-marker two']));
  expect(text).toContain('planted-marker two');
});

describe.each(PLACES.map((place, index) => [index, place] as const))('given away at place %i', (_, place) => {
  test('is in no report, in no encoding', async () => {
    const secret = 'planted-secret-Zq8/+tiger';
    const analysis = await withLines([place(secret), ...ENCODED.map((encode) => encode(secret))]);
    expect(analysis.findings[0]).toMatchObject({ rule: 'wrong-grant-type', confidence: 'confirmed' });
    for (const text of reportsOf(analysis)) expect(traces(text, secret)).toEqual([]);
  });
});

test('any secret, given away anywhere, is in no report', async () => {
  const inner = fc.string({
    minLength: 8,
    maxLength: 30,
    unit: fc.constantFrom(...Array.from('aZ09-_.~!/+=|`:@ä<>&%')),
  });
  // Its ends differ from a mask, a sentence and every word of a report.
  const secrets = inner.map((text) => `q7${text}Wx`);
  await fc.assert(
    fc.asyncProperty(secrets, fc.nat(PLACES.length - 1), fc.nat(ENCODED.length - 1), async (secret, at, form) => {
      const analysis = await withLines([PLACES[at]?.(secret) ?? '', ENCODED[form]?.(secret) ?? '']);
      for (const text of reportsOf(analysis)) expect(traces(text, secret)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const planted = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((path) => !/\.(?:ts|md)$/.test(path) && statSync(join(SAMPLES, path)).isFile())
  .map((path) => ({ path, secrets: readFileSync(join(SAMPLES, path), 'latin1').match(/planted-secret-[\w-]+/g) ?? [] }))
  .filter(({ secrets }) => secrets.length > 0);

// One test, since there may be no such sample.
test('secrets that samples hold are in no report of them', async () => {
  for (const { path, secrets } of planted) {
    const analysis = await analyze(join(SAMPLES, path));
    for (const text of reportsOf(analysis)) {
      for (const secret of new Set(secrets)) expect([path, traces(text, secret)]).toEqual([path, []]);
    }
  }
});
