import { describe, expect, test } from '@jest/globals';
import { samenessOf } from '../../src/parties/sameness.js';
import type { Signs } from '../../src/parties/signs.js';

type Shown = { readonly [K in keyof Signs]?: readonly string[] };

function signs(shown: Shown): Signs {
  const of = (kind: keyof Signs): ReadonlySet<string> => new Set(shown[kind] ?? []);
  return {
    managers: of('managers'),
    names: of('names'),
    addresses: of('addresses'),
    clients: of('clients'),
    served: of('served'),
    members: of('members'),
  };
}

const NAME = { names: ['ssm.example.net'] };

describe('two groups of sources', () => {
  test.each<readonly [string, Shown, Shown, string]>([
    ['one name of the license server', NAME, NAME, 'proven'],
    [
      'one address of it',
      { addresses: ['198.51.100.40'] },
      { addresses: ['198.51.100.40', '198.51.100.41'] },
      'proven',
    ],
    ['members of one cluster', { members: ['nms-b'] }, { managers: ['nms-b'], names: ['other.example'] }, 'proven'],
    [
      'a client that asks and is served',
      { clients: ['192.0.2.21'] },
      { served: ['192.0.2.21', '192.0.2.30'] },
      'proven',
    ],
    ['two names', NAME, { names: ['licenses.example.org'] }, 'contradicted'],
    ['two addresses', { addresses: ['198.51.100.40'] }, { addresses: ['203.0.113.40'] }, 'contradicted'],
    [
      'one name with two addresses',
      { ...NAME, addresses: ['198.51.100.40'] },
      { ...NAME, addresses: ['203.0.113.40'] },
      'contradicted',
    ],
    [
      'one address, and clients that only one side has',
      { addresses: ['198.51.100.40'], served: ['192.0.2.21'] },
      { addresses: ['198.51.100.40'], served: ['192.0.2.99'] },
      'contradicted',
    ],
    ['a name and an address', NAME, { addresses: ['198.51.100.40'] }, 'open'],
    [
      'a name with an address, and that address',
      { ...NAME, addresses: ['198.51.100.40'] },
      { addresses: ['198.51.100.40'] },
      'proven',
    ],
    ['clients of two networks', { clients: ['192.0.2.21'] }, { served: ['192.0.2.99'] }, 'open'],
    ['clients that both servers know', { served: ['192.0.2.99'] }, { served: ['192.0.2.99'] }, 'proven'],
    ['nothing', {}, NAME, 'open'],
  ])('that show %s', (_, one, other, expected) => {
    expect(samenessOf(signs(one), signs(other))).toBe(expected);
    expect(samenessOf(signs(other), signs(one))).toBe(expected);
  });
});
