import { describe, expect, test } from '@jest/globals';
import { hopsOf } from '../../src/attempts/hops.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { call, connection, request, SECOND, seen } from '../support/events.js';
import { draft, joined } from './drafts.js';

const app = (facts: Facts['app.request']): Dated => seen('app.request', facts);
const refused = (facts: Partial<Facts['manager.call']> = {}) => call({ 'event.duration': SECOND / 2, ...facts });

/** A request of the server's, as its gateway and its application logged it. */
function served(
  gateway: Partial<Facts['gateway.request']>,
  more: { readonly reached?: boolean; readonly parts?: readonly Dated[] },
) {
  const plain = request(more.reached === undefined ? {} : { 'app.reached': more.reached });
  const line = seen('gateway.request', { 'source.address': '192.0.2.10', ...gateway });
  return { ...plain, parts: [line, ...(more.parts ?? [])] as const };
}

describe('the hops of an attempt', () => {
  test('go from the manager to the application, with what each waited', () => {
    const inside = served({ 'event.duration': 300_000, 'gateway.upstream.duration': 250_000 }, { reached: true });
    expect(hopsOf(draft([joined(refused(), inside)]))).toEqual([
      { from: 'manager', to: 'gateway', seconds: 0.5 },
      { from: 'gateway', to: 'application', seconds: 0.25 },
    ]);
  });

  test("have the application's own time where the gateway did not measure", () => {
    const inside = served({}, { reached: true, parts: [app({ 'event.duration': 40_000 })] });
    expect(hopsOf(draft([joined(refused(), inside)])).at(-1)).toEqual({
      from: 'gateway',
      to: 'application',
      seconds: 0.04,
    });
  });

  test('end at the gateway that answered by itself', () => {
    expect(hopsOf(draft([joined(refused(), served({}, { reached: false }))]))).toHaveLength(1);
    expect(hopsOf(draft([joined(refused())]))).toEqual([{ from: 'manager', to: 'gateway', seconds: 0.5 }]);
  });

  test("have the gateway's time where the manager's log is missing", () => {
    expect(hopsOf(draft([joined(null, served({ 'event.duration': SECOND }, {}))]))).toEqual([
      { from: 'manager', to: 'gateway', seconds: 1 },
    ]);
  });

  test('go by the proxy, or end at it', () => {
    const proxy = { 'proxy.address': 'proxy.example', 'proxy.port': 3128 } as const;
    expect(hopsOf(draft([joined(refused(proxy))])).map(({ to }) => to)).toEqual(['proxy', 'gateway']);
    expect(hopsOf(draft([joined(refused({ ...proxy, 'proxy.failed': true }))]))).toEqual([
      { from: 'manager', to: 'proxy', seconds: 0.5 },
    ]);
  });

  test('are those of the request that failed, not of one that passed before', () => {
    const passed = call({ 'event.outcome': 'success', 'event.duration': 2 * SECOND });
    expect(hopsOf(draft([joined(passed), joined(refused())]))[0]?.seconds).toBe(0.5);
  });

  test('of a capture alone are its connection', () => {
    expect(hopsOf(draft([], { flows: [connection({ 'event.duration': 3 * SECOND })] }))).toEqual([
      { from: 'manager', to: 'gateway', seconds: 3 },
    ]);
    expect(hopsOf(draft([]))).toEqual([]);
  });
});
