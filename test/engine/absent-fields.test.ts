import { describe, expect, test } from '@jest/globals';
import { absentFields } from '../../src/engine/absent-fields.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { call, connect, connection, handshake, logLine, seen } from '../support/events.js';

const ofCall = (facts: Partial<Facts['manager.call']>): readonly string[] => [
  ...absentFields(seen('manager.call', { ...call().facts, ...facts })),
];
const REQUEST = { 'destination.port': 8443, 'http.request.method': 'GET', 'url.original': '/' } as const;
const EXCEPTION = [
  'error.kind',
  'error.stage',
  'error.type',
  'error.message',
  'error.causes',
  'proxy.failed',
  'proxy.response.status_code',
  'error.outside_validity',
];

const ANSWER = ['http.response.status_code', 'http.response.body.content'];

describe('absentFields', () => {
  test('a call that got an HTTP answer had no exception', () => {
    expect(ofCall({ 'http.response.status_code': 401 })).toEqual(EXCEPTION);
    expect(ofCall({ 'event.outcome': 'success' })).toEqual([...EXCEPTION, ...ANSWER]);
  });

  test('one that ended with an exception got no answer', () => {
    expect(ofCall({ 'error.message': 'Read timed out' })).toEqual(ANSWER);
    expect(ofCall({ 'error.kind': 'read-timed-out', 'log.truncated': true })).toEqual(expect.arrayContaining(ANSWER));
  });

  test('an exception of a known kind has no stage, clock or proxy that was not read with it', () => {
    const closed = ['error.stage', 'error.outside_validity', 'proxy.response.status_code'];
    expect(ofCall({ 'error.kind': 'reset' })).toEqual([...closed, ...ANSWER]);
    expect(ofCall({ 'error.kind': 'reset', 'log.truncated': true })).toEqual([...closed, ...ANSWER]);
    expect(ofCall({ 'error.kind': 'other', 'error.message': 'Broken' })).toEqual(expect.arrayContaining(closed));
  });

  test('of a refused tunnel the status is open, and of a stage alone whatever that stage can have', () => {
    expect(ofCall({ 'error.kind': 'tunnel-refused' })).toEqual(['error.stage', 'error.outside_validity', ...ANSWER]);
    expect(ofCall({ 'error.stage': 'tls' })).toEqual(['proxy.response.status_code']);
    expect(ofCall({ 'error.stage': 'proxy' })).toEqual([]);
  });

  test('of one that says neither, or is cut off, everything is open', () => {
    expect(ofCall({})).toEqual([]);
    expect(ofCall({ 'http.response.status_code': 401, 'log.truncated': true })).toEqual([]);
  });

  test.each(['stalled', 'reset', 'closed'] as const)('a handshake that ended %s had no alert', (outcome) => {
    expect([...absentFields(handshake({ 'tls.outcome': outcome }))]).toEqual(
      expect.arrayContaining(['tls.alert.code', 'tls.alert.from']),
    );
  });

  test.each(['finished', 'alert', 'unknown'] as const)('of one that ended %s an alert is open', (outcome) => {
    expect(absentFields(handshake({ 'tls.outcome': outcome })).has('tls.alert.code')).toBe(false);
  });

  test('of other kinds no field is absent for sure', () => {
    expect(absentFields(logLine({})).size).toBe(0);
  });

  test('a field that only commands state is open for commands alone', () => {
    const has = (event: Dated, field: string): boolean => absentFields(event).has(field);
    const manual = { by: 'person' } as const;
    expect(has(handshake({ 'tls.outcome': 'finished' }), 'x509.verify_error')).toBe(true);
    expect(has(handshake({ 'tls.outcome': 'finished' }, manual), 'x509.verify_error')).toBe(false);
    expect(has(handshake({ 'tls.outcome': 'finished' }, manual), 'tls.alert.code')).toBe(true);
    expect(has(connection({ 'tcp.handshake': 'failed' }), 'error.code')).toBe(true);
    expect(has(connection({ 'tcp.handshake': 'failed' }, manual), 'error.code')).toBe(false);
    expect(has(connection({ 'tcp.handshake': 'refused' }, manual), 'error.code')).toBe(true);
    expect(has(seen('http.exchange', REQUEST, manual), 'error.code')).toBe(false);
    expect(has(connect({ 'http.response.status_code': 407 }, manual), 'error.code')).toBe(true);
  });
});
