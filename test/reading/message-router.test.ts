import { expect, test } from '@jest/globals';
import type { MessageParser } from '../../src/core/parser.js';
import { MessageRouter } from '../../src/reading/message-router.js';
import { factsOf, read, syslogLine } from '../support/lines.js';
import ssmMessages from '../../src/parsers/syslog/ssm-messages.js';

/** A parser that notes the texts that it is asked about, and claims those that hold its word. */
function asked(id: string, initials?: string): MessageParser & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    reads: 'messages',
    id,
    title: id,
    role: 'ssm',
    discriminator: { field: 'message', values: [] },
    ...(initials === undefined ? {} : { initials }),
    texts,
    claims(text) {
      texts.push(text);
      return text.includes(id);
    },
    read(message, emit) {
      emit.event('manager.release', { 'service.version': id }, { stamp: null, evidence: [message.evidence(null)] });
    },
  };
}

test('a parser is asked only about texts with its initials, and any text without them', () => {
  const [some, any] = [asked('some', 'ab'), asked('any')];
  const router = new MessageRouter([some, any]);
  for (const text of ['a 1', 'c 2', 'b 3', 'a 4', 'é 5', '']) router.claims(text);
  expect(some.texts).toEqual(['a 1', 'b 3', 'a 4', 'é 5', '']);
  expect(any.texts).toEqual(['a 1', 'c 2', 'b 3', 'a 4', 'é 5', '']);
});

test('the first parser that claims a text reads it, and no further one is asked', async () => {
  const parsers = [asked('first', 'xy'), asked('second'), asked('third')];
  const lines = ['x first second', 'y second third', 'z first third', 'nothing'].map((text) => syslogLine(text));
  const source = await read(`${lines.join('\n')}\n`, [...parsers, ssmMessages]);
  expect(factsOf(source).map(([, facts]) => facts)).toEqual([
    { 'service.version': 'first' },
    { 'service.version': 'second' },
    { 'service.version': 'third' },
  ]);
  expect(source.reading).toMatchObject({ records: 4, understood: 3 });
  expect(parsers.at(-1)?.texts).not.toContain('x first second');
});

test('a text that an envelope asks about before it hands it on is asked about once', () => {
  const parsers = [asked('first'), asked('second')];
  const router = new MessageRouter(parsers);
  expect(['a second', 'a second', 'a third', 'a third', 'a second'].map((text) => router.claims(text))).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
  expect(parsers.map(({ texts }) => texts)).toEqual([
    ['a second', 'a third', 'a second'],
    ['a second', 'a third', 'a second'],
  ]);
});
