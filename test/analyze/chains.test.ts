/** Several license servers or gateways on the way: who served a sync, and which lines are one request. */
import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../samples/make/bundle.js';
import { chainBundle, type ChainForm } from '../../samples/make/parties/chain.js';
import { pairBundle, type PairForm } from '../../samples/make/parties/pair.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze, renderMarkdown } from '../../src/index.js';

const analysisOf = ({ files }: Bundle): Promise<Analysis> =>
  analyze([...files].map(([path, content]) => ({ path, content })));

const pairNoticesOf = ({ notices }: Analysis): readonly string[] =>
  notices.filter(({ code }) => code === 'server-pair').map(({ message }) => message);

describe('two license servers behind one name', () => {
  const FORMS: readonly (readonly [string, PairForm])[] = [
    ['as in the sample', {}],
    ['the second one first', { present: ['b', 'a'] }],
    ['an IPv6 manager', { manager: { address: '2001:db8::21' } }],
    ['clocks that differ', { ahead: { a: -20, b: 37 } }],
  ];

  test.each(FORMS)('%s', async (_form, form) => {
    const analysis = await analysisOf(pairBundle(form));
    expect(analysis.attempts.map(({ servedBy }) => servedBy?.host)).toEqual(['ssm-a', 'ssm-a', 'ssm-b', 'ssm-b']);
    expect(pairNoticesOf(analysis)).toEqual([
      expect.stringMatching(
        /^ssm\.example\.net is .* ssm-a from .* 08:40:12 to .* 09:10:\d\d, then ssm-b from .* 09:41:/,
      ),
    ]);
    const [finding] = analysis.findings;
    expect(finding).toMatchObject({ rule: 'wrong-user-password', confidence: 'confirmed', attempts: ['A3', 'A4'] });
    expect(finding?.evidence.some(({ source }) => source === 'ssm-b/messages')).toBe(true);
    expect(finding?.evidence.some(({ source }) => source === 'ssm-a/messages')).toBe(false);
    expect(renderMarkdown(analysis)).toContain('stage: token, served by ssm-b');
  });

  test('the log of the idle one is no sign that nothing was asked', async () => {
    const analysis = await analysisOf(pairBundle({ present: ['a'] }));
    expect(analysis.attempts.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded', 'failed', 'failed']);
    expect(analysis.findings[0]).toMatchObject({ rule: 'wrong-user-password', stage: 'token' });
    expect(analysis.attempts[2]?.joins).toEqual([]);
  });

  test('near miss: one of them served all', async () => {
    const syncs = [
      { time: '08:40:12.300', ending: 'synced', by: 'a' },
      { time: '09:41:33.902', ending: 'password-wrong', by: 'a' },
    ] as const;
    const analysis = await analysisOf(pairBundle({ syncs }));
    expect(pairNoticesOf(analysis)).toEqual([]);
    expect(renderMarkdown(analysis)).not.toContain('served by');
  });
});

describe('a load balancer before the license server', () => {
  const wayOf = ({ attempts }: Analysis): readonly (readonly string[])[] =>
    attempts.map(({ client, hops }) => [...client.addresses, ...hops.map(({ to }) => to)]);
  const whole = (address: string): readonly string[] => [address, 'balancer', 'gateway', 'application'];

  const FORMS: readonly (readonly [string, ChainForm])[] = [
    ['as in the sample', {}],
    ['at IPv6 addresses', { address: '2001:db8::21', balancer: '2001:db8:9::9' }],
    ['its clock 33 s ahead', { ahead: 33 }],
    ['without a log of the manager', { withManager: false }],
    ['another gateway between the two', { forwarded: '192.0.2.21, 198.51.100.8' }],
  ];

  test.each(FORMS)('one attempt a sync: %s', async (_form, form) => {
    const analysis = await analysisOf(chainBundle(form));
    expect(wayOf(analysis)).toEqual(Array.from({ length: 3 }, () => whole(form.address ?? '192.0.2.21')));
  });

  test('X-Forwarded-For is the proof', async () => {
    const { attempts } = await analysisOf(chainBundle());
    expect(attempts[1]?.joins).toContainEqual({ source: 'balancer/access.log', by: 'forwarded' });
  });

  test('near miss: the header names another client, so both gateways speak of requests of their own', async () => {
    const analysis = await analysisOf(chainBundle({ forwarded: '203.0.113.77', withManager: false }));
    const failed = analysis.attempts.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ client }) => client.addresses[0]).sort()).toEqual([
      '192.0.2.21',
      '192.0.2.21',
      '203.0.113.77',
      '203.0.113.77',
    ]);
    expect(analysis.attempts.flatMap(({ hops }) => hops).some(({ to }) => to === 'balancer')).toBe(false);
  });

  test('near miss: without the header nothing is one', async () => {
    const analysis = await analysisOf(chainBundle({ forwarded: null }));
    expect(analysis.attempts.flatMap(({ hops }) => hops).some(({ to }) => to === 'balancer')).toBe(false);
  });
});
