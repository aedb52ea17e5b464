import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Analysis } from '../../src/core/analysis.js';
import type { Evidence } from '../../src/core/evidence.js';
import { leaks, learn, learnSecrets, maskText } from '../../src/redact/mask.js';
import { analysis, cite, dated, finding, frame, line, micros, verdict } from '../support/analysis.js';
import { wrongGrant } from '../report/cases.js';
import { BARE, FORMED, QUOTED, write } from './given-away.js';
import { reportsOf, traces } from './reports.js';

const masked = (text: string): string => maskText(text, learnSecrets({ text }));

/** Sources of a case: logs, a capture, what somebody typed, a configuration. */
const SOURCES = ['manager/vmanage-server.log', 'ssm/messages', 'eth0.pcap', 'typed.txt', 'running-config.txt', 'a.har'];

/** Places of an analysis that a report shows. */
const PLACES: readonly ((seen: Evidence, text: string) => Analysis)[] = [
  (seen) => analysis({ ...wrongGrant, findings: [finding({ evidence: [cite(seen, 'asked')] })] }),
  (_, text) => analysis({ ...wrongGrant, findings: [finding({ explanation: text })] }),
  (seen, text) =>
    analysis({ ...wrongGrant, verdicts: [verdict('wrong-client-secret', { reason: `not ${text}`, by: [seen] })] }),
  (seen) =>
    analysis({
      ...wrongGrant,
      unexplained: [{ template: seen.text, source: seen.source, count: 1, first: null, last: null, sample: seen }],
    }),
  (seen, text) => analysis({ ...wrongGrant, notices: [{ code: 'unreadable', source: seen.source, message: text }] }),
  (seen) => {
    const at = micros('2024-03-05T10:15:01Z');
    const logged = dated(
      'manager.license-log',
      { 'log.logger': 'SmartLicensingUtil', 'log.level': 'INFO' },
      [seen],
      at,
      at,
    );
    return analysis({ ...wrongGrant, timeline: [...wrongGrant.timeline, logged] });
  },
];

/** The text in a source at a place, and beside it once more where nothing gives it away. */
function planted(text: string, secret: string, source: string, place: number): Analysis {
  const seen = source.endsWith('.pcap') ? frame(source, 7, text) : line(source, 7, text);
  const one = PLACES[place]?.(seen, text) ?? analysis();
  return {
    ...one,
    releases: [{ host: 'manager.example', version: '20.9.1', evidence: [line(source, 8, `x ${secret} y`)] }],
  };
}

const SECRET = 'planted-secret-Zq8+t1ger';
const SPACED = 'planted secret Zq8 of t1ger';
const GIVEN: readonly (readonly [text: string, secret: string])[] = [
  ...BARE.map((text) => [write(text, SECRET), SECRET] as const),
  ...QUOTED.map((text) => [write(text, SPACED), SPACED] as const),
];

describe('given away', () => {
  test.each(GIVEN)('%s', (text, secret) => {
    // Learned, so that it goes where nothing gives it away; and no word of it stays.
    const shown = masked(`${text}\nthen ${secret}`);
    expect(traces(shown, secret)).toEqual([]);
    expect(shown).toMatch(/then \*{4}$/);
    expect(shown).not.toMatch(/t1ger/);
  });

  test.each(FORMED)('by its form: %s', (text, secret) => {
    expect(masked(text)).toContain('****');
    expect(traces(masked(text), secret)).toEqual([]);
  });
});

/** Texts that one analysis holds: a report shows the lines of each finding, up to a bound. */
const CHUNK = 10;
const chunks = Array.from({ length: Math.ceil((GIVEN.length + FORMED.length) / CHUNK) }, (_, index) =>
  [...GIVEN, ...FORMED].slice(index * CHUNK, (index + 1) * CHUNK),
);

test.each(chunks.map((chunk, index) => [index, chunk] as const))('no report shows them, chunk %i', (_, chunk) => {
  const evidence = chunk.map(([text], index) => cite(line('typed.txt', index + 1, text), 'typed'));
  const one = analysis({
    ...wrongGrant,
    findings: [finding({ evidence, attempts: ['attempt-1'] })],
    verdicts: [verdict('wrong-client-secret', { reason: 'typed', by: evidence })],
  });
  const reports = reportsOf(one);
  expect(reports[0]).toContain('typed.txt');
  for (const report of reports) {
    expect(chunk.flatMap(([, secret]) => traces(report, secret))).toEqual([]);
    expect(leaks(report, learn(one))).toEqual([]);
  }
});

describe('random secrets at random places of random sources', () => {
  const inner = fc.string({ minLength: 6, maxLength: 24, unit: fc.constantFrom(...Array.from('aZ09-_.~!+:@^')) });
  const spaced = fc.string({ minLength: 6, maxLength: 24, unit: fc.constantFrom(...Array.from('aZ09-_.~!+/@^* ')) });
  // Its ends differ from a mask, a sentence and every word of a report.
  const given = fc.oneof(fc.tuple(fc.constantFrom(...BARE), inner), fc.tuple(fc.constantFrom(...QUOTED), spaced));

  test('are in no report', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(...SOURCES), fc.nat(PLACES.length - 1), ([text, core], source, place) => {
        const secret = `q7${core}Wx`;
        const one = planted(write(text, secret), secret, source, place);
        const lesson = learn(one);
        for (const report of reportsOf(one)) {
          expect(traces(report, secret)).toEqual([]);
          expect(leaks(report, lesson)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
