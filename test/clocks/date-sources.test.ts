import { describe, expect, test } from '@jest/globals';
import { dateSources } from '../../src/clocks/date-sources.js';
import type { Dating } from '../../src/clocks/dating.js';
import type { GivenOptions } from '../../src/core/given-options.js';
import type { ReadSource } from '../../src/core/source.js';
import { abbreviated, observation, offset, sourceRead, written, yearless } from './sources.js';

const NOTHING: GivenOptions = { zones: {}, years: {}, aliases: {}, clocks: {} };
const OWN = '2024-03-05T10:15:00.000';

const manager = (zone: string, parts: Partial<Parameters<typeof sourceRead>[0]> = {}): ReadSource =>
  sourceRead({
    path: 'vmanage-server.log',
    role: 'manager',
    host: 'manager.example',
    first: written(OWN, { zone: abbreviated(zone) }),
    ...parts,
  });
const messages = sourceRead({ path: 'ssm/messages', host: 'ssm', first: yearless(OWN) });

function dated(sources: readonly ReadSource[], path: string, given: Partial<GivenOptions> = {}): Dating | undefined {
  return dateSources(sources, { ...NOTHING, ...given }).find((source) => source.path === path)?.dating;
}

describe('the year', () => {
  test('is stated by the stamps, or else assumed from the bundle', () => {
    const bundle = [manager('UTC'), messages];
    expect(dated(bundle, 'vmanage-server.log')).toMatchObject({ year: null, yearBasis: 'stated' });
    expect(dated(bundle, 'ssm/messages')).toMatchObject({ year: 2024, yearBasis: 'assumed' });
  });

  test('of the source that ends last counts', () => {
    const older = manager('UTC', { path: 'vmanage-server.log.1', first: written('2022-03-05T10:15:00.000') });
    expect(dated([manager('UTC'), older, messages], 'ssm/messages')).toMatchObject({ year: 2024 });
  });

  test.each(['ssm/messages', 'messages', 'mess*', '**/messages', 'ssm'])('can be given for %s', (glob) => {
    expect(dated([manager('UTC'), messages], 'ssm/messages', { years: { [glob]: 2021 } })).toMatchObject({
      year: 2021,
      yearBasis: 'given',
    });
  });

  test('given for another source changes nothing', () => {
    expect(dated([manager('UTC'), messages], 'ssm/messages', { years: { 'manager*': 2021 } })).toMatchObject({
      year: 2024,
    });
  });
});

describe('the zone', () => {
  test('is stated where its abbreviation has one reading, assumed where it has several', () => {
    expect(dated([manager('UTC')], 'vmanage-server.log')).toMatchObject({ zone: 'UTC', zoneBasis: 'stated' });
    expect(dated([manager('IST')], 'vmanage-server.log')).toMatchObject({
      zone: 'Asia/Kolkata',
      zoneBasis: 'assumed',
      alternatives: ['Asia/Jerusalem'],
    });
  });

  test('given, it leaves no alternative', () => {
    const zones = { '*.log': 'Asia/Jerusalem' };
    expect(dated([manager('IST')], 'vmanage-server.log', { zones })).toMatchObject({
      zone: 'Asia/Jerusalem',
      zoneBasis: 'given',
      alternatives: [],
    });
  });

  test('of an envelope, by what is inside it', () => {
    const inside = observation(yearless(OWN), written(OWN, { zone: offset(-4) }), 9);
    const source = sourceRead({ first: yearless(OWN), observations: [inside] });
    expect(dated([source], 'messages')).toMatchObject({
      zone: 'UTC-04:00',
      zoneBasis: 'resolved',
      from: { number: 9 },
      year: 2024,
      yearBasis: 'resolved',
    });
  });

  test('of another source of the same host is taken over', () => {
    const other = sourceRead({ path: 'old', host: 'ssm', first: written(OWN, { zone: offset(2) }) });
    expect(dated([messages, other], 'ssm/messages')).toMatchObject({ zone: 'UTC+02:00', zoneBasis: 'resolved' });
    const open = sourceRead({ path: 'old', host: 'ssm', first: written(OWN, { zone: abbreviated('IST') }) });
    expect(dated([messages, open], 'ssm/messages')).toMatchObject({
      zone: 'Asia/Kolkata',
      zoneBasis: 'assumed',
      alternatives: ['Asia/Jerusalem'],
    });
  });

  test("of a capture's text is the manager's, for it is mostly taken there", () => {
    const capture = sourceRead({ path: 'eth0.txt', role: 'capture', first: written(OWN) });
    expect(dated([capture, manager('CET')], 'eth0.txt')).toMatchObject({ zone: 'Europe/Berlin', zoneBasis: 'assumed' });
    expect(dated([capture], 'eth0.txt')).toMatchObject({ zone: null, zoneBasis: 'assumed' });
  });

  test.each(['ssm', 'manager', 'other'] as const)('of a %s that nothing shows is assumed to be UTC', (role) => {
    expect(dated([sourceRead({ role, first: yearless(OWN) })], 'messages')).toMatchObject({
      zone: 'UTC',
      zoneBasis: 'assumed',
    });
  });

  test('a host without a name is nobody’s sibling', () => {
    const other = sourceRead({ path: 'old', first: written(OWN, { zone: offset(2) }) });
    expect(dated([sourceRead({ first: yearless(OWN) }), other], 'messages')).toMatchObject({ zone: 'UTC' });
  });
});

test('text without a date is put on the last day of the bundle until it is placed', () => {
  const capture = sourceRead({ path: 'eth0.txt', role: 'capture', first: written(OWN, { date: false }) });
  expect(dated([capture, manager('UTC')], 'eth0.txt')).toMatchObject({ day: 19_787, dayBasis: 'assumed' });
  expect(dated([capture], 'eth0.txt')).toMatchObject({ day: null });
});
