import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { captures } from '../../samples/rules/captures.js';
import { casesIn, type RuleCase, type SampleFile } from '../../samples/rules/cases.js';
import { rules } from '../../src/rules/index.js';
import { isBystander, isLess, isNearMiss, named } from '../support/rule.js';
import { RIVALS } from './rivals.js';

/** What holds for the samples of every rule: near misses are near, files are short, addresses are nobody's. */

const root = 'samples/rules';
const MAX_CHANGED_LINES = 5;
const SURENESS = ['possible', 'likely', 'confirmed'];

const samples = rules.map(({ id }) => [id, casesIn(`${root}/${id}`).cases] as const);

const pathsOf = ({ files }: RuleCase): readonly string[] => files.map(({ path }) => path);
const fileOf = ({ files }: RuleCase, path: string): Buffer | undefined =>
  files.find((file) => file.path === path)?.content;

const isText = ({ path }: SampleFile): boolean => !path.endsWith('.pcap');
const linesOf = (content: Buffer): readonly string[] => content.toString('utf8').trimEnd().split('\n');

/** RFC 5737, and the addresses that are nobody's by nature. */
const DOCUMENTATION = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$|^127\.0\.0\.1$|^0\.0\.0\.0$/;

function changedLines(fires: RuleCase, miss: RuleCase): number {
  return fires.files.reduce((count, { path, content }) => {
    const other = fileOf(miss, path) ?? Buffer.alloc(0);
    // A capture is one value: its certificate, or where it goes to, is another one.
    if (path.endsWith('.pcap')) return count + (other.equals(content) ? 0 : 1);
    const [left, right] = [linesOf(content), linesOf(other)];
    expect(right.length).toBe(left.length);
    return count + left.filter((line, index) => line !== right[index]).length;
  }, 0);
}

describe.each(samples)('samples of %s', (_id, cases) => {
  const fires = named(cases, 'fires');

  test('what fires with less lacks a file of fires, and differs in none', () => {
    for (const part of cases.filter(isLess)) {
      expect(pathsOf(part)).not.toEqual(expect.arrayContaining([...pathsOf(fires)]));
      const shared = part.files.filter(({ path }) => pathsOf(fires).includes(path));
      expect(shared.map(({ content }) => content)).toEqual(shared.map(({ path }) => fileOf(fires, path)));
      // Of a part of the files nobody can be surer than of all; a capture of its own can show more.
      if (shared.length < part.files.length) continue;
      const [least = 0, most = 0] = [part, fires].map(({ confidence = '' }) => SURENESS.indexOf(confidence));
      expect([part.name, least]).toEqual([part.name, Math.min(least, most)]);
    }
  });

  test.each(cases.filter(isNearMiss))('$name differs from fires in the values of at most five lines', (miss) => {
    expect(pathsOf(miss)).toEqual(pathsOf(fires));
    const changed = changedLines(fires, miss);
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThanOrEqual(MAX_CHANGED_LINES);
  });

  test.each(cases)('$name is short, and names documentation addresses only', ({ files }) => {
    for (const { content } of files.filter(isText)) {
      const lines = linesOf(content);
      expect(lines.length).toBeLessThanOrEqual(40);
      const addresses = [...lines.join('\n').matchAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g)].map(String);
      expect(addresses.filter((address) => !DOCUMENTATION.test(address))).toEqual([]);
    }
  });
});

test('every file below samples/rules is one of a case', () => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const known = new Set(samples.flatMap(([id, cases]) => cases.map(({ name }) => `${root}/${id}/${name}`)));
  const folders = files.map(({ parentPath }) => parentPath.replaceAll('\\', '/'));
  const strange = folders.filter((folder) => folder.split('/').length > 3 && !known.has(folder));
  expect(strange).toEqual([]);
});

test('there are bystanders', () => {
  expect(samples.flatMap(([, cases]) => cases.filter(isBystander)).length).toBeGreaterThanOrEqual(60);
});

test('rivals are separated by existing cases', () => {
  const known = new Set(samples.flatMap(([id, cases]) => cases.map(({ name }) => `${id}/${name}`)));
  expect(RIVALS.filter(([sample]) => !known.has(sample))).toEqual([]);
});

test('the recipe makes the captures that are committed, no more and no less', () => {
  const made = captures();
  const committed = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.pcap'));
  expect(committed.sort()).toEqual([...made.keys()].sort());
  const stale = [...made].filter(([path, bytes]) => !bytes.equals(readFileSync(`${root}/${path}`)));
  expect(stale.map(([path]) => path)).toEqual([]);
});
