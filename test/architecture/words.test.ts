import { expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Without the rules that need types, which would take longer than all the rest of this test.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

async function isBanned(code: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: 'src/core/version.ts' });
  return (result?.messages ?? []).some(({ ruleId }) => ruleId === 'id-match');
}

test.each([
  'export const told = 1;',
  'export const lastTold = 1;',
  'export const MAX_TOLD = 1;',
  'export class Teller {}',
  'export function tellAll(): void {}',
  'export class Run { readonly #told = 1; one(): number { return this.#told; } }',
  'export const place = { tells: 1 };',
])('no name says who told whom: %s', async (code) => {
  expect(await isBanned(code)).toBe(true);
});

test.each(['export const satellite = 1;', 'export const toldoBay = 1;', 'export const intelligence = 1;'])(
  'a word that only holds the letters is none: %s',
  async (code) => {
    expect(await isBanned(code)).toBe(false);
  },
);
