import { describe, expect, test } from '@jest/globals';
import type { MemoryFile } from '../../src/analyze.js';
import { pattern } from '../../src/core/pattern.js';
import type { Rule } from '../../src/core/rule.js';
import { checkRule, type RuleSamples } from '../../src/testing.js';
import { claim, deciding, LOCKED, rule, STATUS_401 } from '../engine/forms.js';
import { managerLine } from '../support/lines.js';
import { file, managerSync } from '../support/sync.js';
import { T0 } from '../support/events.js';

const refused: MemoryFile = file('vmanage-server.log', managerSync(T0, '401 {"error":"invalid_client"}'));
const wrongPassword: MemoryFile = file('vmanage-server.log', managerSync(T0, '400 {"error":"invalid_grant"}'));
const passed: MemoryFile = file('vmanage-server.log', managerSync(T0, null));
const healthy: MemoryFile = file('noise.log', [managerLine('Session idle', { logger: 'SessionLedger' })]);

const PLAIN: RuleSamples = {
  fires: refused,
  confidence: 'confirmed',
  quiet: passed,
  nearMisses: { 'another status': { input: wrongPassword, verdict: 'clear', stoppedAt: 'refused' } },
};

const REFUSED = { refused: deciding('refused', STATUS_401) };

/** A rule that decides by the 401, so that no built-in rule is its rival. */
const check = (parts: Partial<Rule> = {}, samples: Partial<RuleSamples> = {}): Promise<readonly string[]> =>
  checkRule(rule({ id: 'own-rule', steps: REFUSED, ...parts }), { ...PLAIN, ...samples });

describe('checkRule finds nothing to say', () => {
  test('of a rule that holds', async () => {
    expect(await check()).toEqual([]);
  });

  test('of one with a contradiction that bites', async () => {
    expect(await check({ contradicts: { locked: claim('the user is locked', LOCKED) } })).toEqual([]);
  });

  test('of a step that tests nothing but that it was there', async () => {
    const steps = { ...REFUSED, called: claim('called', { see: 'manager.call' }) };
    const nearMisses = { other: { input: wrongPassword, verdict: 'clear' } } as const;
    expect(await check({ steps }, { nearMisses })).toEqual([]);
  });
});

describe('checkRule says', () => {
  test('that a pattern can take exponential time, and not that it can take a polynomial one', async () => {
    const contradicts = {
      slow: claim('slow', { see: 'manager.license-log', where: { 'error.message': pattern.matches(/^(a+)+$/) } }),
      long: claim('long', { see: 'manager.license-log', where: { 'error.message': pattern.matches(/a.*a.*$/) } }),
    };
    const said = await check({ contradicts });
    expect(said.filter((one) => one.includes('exponential'))).toEqual([
      expect.stringMatching(/^slow: \/\^\(a\+\)\+\$\/ can take exponential time on a text like /),
    ]);
  });

  test('that the rule does not fire', async () => {
    expect(await check({}, { fires: wrongPassword })).toContain('fires: own-rule is not among the findings');
  });

  test('that it fires at another confidence', async () => {
    expect(await check({}, { confidence: 'likely' })).toEqual(['fires: confirmed, not likely']);
  });

  test('that a step is not needed', async () => {
    // Any call does, refused or not: with its facts changed the rule still stands.
    const called = deciding('called', { see: 'manager.call', where: { 'url.path': { is: 'present' } } });
    expect(await check({ steps: { called } }, { nearMisses: {} })).toEqual([
      'step called: with its facts changed the rule still stands',
    ]);
  });

  test('that a contradiction does not bite', async () => {
    const never = claim('never', {
      see: 'oauth.token-answer',
      where: { 'url.path': { is: 'matches', re: /^(?!x)y/ } },
    });
    expect(await check({ contradicts: { never } })).toContain('contradiction never: seen, and the rule still fits');
  });

  test('that a passing sync is not quiet', async () => {
    const [first] = await check({}, { quiet: refused });
    expect(first).toMatch(/^quiet: .*own-rule.* found$/);
  });

  test('that a near miss does not stop where it should', async () => {
    const nearMisses = {
      'at another step': { input: wrongPassword, verdict: 'clear', stoppedAt: 'elsewhere' },
      'not at all': { input: refused, verdict: 'clear' },
      'no sync': { input: healthy, verdict: 'unjudged' },
    } as const;
    expect(await check({}, { nearMisses })).toEqual([
      'at another step: clear refused, not clear elsewhere',
      'not at all: found, not clear',
      'no sync: no verdict, not unjudged',
      'no sync: no attempt was seen',
    ]);
  });
});

describe('noise', () => {
  test('of a healthy system changes nothing', async () => {
    expect(await check({}, { noise: ['samples/healthy/noise'] })).toEqual([]);
  });

  test('that changes something is said', async () => {
    const locked = claim('some user is locked', { see: 'oauth.user-locked', scope: 'bundle' });
    const found = await check({ contradicts: { locked } }, { noise: ['samples/rules/user-locked/fires'] });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^noise: own-rule-[0-9a-f]{8} confirmed became user-locked-/);
  });
});
