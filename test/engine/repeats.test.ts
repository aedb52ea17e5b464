import { expect, test } from '@jest/globals';
import type { Attempt, Finding } from '../../src/core/analysis.js';
import { withoutRepeats } from '../../src/engine/repeats.js';
import { attempt, finding } from '../support/analysis.js';

const seen = (id: string, parts: Partial<Attempt> = {}): Attempt =>
  attempt({ id, witness: 'server', client: { host: null, addresses: ['192.0.2.21'] }, ...parts });
const stranger = (id: string, parts: Partial<Attempt> = {}): Attempt =>
  seen(id, { witness: 'server', client: { host: null, addresses: ['203.0.113.77'] }, ...parts });

/** Findings of one rule, server and account, one an attempt. */
const found = (attempts: readonly Attempt[]): readonly Finding[] =>
  withoutRepeats(
    attempts.map(({ id }) => finding({ id: 'wrong-client-id-0badcafe', attempts: [id] })),
    attempts,
  );
const attemptsOf = (findings: readonly Finding[]): readonly (readonly string[])[] =>
  findings.map(({ attempts }) => attempts);

test('a second incident of one client adds its attempts', () => {
  expect(attemptsOf(found([seen('A3'), seen('A1')]))).toEqual([['A3', 'A1']]);
});

test('two clients have a finding each, and each its own id, whoever else fails between', () => {
  const findings = found([seen('A4'), stranger('A3'), seen('A2'), stranger('A1')]);
  expect(attemptsOf(findings)).toEqual([
    ['A4', 'A2'],
    ['A3', 'A1'],
  ]);
  expect(findings[0]?.id).toBe('wrong-client-id-0badcafe');
  expect(findings[1]?.id).toMatch(/^wrong-client-id-[0-9a-f]{8}$/);
  expect(findings[1]?.id).not.toBe(findings[0]?.id);
});

test('the nodes of a cluster that use one account have one finding', () => {
  const [one, other] = [seen('A2', { account: 'licsync' }), stranger('A1', { account: 'licsync' })];
  expect(attemptsOf(found([one, other]))).toEqual([['A2', 'A1']]);
});
