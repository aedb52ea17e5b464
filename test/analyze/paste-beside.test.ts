/** What a paste beside a case changed, in the first line of the report. */
import { expect, test } from '@jest/globals';
import { isOwnReport } from '../../src/bundle/own-report.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze, renderMarkdown } from '../../src/index.js';

const CASE = 'samples/incidents/wrong-client-secret';

async function reportWith(content: string): Promise<string> {
  const { findings, outcome } = await analyze(CASE);
  const analysis: Analysis = await analyze([CASE, { path: '-', content }]);
  return renderMarkdown({ ...analysis, before: { findings, outcome } });
}

test('an isolated line that the cause explains', async () => {
  const report = await reportWith('{"error":"invalid_client"}\n');
  expect(report.split('\n')[0]).toMatch(
    /^The paste changes no verdict; .* It is an isolated line that this cause explains\.$/,
  );
  expect(isOwnReport(report)).toBe(true);
});

test('one that it does not explain, and one of a device', async () => {
  expect(await reportWith('java.net.SocketTimeoutException: connect timed out\n')).toMatch(/^.* does not explain\.\n/);
  const device = '%SMART_LIC-3-COMM_FAILED: Communications failure with the CSSM : No detailed information given\n';
  expect(await reportWith(device)).toMatch(/^.*a line of a device's own licensing\.\n/);
});

test('a first cause where none was', async () => {
  const analysis = await analyze([{ path: '-', content: '{"error":"invalid_client"}' }]);
  const report = renderMarkdown({ ...analysis, before: { findings: [], outcome: 'nothing-to-judge' } });
  expect(report).toMatch(/^The paste gives the first cause: .* \(possible\); without it none was found\.\n/);
});
