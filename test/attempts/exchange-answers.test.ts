import { describe, expect, test } from '@jest/globals';
import { exchangeAnswers } from '../../src/attempts/exchange-answers.js';
import { asked, reached } from '../support/manual-checks.js';

describe('an answer that a command shows', () => {
  test('at the token endpoint, with the code of its body and whose client asked', () => {
    const exchange = asked({ 'oauth.grant_type': 'password', 'oauth.client.id': 'abc', 'user.name': 'licsync' });
    expect(exchangeAnswers([reached(), exchange])).toMatchObject([
      {
        kind: 'oauth.token-answer',
        facts: {
          'url.path': '/oauth/token',
          'http.response.status_code': 400,
          'oauth.error': 'invalid_grant',
          'oauth.grant_type': 'password',
          'oauth.client.id': 'abc',
          'user.name': 'licsync',
          'server.address': 'ssm.example',
          'server.port': 8443,
          'process.name': 'curl',
        },
      },
    ]);
  });

  test('of the API, without OAuth’s own facts', () => {
    const [answer] = exchangeAnswers([asked({ 'url.original': 'https://ssm.example:8443/api/v1/licenses?x=1' })]);
    expect(answer).toMatchObject({ kind: 'api.answer', facts: { 'url.path': '/api/v1/licenses' } });
  });

  test('a cut body gives what can be read of it', () => {
    const [answer] = exchangeAnswers([asked({ 'http.response.body.content': '{"error":"inv' })]);
    expect(answer?.facts).toMatchObject({ 'oauth.error.prefix': 'inv' });
    expect(answer?.facts).not.toHaveProperty('oauth.error');
  });

  test.each([
    ['a page', { 'url.original': '/login' }],
    ['a CONNECT', { 'http.request.method': 'CONNECT', 'url.original': 'ssm.example:8443' }],
  ])('%s is none', (_, facts) => {
    expect(exchangeAnswers([asked(facts)])).toEqual([]);
  });

  test('no answer is none', () => {
    const exchange = asked();
    if (exchange.kind !== 'http.exchange') throw new Error('no exchange');
    const { 'http.response.status_code': _, ...open } = exchange.facts;
    expect(exchangeAnswers([{ ...exchange, facts: { ...open, 'http.response.body.content': '{"a":1}' } }])).toEqual([]);
    // `curl -s` prints the body alone.
    expect(exchangeAnswers([{ ...exchange, facts: open }])).toMatchObject([
      { facts: { 'oauth.error': 'invalid_grant' } },
    ]);
  });
});
