import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { corpusCases, incidentCases } from '../../scripts/accuracy/cases.js';
import { analyze } from '../../src/index.js';
import type { Analysis } from '../../src/core/analysis.js';
import { renderHtml } from '../../src/report/html.js';
import { renderJson, reportJson } from '../../src/report/json.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { leaks, learn } from '../../src/redact/mask.js';
import { brokenIn } from './github.js';

const REDACTIONS = ['secrets', 'identities'] as const;

test('the judge of Markdown finds what is broken', async () => {
  expect(await brokenIn('# a\n\n```text\nx\n')).toEqual([expect.stringMatching(/^open fence/)]);
  expect(await brokenIn('see https://manager.example/ there')).toEqual(['link: https://manager.example/']);
  expect(await brokenIn('<b>x</b>')).toHaveLength(2);
  expect(await brokenIn('| a | b |\n| --- | --- |\n| 1 |\n')).toEqual([expect.stringMatching(/^table of 2 and 1/)]);
  expect(await brokenIn('words\n\n| a | b |\n')).toEqual([expect.stringMatching(/^row: /)]);
  expect(await brokenIn('```mermaid\nsequenceDiagram\n  M=>>\n```')).toEqual([expect.stringMatching(/^diagram: /)]);
});

const cases = [...incidentCases(), ...(corpusCases() ?? [])];

describe.each(cases)('$id', ({ input }) => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyze(input);
  });

  test('is whole on GitHub, for every reader and in any size', async () => {
    expect(await brokenIn(renderMarkdown(analysis))).toEqual([]);
    expect(await brokenIn(renderMarkdown(analysis, { for: 'customer', redact: 'identities' }))).toEqual([]);
    expect(await brokenIn(renderMarkdown(analysis, { maxSize: 12_000 }))).toEqual([]);
  });

  test('shows no secret, and no name where names are replaced, in any form', () => {
    for (const redact of REDACTIONS) {
      const learned = learn(analysis, { redact });
      const options = { for: redact === 'secrets' ? ('engineer' as const) : ('customer' as const), redact };
      expect(leaks(renderMarkdown(analysis, options), learned)).toEqual([]);
      expect(leaks(renderHtml(analysis, options), learned)).toEqual([]);
      expect(leaks(renderJson(analysis, { redact }), learned)).toEqual([]);
    }
  });

  test('finds the same with and without names', () => {
    const [open, hidden] = REDACTIONS.map((redact) => reportJson(analysis, { redact }));
    const judged = (report: typeof open): unknown => ({
      outcome: report?.outcome,
      findings: report?.findings.map(({ id, rule, confidence, why, stage, attempts, window }) => {
        return { id, rule, confidence, why, stage, attempts, window };
      }),
      verdicts: report?.verdicts.map(({ rule, attempt, verdict, count }) => ({ rule, attempt, verdict, count })),
      stages: report?.attempts.map(({ stages }) => stages.map(({ stage, state, start }) => [stage, state, start])),
    });
    expect(judged(hidden)).toEqual(judged(open));
    expect(hidden?.findings.map(({ evidence }) => evidence.map(({ number }) => number))).toEqual(
      open?.findings.map(({ evidence }) => evidence.map(({ number }) => number)),
    );
  });

  test('is a page of less than a megabyte', () => {
    expect(Buffer.byteLength(renderHtml(analysis))).toBeLessThan(1_000_000);
  });
});

describe('the first forty lines alone', () => {
  test.each(incidentCases())('of $id say cause, confidence, fix and next step', async ({ input, truth }) => {
    const analysis = await analyze(input);
    const screen = renderMarkdown(analysis).split('\n').slice(0, 40).join('\n');
    const said = screen.replace(/\s+/g, ' ');
    const [finding] = analysis.findings;
    if (finding === undefined) {
      expect([truth.healthy, /No failure:|Nothing to judge:/.test(said)]).toEqual([true, true]);
      return;
    }
    expect(screen).toContain(`# License sync: ${finding.confidence === 'confirmed' ? '' : `${finding.confidence}: `}`);
    expect(said).toContain(`VERDICT ${finding.cause}`);
    expect(screen).toMatch(new RegExp(`^CONFIDENCE ${finding.confidence.toUpperCase()}: \\S`, 'm'));
    // The fix is asked of somebody by name, and where it is not sure what decides is asked first.
    expect(said).toMatch(/ASK (?:SSM|SD-WAN|DNS|Proxy) admin: |ASK Network team: /);
    expect(said).toContain(withoutPlace(finding.fix[0] ?? 'no fix'));
    if (finding.confidence === 'possible') expect(said).toContain('to decide, hand over ');
    expect(screen).toMatch(/^STATUS {5}\S/m);
    expect(screen).toMatch(/^WHERE {6}\S/m);
  });
});

function withoutPlace(step: string): string {
  return step.replace(/^On (?:the )?SSM(?: On-Prem)?: /, '');
}

test('the bundles of the larger set were there, or it is said that they were not', () => {
  if (corpusCases() === null)
    process.stderr.write('The larger set of bundles is not there; its reports are not tested.\n');
  expect(readFileSync(new URL('../../samples/incidents/README.md', import.meta.url), 'utf8')).toContain('# Incidents');
});
