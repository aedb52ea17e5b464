import { describe, expect, test } from '@jest/globals';
import { CONTRACT, withOwn, withoutDisabled } from '../../src/core/plugins.js';

interface Own {
  readonly id: string;
  readonly contract?: number;
}

const builtIn: readonly Own[] = [{ id: 'wrong-client-id' }, { id: 'wrong-grant-type' }];

describe("the caller's own beside the built-in ones", () => {
  test('are added, and the same id replaces', () => {
    const own = [{ id: 'my-cause' }, { id: 'wrong-client-id', contract: CONTRACT }];
    expect(withOwn('rule', builtIn, own)).toEqual({ all: [{ id: 'wrong-grant-type' }, ...own], refused: [] });
    expect(withOwn('rule', builtIn)).toEqual({ all: builtIn, refused: [] });
  });

  test.each([CONTRACT + 1, CONTRACT - 1, NaN])('of contract %p are left out, with one sentence', (contract) => {
    const { all, refused } = withOwn('parser', builtIn, [{ id: 'wrong-client-id', contract }]);
    expect(all).toEqual(builtIn);
    expect(refused).toEqual([
      {
        code: 'plugin-refused',
        source: 'wrong-client-id',
        message: `The parser wrong-client-id is not used: it was written for version ${String(contract)} of the contract for plugins, and this is version 1.`,
      },
    ]);
  });
});

describe('disabled rules', () => {
  test('are left out', () => {
    expect(withoutDisabled(builtIn, ['wrong-client-id', 'wrong-client-id'])).toEqual([{ id: 'wrong-grant-type' }]);
    expect(withoutDisabled(builtIn)).toEqual(builtIn);
  });

  test('an unknown id is an error with a suggestion', () => {
    expect(() => withoutDisabled(builtIn, ['wrong-grnt-type'])).toThrow(
      'There is no rule wrong-grnt-type; did you mean wrong-grant-type?',
    );
  });
});
