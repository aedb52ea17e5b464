import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { analyze } from '../src/index.js';
import { reportJson } from '../src/report/json.js';

/** What keeps the contract is tested of every bundle (analyze/every-bundle.ts); here is what does not. */

let keepsContract: ValidateFunction;
let report: object;

beforeAll(async () => {
  const schema: unknown = JSON.parse(readFileSync('docs/schema/analysis-1.schema.json', 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object.');
  keepsContract = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  report = reportJson(await analyze('samples/incidents/wrong-grant-type'));
});

test.each([
  ['outcome', 'fine'],
  ['sources', null],
  ['tool', {}],
  ['findings', [{}]],
])('a JSON report with %s as %j breaks the schema', (field, value) => {
  expect(keepsContract(report)).toBe(true);
  expect(keepsContract({ ...report, [field]: value })).toBe(false);
});
