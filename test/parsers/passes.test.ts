import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Emit, MessageParser } from '../../src/core/parser.js';
import { payloadOf } from '../../src/parsers/syslog/payload.js';
import { lostMessages } from '../../src/parsers/syslog/losses.js';
import { parsers } from '../../src/parsers/index.js';
import { repairPasted } from '../../src/text/repair.js';
import { BUSY_TEXTS, PIECES } from '../support/busy-lines.js';

const all = parsers.filter((parser): parser is MessageParser => parser.reads === 'messages');
const passing = all.filter(({ passes }) => passes !== undefined);

/** The group of a passed text; null if it does not pass. */
function passed({ passes }: MessageParser, text: string): { readonly key: string | null } | null {
  if (passes === undefined) return null;
  passes.pattern.lastIndex = 0;
  const found = passes.pattern.exec(text);
  return found === null || passes.pattern.lastIndex !== text.length ? null : { key: found[1] ?? null };
}

/** What reading a text emits, one word each. */
function emitted(parser: MessageParser, text: string): readonly string[] {
  const words: string[] = [];
  const emit: Emit = {
    event: (kind) => words.push(kind),
    packet: () => words.push('packet'),
    clock: () => words.push('clock'),
    message: () => false,
    notice: (code) => words.push(code),
  };
  parser.read(
    {
      text,
      stamp: null,
      host: null,
      program: null,
      evidence: (stamp) => ({ source: 'log', unit: 'line', number: 1, byteOffset: 0, stamp, text }),
    },
    emit,
  );
  return words;
}

const texts = fc
  .tuple(
    fc.constantFrom(...BUSY_TEXTS),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.constantFrom(...PIECES)), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [share, removed, piece]) => {
      const at = Math.floor(share * changed.length);
      return changed.slice(0, at) + piece + changed.slice(at + removed);
    }, text),
  );

describe('texts that are passed over', () => {
  test.each(passing.map((parser) => [parser.id, parser] as const))('%s has some', (_, parser) => {
    expect(BUSY_TEXTS.some((text) => passed(parser, text) !== null)).toBe(true);
  });

  test('are claimed by their parser first, and lead to nothing but a clock observation', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const parser of passing) {
          const found = passed(parser, text);
          if (found === null) continue;
          expect(all.find((one) => one.claims(text))?.id).toBe(parser.id);
          const clock = parser.passes?.hasClock === true ? ['clock'] : [];
          const named = found.key === null ? [] : ['gateway.named'];
          expect(emitted(parser, text)).toEqual([...clock, ...named]);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('are changed neither by an envelope nor by what undoes a paste', () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (!passing.some((parser) => passed(parser, text) !== null)) return;
        expect(repairPasted(text)).toBe(text);
        expect(payloadOf(text)).toEqual({ times: 1, texts: [text], again: false });
        expect(lostMessages(text)).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });

  test('end with their line', () => {
    const [parser] = passing;
    const text = BUSY_TEXTS.find((one) => parser !== undefined && passed(parser, one) !== null) ?? '';
    const pattern = parser?.passes?.pattern ?? /(?!)/;
    for (const after of ['', '\n', '\nmore']) {
      pattern.lastIndex = 2;
      expect(pattern.test(`x ${text}${after}`)).toBe(true);
      expect(pattern.lastIndex).toBe(2 + text.length);
    }
  });
});
