import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { rollUpTypes } from '../../scripts/public-types/roll-up.js';

const home = mkdtempSync(join(tmpdir(), 'lic-analyze-types-'));
const own = join(home, 'node_modules', 'lic-analyze');

/** It takes the compiler and the extractor three times, on a machine that may have other work. */
const LONG = 300_000;

beforeAll(() => {
  mkdirSync(own, { recursive: true });
  rollUpTypes(join(own, 'dist', 'types'));
  writeFileSync(join(own, 'package.json'), readFileSync('package.json'));
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
}, LONG);

afterAll(() => {
  rmSync(home, { recursive: true });
});

/** What the compiler says of a program of a user, strict, with the declarations checked and no types of Node. */
function complaints(source: string): readonly string[] {
  const path = join(home, 'use.ts');
  writeFileSync(path, source);
  const program = ts.createProgram([path], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const USE = `
import { analyze, defineRule, pattern, renderJson, toJson, type Abort, type Analysis } from 'lic-analyze';
import { readPackets } from 'lic-analyze/packets';
import { checkRule } from 'lic-analyze/testing';

declare module 'lic-analyze' {
  interface Facts {
    'my.event': { readonly 'my.field'?: string };
  }
}

export const rule = defineRule({
  id: 'my-cause',
  contract: 1,
  cause: 'x',
  stage: 'token',
  severity: 'error',
  prior: 1,
  steps: { one: { says: 'x', seen: [{ see: 'my.event', where: { 'my.field': pattern.equal('x') } }] } },
  explain: 'x',
  fix: [],
  verify: [],
  risk: [],
  collect: [],
  references: [],
});

export async function use(signal: Abort): Promise<readonly unknown[]> {
  const analysis: Analysis = await analyze('case', { rules: [rule], disable: ['redirected'], signal });
  const { cited } = toJson(analysis, { schema: 2 });
  const wrong = await checkRule(rule, { fires: 'a', confidence: 'likely', quiet: 'b', nearMisses: {} });
  return [cited, wrong, renderJson(analysis, { schema: 2 }), toJson(analysis).findings[0]?.rivals, readPackets];
}
`;

describe('the declarations that ship', () => {
  test('are one file an entry', () => {
    expect(readdirSync(join(own, 'dist', 'types')).sort()).toEqual(['index.d.ts', 'packets.d.ts', 'testing.d.ts']);
  });

  test('compile in a strict project without types of Node, with a plugin that merges kinds', () => {
    expect(complaints(USE)).toEqual([]);
  });

  test('and still refuse what is misspelt', () => {
    expect(complaints(USE.replace("equal('x')", 'equal(7)')).join()).toContain(
      "Type 'number' is not assignable to type 'string'",
    );
    expect(complaints(USE.replace("'my.event', where", "'my.evnt', where")).join()).toContain('my.evnt');
  });
});
