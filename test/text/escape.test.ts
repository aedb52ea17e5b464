import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cell, clip, codeSpan, fenced, inline, mermaid, visible } from '../../src/text/escape.js';

/** Text of the kind that attacks: markup, controls, and runs of backticks. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '``',
        '|',
        '\\',
        '<b>',
        '&lt;',
        '[x](http://evil.example)',
        '\n',
        '\r\n',
        '\u001b[31m',
        '#',
        ';',
        'end',
        '%%',
        '~~',
        '-',
        '1.',
        '> ',
        '\u202e',
        '\ud800',
        'a b',
        ':',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('control characters', () => {
  test('are shown and not obeyed', () => {
    expect(visible('a\u001b[31mred\u0007')).toBe('a\\x1b[31mred\\x07');
    expect(visible('a\r\nb')).toBe('a\\r\\nb');
    expect(visible('file\u202etxt.exe')).toBe('file\\u202etxt.exe');
    expect(visible('zero\u200bwidth')).toBe('zero\\u200bwidth');
    expect(visible('lone \ud800 half')).toBe('lone \\ud800 half');
    expect(visible('äöü 漢字 😀\tx')).toBe('äöü 漢字 😀\tx');
  });

  test('are gone from whatever was made visible', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(visible(text)).not.toMatch(
          /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]|\p{Surrogate}/u,
        );
      }),
    );
  });
});

describe('running words', () => {
  test.each([
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['eth0_vpn0.txt', 'eth0_vpn0.txt'],
    ['[text](http://evil.example)', '\\[text\\](http\\://evil.example)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['&lt; & &amp;', '\\&lt; & \\&amp;'],
    ['see www.evil.example', 'see www\\.evil.example'],
    ['_www.evil.example', '\\_www\\.evil.example'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['20.9.1', '20.9.1'],
    ['---', '\\---'],
    ['> quote', '\\> quote'],
    ['a\n\n# b', 'a # b'],
    ['@team look', '@\u2060team look'],
    ['admin@example.com', 'admin@example.com'],
    ['$x$ and ~~y~~', '\\$x\\$ and \\~\\~y\\~\\~'],
  ])('%s', (text, markdown) => {
    expect(inline(text)).toBe(markdown);
  });

  test('hold no character of markup that is not escaped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const bare = inline(text).replace(/\\[\\`*[\]<~$_&:.)#>|+=-]/g, '');
        expect(bare).not.toMatch(/[`*[\]<~$\\\n\r]|:\/\/|&#?\w+;/);
      }),
    );
  });
});

describe('code', () => {
  test('cannot be ended from inside of a span', () => {
    expect(codeSpan('a`b')).toBe('``a`b``');
    expect(codeSpan('`')).toBe('`` ` ``');
    expect(codeSpan('')).toBe('` `');
    fc.assert(
      fc.property(hostile, (text) => {
        const span = codeSpan(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inner = span.slice(fence.length, -fence.length);
        expect(inner.match(/`+/g) ?? []).not.toContain(fence);
        expect(span.endsWith(fence)).toBe(true);
        expect(span).not.toContain('\n');
      }),
    );
  });

  test('cannot be ended from inside of a fence', () => {
    expect(fenced(['a', '```', 'b'])).toBe('````text\na\n```\nb\n````');
    fc.assert(
      fc.property(fc.array(hostile), (lines) => {
        const rows = fenced(lines).split('\n');
        const fence = rows.at(-1) ?? '';
        expect(rows).toHaveLength(lines.length + 2);
        for (const row of rows.slice(1, -1)) expect(row).not.toContain(fence);
      }),
    );
  });
});

describe('cells of a table', () => {
  test('hold no pipe that splits the row, as GFM splits it: escapes first', () => {
    fc.assert(
      fc.property(hostile, hostile, (words, code) => {
        const row = `${cell(inline(words))} ${cell(codeSpan(code))}`;
        expect(row.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toContain('|');
        expect(row).not.toContain('\n');
      }),
    );
  });

  test('keep a pipe', () => {
    expect(cell('|default|')).toBe('\\|default\\|');
    expect(cell(inline('a|b'))).toBe('a\\|b');
  });
});

describe('labels of a diagram', () => {
  test('hold nothing that Mermaid reads as structure', () => {
    expect(mermaid('x; participant E\nA->>B: #35; %% end {')).toBe('x, participant E A-››B: ＃35, ％％ end (');
    expect(mermaid('wrap: x')).toBe('wrap x');
    fc.assert(
      fc.property(hostile, (text) => {
        const label = mermaid(text);
        expect(label).not.toMatch(/[;#%&<>{}[\]|"`\\$\n\r]/);
        expect(Array.from(label).length).toBeLessThanOrEqual(80);
        expect(label).not.toBe('');
      }),
    );
  });
});

test('a cut text says that it is cut, and does not cut a character', () => {
  expect(clip('abcdef', 4)).toBe('abc…');
  expect(clip('abcd', 4)).toBe('abcd');
  expect(clip('😀😀😀', 2)).toBe('😀…');
});
