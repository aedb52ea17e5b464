import { describe, expect, test } from '@jest/globals';
import { compareIds } from '../../src/attempts/ids.js';
import { seen } from '../support/events.js';

type Answer = Parameters<typeof compareIds>[0];

const GOOD = 'BMAXrn4ULKba_WCxQl9vtyW-xmflMPaA';

function answer(id: string | null, number: number, text = `client_id=${id ?? ''}`): Answer {
  return seen('oauth.token-answer', id === null ? {} : { 'oauth.client.id': id }, { number, text });
}

const changeOf = (own: string, previous = GOOD): string | undefined =>
  compareIds(answer(own, 9), answer(previous, 1))?.facts['oauth.client.id.change'];

describe('compareIds', () => {
  test.each([
    ['the same', GOOD, 'same'],
    ['the same, masked', 'BMAXrn4U****PaA', 'same'],
    ['one character', 'BMAXrn4ULKba_WCxQl9vtyW-xmflMPaB', 'few-characters'],
    ['three characters', 'bmAXrn4ULKba_WCxQl9vtyW-xmflMPaB', 'few-characters'],
    ['four characters', 'bmaXrn4ULKba_WCxQl9vtyW-xmflMPaB', 'other'],
    ['a character less', GOOD.slice(1), 'other'],
    ['another, masked', 'XMAXrn4U****PaA', 'other'],
  ])('%s', (_what, own, expected) => {
    expect(changeOf(own)).toBe(expected);
  });

  test('too little to compare says nothing', () => {
    expect(changeOf('BMA****')).toBeUndefined();
  });

  test('without an earlier success, or an id on either side, there is nothing to compare', () => {
    expect(compareIds(answer(GOOD, 9), null)).toBeNull();
    expect(compareIds(answer(null, 9), answer(GOOD, 1))).toBeNull();
    expect(compareIds(answer(GOOD, 9), answer(null, 1))).toBeNull();
  });

  test('cites the line that shows the id, and then the one that shows the earlier', () => {
    const compared = compareIds(answer('another-id', 9), answer(GOOD, 1));
    expect(compared?.evidence.map(({ number }) => number)).toEqual([9, 1]);
    expect(compared?.facts).toMatchObject({ 'oauth.client.id': 'another-id', 'oauth.client.previous_id': GOOD });
  });

  test('where no line shows them, the answer is cited', () => {
    const compared = compareIds(answer('another-id', 9, 'refused'), answer(GOOD, 1, 'accepted'));
    expect(compared?.evidence.map(({ number }) => number)).toEqual([9]);
    const half = compareIds(answer('another-id', 9, 'refused'), answer(GOOD, 1));
    expect(half?.evidence.map(({ number }) => number)).toEqual([9, 1]);
  });
});
