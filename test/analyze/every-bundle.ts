import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Case } from '../../scripts/accuracy/cases.js';
import { judge } from '../../scripts/accuracy/judge.js';
import type { Truth } from '../../scripts/accuracy/truth.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze } from '../../src/index.js';
import { renderHtml } from '../../src/report/html.js';
import { toJson } from '../../src/report/json.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { leaks, learn } from '../../src/redact/mask.js';
import { rules } from '../../src/rules/index.js';
import { brokenIn } from '../report/github.js';
import { reportOf } from '../report/sentences/items.js';
import { complaints } from '../report/sentences/judge.js';

const known = new Set(rules.map(({ id }) => id));

/** Where a rule exists for everything that went wrong in a bundle. */
const citationsAreDue = ({ healthy, causes }: Truth): boolean => !healthy && causes.every((cause) => known.has(cause));

/** The two ends of what is handed out: all of it to an engineer, and nothing of names to a customer. */
const READERS = [
  { for: 'engineer', redact: 'secrets' },
  { for: 'customer', redact: 'identities' },
] as const;

function reportsOf(analysis: Analysis, options: (typeof READERS)[number]) {
  return {
    learned: learn(analysis, { redact: options.redact }),
    markdown: renderMarkdown(analysis, options),
    html: renderHtml(analysis, options),
    json: toJson(analysis, { redact: options.redact }),
  };
}

type Reports = ReturnType<typeof reportsOf>;

/** What does not depend on names. */
function judgedIn({ outcome, findings, verdicts, attempts }: Reports['json']) {
  return {
    outcome,
    findings: findings.map(({ id, rule, confidence, why, stage, attempts: of, window, evidence }) => {
      return { id, rule, confidence, why, stage, of, window, lines: evidence.map(({ number }) => number) };
    }),
    verdicts: verdicts.map(({ rule, attempt, verdict, count }) => ({ rule, attempt, verdict, count })),
    stages: attempts.map(({ stages }) => stages.map(({ stage, state, start }) => [stage, state, start])),
  };
}

function contract(version: 1 | 2): ValidateFunction {
  const schema: unknown = JSON.parse(readFileSync(`docs/schema/analysis-${String(version)}.schema.json`, 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object.');
  return new Ajv2020({ allErrors: true, strict: false }).compile(schema);
}

const [keepsContract, keepsSecond] = [contract(1), contract(2)];

/** All that is asked of labelled bundles, in one place, so that each is analysed once: the cause, and every report of it. */
export function testBundles(
  cases: readonly Case[],
  more: (of: () => Analysis, truth: Truth) => void = () => undefined,
): void {
  describe.each(cases)('$id', ({ input, truth }) => {
    let analysis: Analysis;
    let reports: readonly Reports[] = [];
    beforeAll(async () => {
      analysis = await analyze(input);
      reports = READERS.map((options) => reportsOf(analysis, options));
    });
    afterAll(() => {
      reports = [];
    });

    test(`nothing wrong is found: ${truth.cause}`, () => {
      const found = judge(truth, analysis, known);
      expect(found.wrong.map(({ rule, confidence }) => `${rule} at ${confidence}`)).toEqual([]);
      expect({ first: found.first, verdict: found.verdict }).not.toMatchObject({ verdict: 'wrong' });
      if (citationsAreDue(truth)) expect(found.missed).toEqual([]);
    });

    test('says nothing in its sentences that the files do not show', () => {
      expect(complaints(reportOf(analysis))).toEqual([]);
    });

    test('is whole on GitHub, for every reader and in any size', async () => {
      for (const { markdown } of reports) expect(await brokenIn(markdown)).toEqual([]);
      expect(await brokenIn(renderMarkdown(analysis, { maxSize: 12_000 }))).toEqual([]);
    });

    test('shows no secret, and no name where names are replaced, in any form', () => {
      for (const { learned, markdown, html, json } of reports)
        for (const text of [markdown, html, JSON.stringify(json)]) expect(leaks(text, learned)).toEqual([]);
    });

    test('finds the same with and without names', () => {
      const [open, hidden] = reports.map(({ json }) => judgedIn(json));
      expect(hidden).toEqual(open);
    });

    test('is a page of less than a megabyte', () => {
      for (const { html } of reports) expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    });

    test('keeps the schema', () => {
      for (const { json } of reports) {
        keepsContract(JSON.parse(JSON.stringify(json)));
        expect(keepsContract.errors ?? []).toEqual([]);
      }
    });

    test('version 2 of the JSON report keeps its contract, and cites each place once', () => {
      const second = toJson(analysis, { schema: 2 });
      keepsSecond(JSON.parse(JSON.stringify(second)));
      expect(keepsSecond.errors ?? []).toEqual([]);
      const places = second.cited.map(({ source, unit, number, byteOffset }) =>
        [source, unit, number, byteOffset].join(' '),
      );
      expect(new Set(places).size).toBe(places.length);
    });

    more(() => analysis, truth);
  });
}
