import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { analyze } from '../src/index.js';
import type { Analysis } from '../src/core/analysis.js';
import { renderJson, toJson } from '../src/report/json.js';

/** What keeps the contract is tested of every bundle (analyze/every-bundle.ts); here is what does not. */

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function schemaOf(version: number): Json {
  const schema: unknown = JSON.parse(readFileSync(`docs/schema/analysis-${String(version)}.schema.json`, 'utf8'));
  if (!isObject(schema)) throw new Error('The schema is no object.');
  return schema;
}

/** Every schema in a schema: of fields, items, records, alternatives and definitions. */
function nodesOf(schema: unknown, path: string): readonly (readonly [path: string, node: Json])[] {
  if (!isObject(schema)) return [];
  const named = ['properties', '$defs'].flatMap((key) =>
    Object.entries(isObject(schema[key]) ? schema[key] : {}).flatMap(([name, one]) => nodesOf(one, `${path}/${name}`)),
  );
  const single = ['items', 'additionalProperties'].flatMap((key) => nodesOf(schema[key], `${path}/${key}`));
  const list: readonly unknown[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [];
  return [[path, schema], ...named, ...single, ...list.flatMap((one, at) => nodesOf(one, `${path}/${String(at)}`))];
}

let analysis: Analysis;

beforeAll(async () => {
  analysis = await analyze('samples/incidents/wrong-grant-type');
});

describe.each([1, 2] as const)('version %i of the schema', (version) => {
  let keepsContract: ValidateFunction;

  beforeAll(() => {
    keepsContract = new Ajv2020({ allErrors: true, strict: false }).compile(schemaOf(version));
  });

  test('has an absolute name', () => {
    expect(new URL(String(schemaOf(version)['$id'])).pathname).toBe(`/schema/analysis-${String(version)}.schema.json`);
  });

  test('says of every node what it is', () => {
    const nodes = nodesOf(schemaOf(version), '');
    expect(nodes.length).toBeGreaterThan(100);
    expect(nodes.filter(([, node]) => typeof node['description'] !== 'string').map(([path]) => path)).toEqual([]);
  });

  test.each([
    ['outcome', 'fine'],
    ['sources', null],
    ['tool', {}],
    ['findings', [{}]],
    ['schema', 'lic-analyze/analysis/3'],
  ])('is broken by a report with %s as %j', (field, value) => {
    const report: object = toJson(analysis, { schema: version });
    expect(keepsContract(report)).toBe(true);
    expect(keepsContract({ ...report, [field]: value })).toBe(false);
  });

  test('takes a report of an earlier release, which names no rivals', () => {
    const report = toJson(analysis, { schema: version });
    const findings = report.findings.map((finding) =>
      Object.fromEntries(Object.entries(finding).filter(([key]) => key !== 'rivals')),
    );
    expect(keepsContract({ ...report, findings })).toBe(true);
  });
});

describe('version 2', () => {
  /** A report with its numbers replaced by what they stand for. */
  function whole(value: unknown, cited: readonly unknown[]): unknown {
    if (Array.isArray(value)) {
      const isCited = value.length > 0 && value.every((one) => typeof one === 'number');
      return value.map((one: unknown) => (isCited ? cited[Number(one)] : whole(one, cited)));
    }
    if (!isObject(value)) return value;
    const { at, ...rest } = value;
    const place = typeof at === 'number' ? cited[at] : undefined;
    const own = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, whole(one, cited)]));
    return isObject(place) ? { ...place, ...own } : own;
  }

  test('says the same as version 1, in less than two thirds of the bytes', () => {
    const { cited, ...second } = toJson(analysis, { schema: 2 });
    const first = toJson(analysis);
    expect(whole({ ...second, schema: first.schema }, cited)).toEqual(first);
    expect(renderJson(analysis, { schema: 2 }).length).toBeLessThan((renderJson(analysis).length * 2) / 3);
  });
});
