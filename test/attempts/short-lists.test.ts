import { describe, expect, test } from '@jest/globals';
import { shortListSigns } from '../../src/attempts/short-lists.js';
import type { JoinedRequest } from '../../src/attempts/draft-attempt.js';
import { call, request } from '../support/events.js';
import { draft, joined } from './drafts.js';

const listOf = (bytes: number | undefined, status = 200): JoinedRequest =>
  joined(
    null,
    request({
      'http.request.method': 'GET',
      'url.path': '/api/v1/accounts/example.net/licenses',
      'http.response.status_code': status,
      ...(bytes === undefined ? {} : { 'http.response.body.bytes': bytes }),
    }),
  );

describe("a list of licenses in the server's log alone", () => {
  test('is a failure of its stage where it is too short for a license', () => {
    expect(shortListSigns(draft([listOf(118)]))).toMatchObject([
      { stage: 'licenses', state: 'failed', fact: 'an answer of 118 bytes', inferred: true },
    ]);
  });

  test.each<readonly [string, readonly JoinedRequest[]]>([
    ['is none where a license has room', [listOf(400)]],
    ['is none where one of its pages has a license', [listOf(2048), listOf(40)]],
    ['is none without a length', [listOf(undefined)]],
    ['is judged by its status where it was refused', [listOf(87, 403)]],
  ])('%s', (_, requests) => {
    expect(shortListSigns(draft(requests))).toEqual([]);
  });

  test("is not judged where the manager's log shows the sync", () => {
    expect(shortListSigns(draft([joined(call({})), listOf(118)]))).toEqual([]);
  });
});
