import { test } from '@jest/globals';
import { corpusCases, corpusFolder } from '../../scripts/accuracy/cases.js';
import { testBundles } from './every-bundle.js';

const cases = corpusCases();
if (cases === null) {
  const missing = `labelled bundles: none at ${corpusFolder()} (LIC_ANALYZE_CORPUS says where)`;
  process.stderr.write(`${missing}\n`);
  test.skip(missing, () => undefined);
} else {
  testBundles(cases);
}
