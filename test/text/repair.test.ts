import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { repairPasted } from '../../src/text/repair.js';

describe('repairPasted', () => {
  test.each([
    ['an address printed with its link', '192.0.2.1https://192.0.2.1 - -', '192.0.2.1 - -'],
    ['the same with http', 'to 192.0.2.1http://192.0.2.1.', 'to 192.0.2.1.'],
    ['entities', '&lt;b&gt; &quot;a&quot; &#39;b&#39; &amp;&nbsp;c', '<b> "a" \'b\' & c'],
    ['an entity is undone once', '&amp;lt;', '&lt;'],
    ['typographic quotes', '\u201cerror\u201d: \u2018x\u2019', '"error": \'x\''],
    ['blanks that do not break, or are not seen', 'a\u00a0b\u200bc\ufeffd', 'a bcd'],
    ["markdown's backslashes", String.raw`client\_id=\[a\]`, 'client_id=[a]'],
  ])('%s', (_what, pasted, expected) => {
    expect(repairPasted(pasted)).toBe(expected);
  });

  test.each([
    'from 192.0.2.1https://192.0.2.10/oauth',
    'https://192.0.2.1/oauth/token?a=1&b=2',
    'a&unknown;b',
    String.raw`C:\[dir] without an underscore`,
    'Grüße, naïve',
  ])('leaves alone: %s', (text) => {
    expect(repairPasted(text)).toBe(text);
  });

  test('plain log text is returned as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .:=,/|()[\]{}"'_-]*$/), (text) => {
        expect(repairPasted(text)).toBe(text);
      }),
    );
  });
});
