import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderHtml } from '../../src/report/html.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { fitted } from '../../src/report/size.js';
import { wrongGrant } from './cases.js';

/** An answer of 100 bytes and long parts of 1,000. */
const render = (share: number): string => 'a'.repeat(100) + 'p'.repeat(1000 * share);

describe('the fullest that fits', () => {
  test.each([
    [undefined, 1100],
    [1100, 1100],
    [1099, 900],
    [620, 600],
    [350, 350],
    [160, 150],
    [149, 100],
    [50, 100],
  ])('under %p bytes has %i', (maxSize, bytes) => {
    expect(fitted(maxSize, render)).toHaveLength(bytes);
  });

  test('is found without writing every step', () => {
    const tried: number[] = [];
    fitted(260, (share) => {
      tried.push(share);
      return render(share);
    });
    expect(tried.length).toBeLessThanOrEqual(6);
    expect(tried).toContain(0.16);
  });

  test('counts bytes, not characters', () => {
    expect(fitted(1100, (share) => 'ü'.repeat(1000 * share))).toHaveLength(500);
  });

  test('never has more than allowed where less could be had', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1200 }), (maxSize) => {
        expect(fitted(maxSize, render).length).toBeLessThanOrEqual(maxSize);
      }),
    );
  });
});

describe.each(['engineer', 'customer'] as const)('for the %s', (reader) => {
  const whole = renderMarkdown(wrongGrant, { for: reader });
  const answer = reader === 'customer' ? whole : whole.slice(0, whole.indexOf('## Appendix'));

  test.each([100, 4000, 8000, 12_000])('the answer stands whole under %i bytes', (maxSize) => {
    const small = renderMarkdown(wrongGrant, { for: reader, maxSize });
    expect(small.slice(0, answer.length)).toBe(answer);
    if (reader === 'engineer' && Buffer.byteLength(small) > maxSize)
      expect(small).toContain('Left out to keep the report small');
  });

  test('the page keeps its answer too', () => {
    const page = renderHtml(wrongGrant, { for: reader });
    const small = renderHtml(wrongGrant, { for: reader, maxSize: 1000 });
    const screen = page.slice(page.indexOf('<main'), page.indexOf('<h2 id="timeline-of-all-sources">'));
    // Citations lead to entries of the timeline, which the small page has not.
    const plain = (text: string): string => text.replace(/<a [^>]*>|<\/a>/g, '');
    expect(screen.length).toBeGreaterThan(1000);
    expect(plain(small)).toContain(plain(screen));
  });
});
