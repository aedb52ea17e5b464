import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Stamp } from '../../../src/core/time.js';
import { nginxAccessStamp } from '../../../src/parsers/gateways/nginx-stamp.js';
import { managerStamp } from '../../../src/parsers/manager/stamp.js';
import { secondsAt } from '../../../src/parsers/stamps/digits.js';
import { Rfc3164Stamps } from '../../../src/parsers/syslog/header.js';

test('the time of day is read where it stands, and nothing else is a time', () => {
  expect(['at 10:15:07', 'at 99:99:99'].map((text) => secondsAt(text, 3))).toEqual([36_907, 362_439]);
  expect(['at 10:15:0', 'at 10.15:07', 'at 1a:15:07', ''].map((text) => secondsAt(text, 3))).toEqual([
    NaN,
    NaN,
    NaN,
    NaN,
  ]);
});

const two = fc.constantFrom('00', '01', '09', '23', '24', '59', '60', '7', 'x1');
const clock = fc.tuple(two, two, two).map((parts) => parts.join(':'));

/** Readers remember the last stamp: what they read of a text must not depend on it. */
function sameInAnyOrder(
  texts: fc.Arbitrary<string>,
  read: (text: string) => Stamp | null,
  forget: () => unknown,
): void {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 8 }), (some) => {
      const inOrder = some.map(read);
      const alone = some.map((text) => {
        forget();
        return read(text);
      });
      expect(inOrder).toEqual(alone);
    }),
    { numRuns: 500 },
  );
}

test("nginx's stamps", () => {
  const day = fc.constantFrom('09/Nov/2024', '10/Nov/2024', '9/Nov/2024');
  const offset = fc.constantFrom(' +0000', ' +0530', ' +000', '', ' +0000 ');
  const texts = fc.tuple(day, clock, offset).map(([date, time, rest]) => `${date}:${time}${rest}`);
  sameInAnyOrder(texts, nginxAccessStamp, () => nginxAccessStamp('none'));
});

test("the manager's stamps", () => {
  const millis = fc.constantFrom(',123', '.007', ',12', '');
  const rest = fc.constantFrom(
    ' UTC INFO',
    ' UTC',
    ' IST  INFO',
    ' INFO',
    ' PM IST INFO',
    ' UTC+05:30 INFO',
    ' UTCX INFO',
  );
  const texts = fc.tuple(fc.constantFrom('05-Mar-2024 ', '5-Mar '), clock, millis, rest).map((parts) => parts.join(''));
  // A stamp without a zone is not remembered.
  sameInAnyOrder(texts, managerStamp, () => managerStamp('05-Mar-2024 10:15:00,100 INFO'));
});

test("syslog's stamps", () => {
  const day = fc.constantFrom('Mar  5 ', 'Mar 15 ', 'Mar 5 ', 'Mar  5 2024 ');
  const texts = fc.tuple(day, clock, fc.constantFrom(' ssm app: x', '  ssm', ': x', '')).map((parts) => parts.join(''));
  let stamps = new Rfc3164Stamps();
  sameInAnyOrder(
    texts,
    (text) => stamps.read(text),
    () => (stamps = new Rfc3164Stamps()),
  );
});
