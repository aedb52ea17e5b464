import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { captures } from '../../samples/rules/captures.js';
import { analyze } from '../../src/index.js';

/** What holds for the samples of every rule: near misses are near, files are short, addresses are nobody's. */

const root = 'samples/rules';
const MOST_CHANGED_LINES = 5;
const SURENESS = ['possible', 'likely', 'confirmed'];

const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const filesIn = (path: string): readonly string[] =>
  readdirSync(path)
    .filter((name) => name !== 'case.json')
    .sort();

const isText = (file: string): boolean => !file.endsWith('.pcap');

const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').trimEnd().split('\n');

/** RFC 5737, and the addresses that are nobody's by nature. */
const DOCUMENTATION = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$|^127\.0\.0\.1$|^0\.0\.0\.0$/;

function statedConfidence(path: string): unknown {
  const stated: unknown = JSON.parse(readFileSync(`${path}/case.json`, 'utf8'));
  return typeof stated === 'object' && stated !== null && 'confidence' in stated ? stated.confidence : undefined;
}

function changedLines(a: string, b: string): number {
  return filesIn(a).reduce((count, file) => {
    // A capture is one value: its certificate, or where it goes to, is another one.
    if (!isText(file)) return count + (readFileSync(`${a}/${file}`).equals(readFileSync(`${b}/${file}`)) ? 0 : 1);
    const [left, right] = [linesOf(`${a}/${file}`), linesOf(`${b}/${file}`)];
    expect(right.length).toBe(left.length);
    return count + left.filter((line, index) => line !== right[index]).length;
  }, 0);
}

describe.each(foldersIn(root).map((id) => [id, foldersIn(`${root}/${id}`)] as const))('samples of %s', (id, cases) => {
  const folder = `${root}/${id}`;
  const misses = cases.filter((name) => name !== 'fires' && name !== 'quiet' && !name.startsWith('fires-'));

  const less = cases.filter((name) => name.startsWith('fires-'));

  test('what fires with less lacks a file of fires, and differs in none', () => {
    for (const name of less) {
      const [whole, part] = [filesIn(`${folder}/fires`), filesIn(`${folder}/${name}`)];
      expect(part).not.toEqual(expect.arrayContaining([...whole]));
      const shared = part.filter((file) => whole.includes(file));
      expect(shared.map((file) => readFileSync(`${folder}/${name}/${file}`))).toEqual(
        shared.map((file) => readFileSync(`${folder}/fires/${file}`)),
      );
      // Of a part of the files nobody can be surer than of all; a capture of its own can show more.
      if (shared.length < part.length) continue;
      const [least, most] = [`${folder}/${name}`, `${folder}/fires`].map((path) =>
        SURENESS.indexOf(String(statedConfidence(path))),
      );
      expect([name, least]).toEqual([name, Math.min(least ?? 0, most ?? 0)]);
    }
  });

  test.each(misses)('%s differs from fires in the values of at most five lines', (name) => {
    expect(filesIn(`${folder}/${name}`)).toEqual(filesIn(`${folder}/fires`));
    const changed = changedLines(`${folder}/fires`, `${folder}/${name}`);
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThanOrEqual(MOST_CHANGED_LINES);
  });

  test.each(cases)('%s is short, told in the README, and names documentation addresses only', (name) => {
    expect(readFileSync(`${folder}/README.md`, 'utf8')).toMatch(new RegExp(`^\\| ${name} \\| .+ \\|$`, 'm'));
    for (const file of filesIn(`${folder}/${name}`).filter(isText)) {
      const lines = linesOf(`${folder}/${name}/${file}`);
      expect(lines.length).toBeLessThanOrEqual(40);
      const addresses = [...lines.join('\n').matchAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g)].map(String);
      expect(addresses.filter((address) => !DOCUMENTATION.test(address))).toEqual([]);
    }
  });

  test.each(cases)('%s gives the confidence that its case.json states', async (name) => {
    const { findings } = await analyze(`${folder}/${name}`);
    const own = findings.find(({ rule }) => rule === id);
    expect(own?.confidence).toBe(statedConfidence(`${folder}/${name}`));
  });
});

test('the recipe makes the captures that are committed, no more and no less', () => {
  const made = captures();
  const committed = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.pcap'));
  expect(committed.sort()).toEqual([...made.keys()].sort());
  const stale = [...made].filter(([path, bytes]) => !bytes.equals(readFileSync(`${root}/${path}`)));
  expect(stale.map(([path]) => path)).toEqual([]);
});
