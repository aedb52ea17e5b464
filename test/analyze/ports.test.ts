import { expect, test } from '@jest/globals';
import { analyze } from '../../src/index.js';
import { filesOf, INCIDENTS, type BundleFile } from './incidents.js';

const isText = ({ path, content }: BundleFile): boolean => !/\.(?:gz|pcap)$/.test(path) && !content.includes(0);

/** The license server listens on another port; a capture in bytes holds the old one in forms that text does not. */
function onPort(port: number, files: readonly BundleFile[]): readonly BundleFile[] {
  return files.map(({ path, content }) => ({
    path,
    content: Buffer.from(content.toString('latin1').replace(/(?<=[.:])8443\b/g, String(port)), 'latin1'),
  }));
}

const findingsOf = async (files: readonly BundleFile[]): Promise<readonly string[]> =>
  (await analyze(files)).findings.map(
    ({ rule, confidence, evidence }) => `${rule} ${confidence} ${String(evidence.length)}`,
  );

const bundles = INCIDENTS.map((name) => [name, filesOf(name)] as const).filter(
  ([, files]) => files.every(isText) && files.some(({ content }) => content.includes('8443')),
);

test('there are bundles in text to change', () => {
  expect(bundles.length).toBeGreaterThanOrEqual(3);
});

test.each(bundles)('%s: the license server on another port, the same findings', async (_name, files) => {
  expect(await findingsOf(onPort(9443, files))).toEqual(await findingsOf(files));
});
