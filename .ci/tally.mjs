/**
 * Reads jest's JSON results, says what was skipped, holds the number of tests against test/floor.json, and ends with
 * the line `N passed, N failed`. Arguments: results in UTC, results in another zone, number and names of failed steps.
 */
import { existsSync, readFileSync } from 'node:fs';

const [utcPath, otherPath, , ...failedSteps] = process.argv.slice(2);
const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/** Tests by state; a suite that did not run counts as one failed test. */
function count(result) {
  if (result === null) return { passed: 0, failed: 1, skipped: [] };
  const skipped = result.testResults.flatMap((suite) =>
    suite.assertionResults
      .filter((test) => ['pending', 'skipped', 'todo', 'disabled'].includes(test.status))
      .map((test) => test.fullName),
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites, skipped };
}

const utc = count(read(utcPath));
const other = count(read(otherPath));
const floor = JSON.parse(readFileSync(new URL('../test/floor.json', import.meta.url), 'utf8')).tests;

console.log('');
console.log(
  `Tests in UTC: ${utc.passed} passed, ${utc.failed} failed, ${utc.skipped.length} skipped. In Asia/Kolkata: ${other.passed} passed, ${other.failed} failed.`,
);
for (const name of utc.skipped) console.log(`  skipped: ${name}`);
for (const name of failedSteps) console.log(`  failed step: ${name}`);

const problems = [];
if (utc.passed < floor) problems.push(`${utc.passed} tests passed, test/floor.json asks for ${floor}`);
// A step can fail without a failing test: lint, coverage under its floor, the demo.
if (failedSteps.length > 0 && utc.failed + other.failed === 0) problems.push('a step failed while every test passed');
for (const problem of problems) console.log(`  ${problem}`);

const failed = utc.failed + other.failed + problems.length;
console.log(`${utc.passed + other.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
