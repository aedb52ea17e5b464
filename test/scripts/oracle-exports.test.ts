import { describe, expect, test } from '@jest/globals';
import { compareEvents, namedEvents } from '../../scripts/oracles/exports/events.js';
import type { AnyEvent } from '../../src/core/event.js';
import { seen } from '../support/events.js';

const lookup = (name: string, answered: boolean): AnyEvent =>
  seen('dns.lookup', { 'dns.question.name': name, 'dns.queries': 1, 'dns.answered': answered });

describe('an export beside its capture', () => {
  const capture = namedEvents([lookup('ssm.example.com', true), lookup('ssm.example.com', false)]);

  test('with the same events has no difference; each event has its facts, its stamp and its frames', () => {
    expect(compareEvents(capture, capture)).toEqual({ events: 2, facts: 8, differences: [] });
  });

  test('with another value of a fact', () => {
    const ours = namedEvents([lookup('ssm.example.com', true), lookup('ssm.example.com', true)]);
    expect(compareEvents(capture, ours).differences).toEqual([
      { event: 'dns.lookup ssm.example.com #2', field: 'dns.answered', capture: 'false', ours: 'true' },
    ]);
  });

  test('that lacks an event: each of its facts is missing, and itself', () => {
    const { differences } = compareEvents(capture, namedEvents([lookup('ssm.example.com', true)]));
    expect(differences.map(({ field, ours }) => [field, ours])).toEqual([
      ['dns.queries', null],
      ['dns.answered', null],
      ['stamp', null],
      ['frames', null],
      ['event', null],
    ]);
  });

  test('that has one more', () => {
    const ours = namedEvents([
      ...[true, false].map((is) => lookup('ssm.example.com', is)),
      lookup('other.example', true),
    ]);
    expect(compareEvents(capture, ours).differences).toEqual([
      { event: 'dns.lookup other.example #1', field: 'event', capture: null, ours: 'an event' },
    ]);
  });
});
