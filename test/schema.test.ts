import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { analyze } from '../src/index.js';
import { renderJson } from '../src/report/json.js';

/** The JSON report of every incident keeps the contract that ships with the package. */

const incidents = readdirSync('samples/incidents', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let keepsContract: ValidateFunction;

beforeAll(() => {
  const schema: unknown = JSON.parse(readFileSync('docs/schema/analysis-1.schema.json', 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object.');
  keepsContract = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
});

describe('the JSON report', () => {
  test.each(incidents)('of %s keeps the schema', async (name) => {
    const report: unknown = JSON.parse(renderJson(await analyze(`samples/incidents/${name}`)));
    keepsContract(report);
    expect(keepsContract.errors ?? []).toEqual([]);
  });

  test.each([
    ['outcome', 'fine'],
    ['sources', null],
    ['tool', {}],
    ['findings', [{}]],
  ])('with %s as %j does not', async (field, value) => {
    const report: unknown = JSON.parse(renderJson(await analyze('samples/incidents/wrong-grant-type')));
    expect(keepsContract(Object.assign({}, report, { [field]: value }))).toBe(false);
  });
});
