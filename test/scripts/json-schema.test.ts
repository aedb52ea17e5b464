import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { SchemaWriter, type JsonSchema } from '../../scripts/generate/json-schema.js';
import { exportedInterfaces } from '../../scripts/generate/program.js';

const folder = mkdtempSync(join(tmpdir(), 'schema-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The schema of the last interface that a source exports. */
function schemaOf(source: string): JsonSchema {
  const path = join(folder, 'shape.ts');
  writeFileSync(path, source);
  const program = ts.createProgram([path], {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2023,
  });
  const file = program.getSourceFile(path);
  const root = file === undefined ? undefined : exportedInterfaces(file).at(-1);
  if (root === undefined) throw new Error('no interface');
  const checker = program.getTypeChecker();
  return new SchemaWriter(checker).document(checker.getTypeAtLocation(root));
}

describe('JSON schema of types', () => {
  test('fields, those that may be left out, and what they are for', () => {
    const source =
      'export interface R {\n/** How many. */\nreadonly n: number; readonly s?: string; readonly b: boolean | null }';
    expect(schemaOf(source)).toEqual({
      type: 'object',
      properties: {
        n: { description: 'How many.', type: 'number' },
        s: { type: 'string' },
        b: { type: ['boolean', 'null'] },
      },
      required: ['n', 'b'],
      $defs: {},
    });
  });

  test('literals and null', () => {
    expect(schemaOf("export interface R { a: 'x' | 'y'; b: 'x' | null; c: 'only'; d: true }")).toMatchObject({
      properties: {
        a: { enum: ['x', 'y'] },
        b: { enum: ['x', null] },
        c: { const: 'only' },
        d: { const: true },
      },
    });
  });

  test('lists, records and shapes that stand in several places, or in themselves', () => {
    const source = `interface Part { readonly parts: readonly Part[] }
      export interface R { one: Part; many: readonly Part[]; some: readonly [Part, ...Part[]]; by: Readonly<Record<string, number>> }`;
    const part = { $ref: '#/$defs/Part' };
    expect(schemaOf(source)).toMatchObject({
      properties: {
        one: part,
        many: { type: 'array', items: part },
        some: { type: 'array', minItems: 1, items: part },
        by: { type: 'object', additionalProperties: { type: 'number' } },
      },
      $defs: { Part: { type: 'object', properties: { parts: { type: 'array', items: part } }, required: ['parts'] } },
    });
  });

  test('every node says what it is: by the comment, by its tag, or by that of the interface', () => {
    const source = `/** A part. */ interface Part {}
      export interface R {
      /** All. */
      parts: readonly Part[];
      /**
       * Names.
       * @each A name.
       */
      names: readonly string[] | null; by: Readonly<Record<string, number | string>>; one: Part | null }`;
    const part = { description: 'A part.', $ref: '#/$defs/Part' };
    expect(schemaOf(source)).toMatchObject({
      properties: {
        parts: { description: 'All.', type: 'array', items: part },
        names: { description: 'Names.', type: ['array', 'null'], items: { description: 'A name.', type: 'string' } },
        by: { additionalProperties: { type: ['string', 'number'] } },
        one: { anyOf: [part, { type: 'null' }] },
      },
      $defs: { Part: { description: 'A part.' } },
    });
  });

  test('what JSON cannot hold is an error', () => {
    expect(() => schemaOf('export interface R { readonly big: bigint }')).toThrow('No JSON Schema for bigint');
  });
});
