import { expect, test } from '@jest/globals';
import { factsOf, read } from '../support/lines.js';
import type { MessageParser } from '../../src/core/parser.js';
import { written } from '../clocks/sources.js';

/** Reads `12 word`: a stamp of so many seconds, and a release of that word. */
const parser: MessageParser = {
  reads: 'messages',
  id: 'two-words',
  title: 'Two words',
  role: 'ssm',
  discriminator: { field: 'message', values: [] },
  claims: (text) => /^\d+ \w+$/.test(text),
  stamp(text) {
    const seconds = /^\d+/.exec(text)?.[0];
    return seconds === undefined ? null : written(`2024-03-05T10:15:${seconds.padStart(2, '0')}.000`);
  },
  read(message, emit) {
    const { text, stamp, host, program } = message;
    const from = stamp === null && host === null ? text : 'an envelope';
    emit.event(
      'manager.release',
      { 'service.version': `${from} by ${String(program)}` },
      { stamp, evidence: [message.evidence(null)] },
    );
  },
};

test('each line is a message without an envelope', async () => {
  const source = await read('1 one\n\nnothing\n3 thr\u00a0ee\n2 two', [parser]);
  expect(factsOf(source)).toEqual([
    ['manager.release', { 'service.version': '1 one by two-words' }],
    ['manager.release', { 'service.version': '2 two by two-words' }],
  ]);
  expect(source).toMatchObject({ format: 'two-words', role: 'ssm', host: null });
  expect(source.reading).toMatchObject({ records: 4, understood: 2 });
});

test('its first and last stamps are those of its lines', async () => {
  const { reading } = await read('nothing\n1 one\n2 two\n9 three\n', [parser]);
  expect([reading.first?.text, reading.last?.text]).toEqual(['2024-03-05T10:15:01.000', '2024-03-05T10:15:09.000']);
});

test('the evidence keeps the line as it stands, with its own stamp', async () => {
  const { events } = await read('1 one\n2 t\u200bwo\n', [parser]);
  expect(events[1]?.evidence).toEqual([
    {
      source: 'file.log',
      unit: 'line',
      number: 2,
      byteOffset: 6,
      stamp: written('2024-03-05T10:15:02.000'),
      text: '2 t\u200bwo',
    },
  ]);
});
