import { expect, test } from '@jest/globals';
import { LicAnalyzeError } from '../../src/core/errors.js';

test('misuse is an Error with a code and a name of its own', () => {
  const error = new LicAnalyzeError('path-missing', 'case.zip is not there.');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'LicAnalyzeError', code: 'path-missing', message: 'case.zip is not there.' });
});
