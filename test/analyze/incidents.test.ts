import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { incidentCases } from '../../scripts/accuracy/cases.js';
import { analyze } from '../../src/index.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { testBundles } from './every-bundle.js';

/** The bundles of this repository, and what their first screen must say. */
const cases = incidentCases();

test('all are there', () => {
  expect(cases.length).toBeGreaterThanOrEqual(12);
});

testBundles(cases, (of, truth) => {
  test('the first forty lines alone say cause, confidence, fix and next step', () => {
    const analysis = of();
    const screen = renderMarkdown(analysis).split('\n').slice(0, 40).join('\n');
    const said = screen.replace(/\s+/g, ' ');
    const [finding] = analysis.findings;
    if (finding === undefined) {
      expect([truth.healthy, /No failure:|No license sync found/.test(said)]).toEqual([true, true]);
      return;
    }
    const sure = finding.confidence === 'confirmed' ? '' : `${finding.confidence} `;
    expect(screen).toMatch(new RegExp(`^# License sync(?: failed)?, ${sure}cause: `, 'm'));
    expect(said).toContain(`VERDICT ${finding.cause}`);
    expect(screen).toMatch(new RegExp(`^CONFIDENCE ${finding.confidence.toUpperCase()}: \\S`, 'm'));
    // The fix is asked of somebody by name, and where it is not sure what decides is asked first.
    expect(said).toMatch(/ASK (?:SSM|SD-WAN|DNS|Proxy) admin: |ASK Network team: /);
    expect(said).toContain(withoutPlace(finding.fix[0] ?? 'no fix').replaceAll('`', ''));
    if (finding.confidence === 'possible') expect(said).toContain('to decide, please send ');
    expect(screen).toMatch(/^STATUS {5}\S/m);
    expect(screen).toMatch(/^WHERE {6}\S/m);
  });
});

function withoutPlace(step: string): string {
  return step.replace(/^On (?:the )?SSM(?: On-Prem)?: /, '');
}

test.each(['noise', 'synced'])('samples/healthy/%s: nothing is found', async (name) => {
  const { findings } = await analyze(fileURLToPath(new URL(`../../samples/healthy/${name}`, import.meta.url)));
  expect(findings.map(({ rule, confidence }) => `${rule} at ${confidence}`)).toEqual([]);
});
