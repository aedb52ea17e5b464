import { describe, expect, test } from '@jest/globals';
import { lookupsOfServer } from '../../src/attempts/lookups.js';
import { lookup, seen, SECOND } from '../support/events.js';

const NAMED = [seen('gateway.named', { 'server.address': 'SSM.example.net' }, { source: 'messages' })];
const missing = lookup({
  'dns.question.name': 'ssm.example.net',
  'dns.response_code': 'NXDOMAIN',
  'dns.resolved_ip': [],
});
const silent = lookup({ 'dns.question.name': 'ssm.example.net', 'dns.answered': false, 'dns.resolved_ip': [] });

describe('failed look-ups of the name by which browsers reach the license server', () => {
  test('are an attempt', () => {
    expect(lookupsOfServer([missing], NAMED)).toMatchObject([{ witness: 'capture', flows: [missing] }]);
    expect(lookupsOfServer([silent], NAMED)).toHaveLength(1);
  });

  test('after a longer pause are another one', () => {
    const later = lookup(missing.facts, { after: 300 * SECOND });
    expect(lookupsOfServer([missing, later], NAMED)).toHaveLength(2);
  });

  test('are none where the name resolved in the same try', () => {
    const found = lookup({ 'dns.question.name': 'ssm.example.net' }, { after: SECOND });
    expect(lookupsOfServer([missing, found], NAMED)).toEqual([]);
  });

  test('are none where the capture would not have shown an answer', () => {
    const cut = lookup({ ...silent.facts, 'capture.answer_observable': false });
    expect(lookupsOfServer([cut], NAMED)).toEqual([]);
  });

  test('are none of another name, or where no name is known', () => {
    const other = lookup({ ...missing.facts, 'dns.question.name': 'ntp.example.net' });
    expect(lookupsOfServer([other], NAMED)).toEqual([]);
    expect(lookupsOfServer([missing], [])).toEqual([]);
  });
});
