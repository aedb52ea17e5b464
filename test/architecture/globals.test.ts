import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Without the rules that need types, which would take longer than all the rest of this test.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

/** What only Node has, as a value and as a type. */
const OF_NODE = `
export const bytes = Buffer.alloc(1);
export const held: Buffer | null = null;
export const stream = process.stdin;
setImmediate(() => undefined);
`;

async function bans(filePath: string): Promise<readonly (readonly [line: number, rule: string | null])[]> {
  const [result] = await eslint.lintText(OF_NODE, { filePath });
  return (result?.messages ?? [])
    .map(({ line, ruleId }) => [line, ruleId] as const)
    .filter(([, rule]) => rule?.includes('restricted') !== false);
}

test('the command line writes where Outgoing has to be given, and nowhere else', async () => {
  const text =
    "import { writeFile } from 'node:fs/promises';\nprocess.stdout.write('x');\nexport const { stderr } = process;\n";
  const lint = async (filePath: string): Promise<readonly number[]> =>
    ((await eslint.lintText(text, { filePath }))[0]?.messages ?? [])
      .filter(({ ruleId }) => ruleId === 'no-restricted-syntax')
      .map(({ line }) => line);
  expect(await lint('src/cli/deliver.ts')).toEqual([1, 2, 3]);
  expect(await lint('src/cli/process-io.ts')).toEqual([]);
});

describe('what only Node has', () => {
  test.each(['src/core/version.ts', 'src/bundle/unpack.ts', 'src/packets.ts', 'src/parsers/captures/pcap.ts'])(
    'is banned in %s',
    async (file) => {
      expect(await bans(file)).toEqual([
        [2, 'no-restricted-globals'],
        [3, '@typescript-eslint/no-restricted-types'],
        [4, 'no-restricted-globals'],
        [5, 'no-restricted-globals'],
      ]);
    },
  );

  test.each(['src/cli/io.ts', 'src/bundle/node/stream.ts', 'src/platform/node.ts'])(
    'is allowed in %s',
    async (file) => {
      expect(await bans(file)).toEqual([]);
    },
  );
});
