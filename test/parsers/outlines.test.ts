import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf } from '../../src/core/event.js';
import type { Emit, MessageParser, OutlinedTexts } from '../../src/core/parser.js';
import { payloadOf } from '../../src/parsers/syslog/payload.js';
import { lostMessages } from '../../src/parsers/syslog/losses.js';
import { parsers } from '../../src/parsers/index.js';
import { repairPasted } from '../../src/text/repair.js';
import { BUSY_TEXTS, PIECES } from '../support/busy-lines.js';

const all = parsers.filter((parser): parser is MessageParser => parser.reads === 'messages');
const outlining = all.flatMap((parser) => {
  const { outlines } = parser;
  return outlines === undefined ? [] : [{ parser, outlines }];
});

/** A text of these, with the place of its amount; null for any other. */
function outlined({ pattern, amount }: OutlinedTexts, text: string) {
  const found = new RegExp(pattern.source, `${pattern.flags}d`).exec(text);
  const [from, to] = found?.indices?.[amount.group] ?? [0, 0];
  if (found?.[0] !== text) return null;
  return { amount: text.slice(from, to), withAmount: (other: string) => text.slice(0, from) + other + text.slice(to) };
}

/** The events of a text of which the host is known already, and the number of clock observations. */
function read(parser: MessageParser, text: string) {
  const events: (readonly [string, Readonly<Record<string, unknown>>])[] = [];
  let clocks = 0;
  const emit: Emit = {
    event: (kind, facts) => {
      if (kind !== 'gateway.named') events.push([kind, fieldsOf(facts)]);
    },
    packet: () => undefined,
    clock: () => clocks++,
    message: () => false,
    notice: (code) => events.push([code, {}]),
  };
  const evidence = { source: 'log', unit: 'line', number: 1, byteOffset: 0, stamp: null, text } as const;
  parser.read({ text, stamp: null, host: null, program: null, evidence: () => evidence }, emit);
  return { events, clocks };
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

describe('texts of which one stands for others', () => {
  test.each(outlining.map(({ parser, outlines }) => [parser.id, outlines] as const))('%s has some', (_, outlines) => {
    expect(BUSY_TEXTS.some((text) => outlined(outlines, text) !== null)).toBe(true);
  });

  test('lead to the same but for the amount, and to one event at most', () => {
    fc.assert(
      fc.property(texts, fc.nat(100_000), (text, number) => {
        for (const { parser, outlines } of outlining) {
          const found = outlined(outlines, text);
          if (found === null) continue;
          const other = found.withAmount(String(number));
          const [one, another] = [read(parser, text), read(parser, other)];
          const { amount } = outlines;
          const { field } = amount;
          const changed = one.events.map(([kind, facts]) => [kind, { ...facts, [field]: amount.of(String(number)) }]);
          expect(another).toEqual({ ...one, events: changed });
          expect(one.events.map(([kind, facts]) => [kind, facts[field]])).toEqual(
            one.events.slice(0, 1).map(() => [outlines.kind, amount.of(found.amount)]),
          );
          expect(one.clocks).toBe(outlines.hasClock === true ? 1 : 0);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('are claimed by their parser first, and changed neither by an envelope nor by what undoes a paste', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const own = outlining.find(({ outlines }) => outlined(outlines, text) !== null);
        if (own === undefined) return;
        expect(all.find((one) => one.claims(text))?.id).toBe(own.parser.id);
        expect(repairPasted(text)).toBe(text);
        expect(payloadOf(text)).toEqual({ times: 1, texts: [text], again: false });
        expect(lostMessages(text)).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });
});
