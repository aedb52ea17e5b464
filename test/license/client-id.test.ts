import { describe, expect, test } from '@jest/globals';
import { clientIdFacts } from '../../src/license/client-id.js';

describe('clientIdFacts', () => {
  test('an id without blanks is the id', () => {
    expect(clientIdFacts('Kq7d****A-Fe')).toEqual({ 'oauth.client.id': 'Kq7d****A-Fe' });
  });

  test.each(['Kq7d ', 'Kq7d%20', 'Kq7d+', 'Kq7d%0D%0A', 'Kq7d\\n', ' Kq7d\t'])('%j has a blank behind it', (raw) => {
    expect(clientIdFacts(raw)).toEqual({ 'oauth.client.id': 'Kq7d', 'oauth.client.id.blank': 'after' });
  });

  test('a blank before it is no part of it either', () => {
    expect(clientIdFacts('%20Kq7d')).toEqual({ 'oauth.client.id': 'Kq7d', 'oauth.client.id.blank': 'before' });
  });

  test('blanks alone are no id', () => {
    expect(clientIdFacts(' + ')).toEqual({});
  });
});
