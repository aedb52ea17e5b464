import { describe, expect, test } from '@jest/globals';
import { ran } from './support.js';

describe('clocks', () => {
  test('reads what it is given and says how the clocks were tied', async () => {
    const { code, out, asked } = await ran(['clocks', 'case', '--zone', 'ssm/*=Asia/Tokyo']);
    expect({ code, out }).toEqual({ code: 0, out: 'clocks\n' });
    expect(asked[0]?.[0]).toEqual(['case']);
    expect(asked[0]?.[1]).toMatchObject({ zones: { 'ssm/*': 'Asia/Tokyo' } });
  });

  test('wants something to read', async () => {
    const { code, err } = await ran(['clocks']);
    expect(code).toBe(2);
    expect(err).toContain('Say what to read');
  });
});

describe('what is stated of clocks', () => {
  test('reaches the reading', async () => {
    const { asked } = await ran(['case', '--clock', 'ssm=+42m1s', '--date', 'eth0.txt=2024-03-05']);
    expect(asked[0]?.[1]).toMatchObject({ clocks: { ssm: '+42m1s' }, dates: { 'eth0.txt': '2024-03-05' } });
  });

  test('has a form', async () => {
    const { code, err } = await ran(['case', '--clock', '+42m1s']);
    expect(code).toBe(2);
    expect(err).toContain('Write --clock HOST=+42m1s');
  });
});
