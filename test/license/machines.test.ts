import { describe, expect, test } from '@jest/globals';
import type { AnyEvent } from '../../src/core/event.js';
import type { ReadSource } from '../../src/core/source.js';
import { machinesOf } from '../../src/license/machines.js';
import { seen } from '../support/events.js';

const SERVED = seen('gateway.request', { 'source.address': '192.0.2.10' });
const RUN = seen('app.request', {});
const REFUSED = seen('gateway.error', { 'log.level': 'error', 'error.message': 'connect() failed' });

function source(path: string, events: readonly AnyEvent[], host: string | null = null): ReadSource {
  const reading = { records: 1, understood: 1, first: null, last: null, host };
  const parts = { observations: [], troubles: [], notices: [] };
  return { path, format: 'container-log', role: 'ssm', host, bytes: 1, sha256: null, reading, events, ...parts };
}

const groupsOf = (...sources: readonly ReadSource[]): readonly string[] => [...machinesOf(sources).keys()];

describe('files without a host name', () => {
  test('of gateway and application are of one server', () => {
    const files = [source('ssm/nginx.log', [SERVED]), source('ssm/backend.log', [RUN]), source('ssm/redis.log', [])];
    expect(groupsOf(...files)).toEqual(['ssm/nginx.log', 'ssm/backend.log', 'ssm/redis.log']);
    expect(new Set(machinesOf(files).values()).size).toBe(1);
  });

  test('of access and error log are too', () => {
    expect(groupsOf(source('access.log', [SERVED]), source('error.log', [REFUSED]))).toHaveLength(2);
  });

  test('of two gateways stay apart, unless folders divide them', () => {
    expect(groupsOf(source('a.log', [SERVED]), source('b.log', [SERVED]), source('c.log', [RUN]))).toEqual([]);
    const two = machinesOf([
      source('a/nginx.log', [SERVED]),
      source('a/backend.log', [RUN]),
      source('b/nginx.log', [SERVED]),
      source('b/backend.log', [RUN]),
    ]);
    expect([two.size, new Set(two.values()).size]).toEqual([4, 2]);
  });

  test('say nothing of a file with a host, or of one that has both', () => {
    expect(groupsOf(source('nginx.log', [SERVED], 'ssm-a'), source('backend.log', [RUN]))).toEqual([]);
    expect(groupsOf(source('all.log', [SERVED, RUN]), source('backend.log', [RUN]))).toEqual([]);
  });
});
