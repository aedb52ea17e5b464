import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/index.js';
import { allowedOf, filesOf, INCIDENTS, type BundleFile } from './incidents.js';

const isManagerLog = ({ path }: BundleFile): boolean => /vmanage-server\.log(?:\.\d+)?$/.test(path);

/** The manager's lines end at a column, as they do where a terminal was copied. */
function cut(files: readonly BundleFile[], column: number): readonly BundleFile[] {
  return files.map((file) => {
    if (!isManagerLog(file)) return file;
    const lines = file.content.toString('latin1').split('\n');
    return { ...file, content: Buffer.from(lines.map((line) => line.slice(0, column)).join('\n'), 'latin1') };
  });
}

/** What is wrong, or said of a healthy system. */
async function wrongAt(name: string, files: readonly BundleFile[], column: number): Promise<readonly string[]> {
  const { healthy, rules } = allowedOf(name);
  const { findings } = await analyze(cut(files, column));
  return findings
    .filter(({ rule, confidence }) => healthy || (confidence !== 'possible' && !rules.has(rule)))
    .map(({ rule, confidence }) => `column ${column}: ${rule} ${confidence}`);
}

const [FIRST, LAST] = [60, 160];
/** Each bundle is cut at every so many columns, and another one at the columns between, so that together they are all. */
const STEP = 4;

describe('lines of the manager cut at any column: nothing wrong is said to be likely', () => {
  const bundles = INCIDENTS.map((name) => [name, filesOf(name)] as const).filter(([, files]) =>
    files.some(isManagerLog),
  );

  test('there are bundles to cut', () => {
    expect(bundles.length).toBeGreaterThanOrEqual(9);
  });

  test.each(bundles.map(([name, files], index) => [name, FIRST + (index % STEP), files] as const))(
    '%s from %i on',
    async (name, first, files) => {
      const wrong: string[] = [];
      for (let column = first; column <= LAST; column += STEP) wrong.push(...(await wrongAt(name, files, column)));
      expect(wrong).toEqual([]);
    },
  );
});
