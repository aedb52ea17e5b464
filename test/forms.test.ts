import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { casesIn } from '../samples/rules/cases.js';
import type { Claim, Rule, Sight } from '../src/core/rule.js';
import { STAGES } from '../src/core/stages.js';
import { parsers } from '../src/parsers/index.js';
import { HEAD_BYTES, headOf, recognise } from '../src/reading/recognise.js';
import { rules } from '../src/rules/index.js';

/** What holds for every rule and every parser without being asked: one name everywhere, and no form left half empty. */

const read = (path: string): string => readFileSync(path, 'utf8');

const foldersIn = (path: string): readonly string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];

/** Ids of the files in or below a folder that have a default export. */
const idsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts') && name !== 'index.ts')
    .filter(({ name, parentPath }) => /^export default /m.test(read(`${parentPath}/${name}`)))
    .map(({ name }) => name.slice(0, -3))
    .sort();

const claimsOf = (rule: Rule): readonly (readonly [name: string, claim: Claim])[] =>
  [rule.steps, rule.supports ?? {}, rule.contradicts ?? {}].flatMap((claims) => Object.entries(claims));

const fieldsOf = (sight: Sight): readonly string[] => [...Object.keys(sight.where ?? {}), ...(sight.same ?? [])];

/** Fields of each kind, from the generated docs/events.md: `### kind`, then rows that begin with the field. */
function vocabulary(): ReadonlyMap<string, ReadonlySet<string>> {
  const sections = read('docs/events.md').split('\n### ').slice(1);
  return new Map(
    sections.map((section) => [
      section.split('\n')[0] ?? '',
      new Set([...section.matchAll(/^\| `([^`]+)`/gm)].map((found) => found[1] ?? '')),
    ]),
  );
}

describe('registries', () => {
  test('every file in src/rules is a rule of its name, in the index', () => {
    expect(rules.map(({ id }) => id)).toEqual(idsIn('src/rules'));
  });

  test('every file in src/parsers is a parser of its name, in the index', () => {
    expect(parsers.map(({ id }) => id)).toEqual(idsIn('src/parsers'));
  });

  test('no samples stand for a rule or parser that there is not', () => {
    const known = new Set([...rules.map(({ id }) => `rules/${id}`), ...parsers.map(({ id }) => `parsers/${id}`)]);
    const found = ['rules', 'parsers'].flatMap((kind) => foldersIn(`samples/${kind}`).map((name) => `${kind}/${name}`));
    expect(found.filter((path) => !known.has(path))).toEqual([]);
  });

  test('no two rules name the same cause', () => {
    expect(new Set(rules.map(({ cause }) => cause)).size).toBe(rules.length);
  });

  test('ranks have no circle', () => {
    const next = new Map(rules.map(({ id, outranks = [] }) => [id, outranks]));
    const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
      (next.get(from) ?? []).some((id) => id === to || (!seen.has(id) && reaches(id, to, new Set([...seen, id]))));
    expect(rules.filter(({ id }) => reaches(id, id, new Set())).map(({ id }) => id)).toEqual([]);
  });
});

if (rules.length > 0) {
  describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
    test('has its page and its samples under the same name', () => {
      expect(existsSync(`docs/rules/${id}.md`)).toBe(true);
      const { happened, cases } = casesIn(`samples/rules/${id}`);
      expect(happened).toMatch(/\.$/);
      expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(['fires', 'quiet']));
      // `fires`, `quiet`, and at least two near misses.
      expect(cases.length).toBeGreaterThanOrEqual(4);
    });

    test('is a form of at most 80 lines', () => {
      expect(read(`src/rules/${id}.ts`).trimEnd().split('\n').length).toBeLessThanOrEqual(80);
    });

    test('names its cause in one plain sentence', () => {
      expect(rule.cause).toMatch(/^[A-Za-z][^\n]*[^.]\.$/);
      expect(rule.cause).not.toMatch(/[.;] [A-Z]/);
    });

    test('says what to do', () => {
      for (const list of [rule.fix, rule.verify, rule.references]) expect(list.length).toBeGreaterThan(0);
      for (const text of [...rule.fix, ...rule.verify, ...rule.risk]) expect(text).toMatch(/^[A-Za-z`].*[.:)`]$/s);
      expect(STAGES).toContain(rule.stage);
      expect(rule.prior).toBeGreaterThanOrEqual(1);
      expect(rule.prior).toBeLessThanOrEqual(100);
    });

    test('can be separated from its rivals, unless it names the stage only', () => {
      const decides = [...Object.values(rule.steps), ...Object.values(rule.supports ?? {})].some(
        (claim) => claim.decides,
      );
      expect(decides || rule.fallback === true || Object.keys(rule.notToBeConfusedWith ?? {}).length > 0).toBe(true);
      if (rule.fallback) expect(id).toBe(`failed-at-${rule.stage}`);
    });

    test('names other rules that exist', () => {
      const known = new Set(rules.map((other) => other.id));
      const named = [...(rule.outranks ?? []), ...Object.keys(rule.notToBeConfusedWith ?? {})];
      expect(named.filter((other) => !known.has(other) || other === id)).toEqual([]);
    });

    test('names each claim once, and fields that the vocabulary has', () => {
      const names = claimsOf(rule).map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
      const known = vocabulary();
      const strange = claimsOf(rule).flatMap(([, claim]) =>
        claim.seen.flatMap((sight) => fieldsOf(sight).filter((field) => !(known.get(sight.see)?.has(field) ?? false))),
      );
      expect(strange).toEqual([]);
    });

    test('explains with fields that the vocabulary has', () => {
      const fields = new Set([...vocabulary().values()].flatMap((known) => [...known]));
      const named = [...rule.explain.matchAll(/\{[?!]?([^}]*)\}/g)].map((found) => found[1] ?? '');
      expect(named.filter((field) => !fields.has(field))).toEqual([]);
    });
  });
}

describe.each(parsers.map((parser) => [parser.id, parser] as const))('parser %s', (id, parser) => {
  test('has samples under the same name, and with them its test', () => {
    expect(readdirSync(`samples/parsers/${id}`)).not.toEqual([]);
  });

  test('states its title and its discriminator', () => {
    expect(parser.title).not.toBe('');
    expect(parser.discriminator.field).not.toBe('');
  });

  test('is the surest of its own samples', () => {
    const folder = `samples/parsers/${id}`;
    const samples = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(md|json|ts|tsv)$/.test(entry.name))
      .map(({ name }) => name);
    const read64k = (name: string): Buffer => readFileSync(`${folder}/${name}`).subarray(0, HEAD_BYTES);
    const surest = samples.map((name) => [name, recognise(headOf(name, read64k(name)), parsers)?.id]);
    expect(samples).not.toEqual([]);
    expect(surest).toEqual(samples.map((name) => [name, id]));
  });
});
