/** Rules and parsers of a user that throw, in each of their functions: named, and the built-in ones go on. */
import { describe, expect, test } from '@jest/globals';
import type { Parser } from '../../src/core/parser.js';
import type { Rule } from '../../src/core/rule.js';
import { pattern } from '../../src/core/pattern.js';
import { analyze } from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { filesOf } from './incidents.js';

/** The last file is one of which only these parsers know. */
const FILES = [...filesOf('wrong-grant-type'), { path: 'mine.log', content: 'mine: a line\n'.repeat(9) }];
const fails = (): never => {
  throw new Error('a fault of its own');
};
const form = { id: 'mine', title: 'Mine', role: 'other', discriminator: { field: 'x', values: [] } } as const;
const nothing = { records: 0, understood: 0, first: null, last: null, host: null };
const quiet = { line: () => undefined, end: () => nothing };
const lines = { ...form, reads: 'lines', recognise: () => 1, open: () => quiet } as const;
const messages = { ...form, reads: 'messages', claims: () => true, read: () => undefined } as const;

describe('a parser', () => {
  const faulty: Readonly<Record<string, Parser>> = {
    recognise: { ...lines, recognise: fails },
    open: { ...lines, open: fails },
    line: { ...lines, open: () => ({ ...quiet, line: fails }) },
    'open of bytes': { ...lines, reads: 'bytes', open: fails },
    beginsAt: { ...lines, recognise: () => 0, begins: { log: 'mine', beginsAt: fails } },
    claims: { ...messages, claims: fails },
    read: { ...messages, claims: (text) => text.startsWith('mine'), read: fails },
    stamp: { ...messages, claims: (text) => text.startsWith('mine'), stamp: fails },
  };

  test.each(Object.entries(faulty))('that throws in %s', async (name, parser) => {
    const { findings, notices, sources } = await analyze(FILES, { parsers: [parser] });
    expect(findings[0]).toMatchObject({ rule: 'wrong-grant-type', confidence: 'confirmed' });
    expect(sources.map(({ format }) => format).slice(0, 2)).toEqual(['ssm-messages', 'vmanage-server-log']);
    const said = notices.filter(({ code }) => code === 'parser-failed').map(({ message }) => message);
    expect(said.length).toBeGreaterThan(0);
    const what = name.split(' ')[0] ?? '';
    for (const message of said)
      expect(message).toBe(`the parser mine failed in ${what}, and was not used further: a fault of its own`);
  });

  test.each(['end', 'bytes'])('that throws in %s is named, and costs no other source', async (name) => {
    const recognise = ({ path }: { readonly path: string }): number => (path === 'mine.log' ? 1 : 0);
    const parser: Parser =
      name === 'end'
        ? { ...lines, recognise, open: () => ({ ...quiet, end: fails }) }
        : { ...form, reads: 'bytes', recognise, open: () => ({ bytes: fails, end: () => nothing }) };
    const { findings, notices } = await analyze(FILES, { parsers: [parser] });
    expect(findings[0]).toMatchObject({ rule: 'wrong-grant-type', confidence: 'confirmed' });
    expect(notices.filter(({ code }) => code === 'parser-failed')).toMatchObject([
      { source: 'mine.log', message: expect.stringContaining('mine') },
    ]);
  });
});

describe('a rule', () => {
  const [sound] = rules.filter(({ id }) => id === 'wrong-grant-type');
  class Throwing extends RegExp {
    override [Symbol.search](): number {
      return fails();
    }
  }
  const asked = { see: 'oauth.token-answer', where: { 'oauth.error': pattern.matches(new Throwing('x')) } };
  const broken =
    (part: object) =>
    (rule: Rule): Rule =>
      Object.assign({}, rule, part);
  const faulty: Readonly<Record<string, (rule: Rule) => Rule>> = {
    'has no steps': broken({ steps: undefined }),
    'has a step without a sight': broken({ steps: { one: { says: 'one' } } }),
    'has no text to explain': broken({ explain: undefined }),
    'has no list of fixes': broken({ fix: 'do it' }),
    'throws where it is read': (rule) => Object.defineProperty({ ...rule }, 'cause', { enumerable: true, get: fails }),
    'throws where it is asked': broken({ steps: { one: { says: 'one', seen: [asked] } } }),
  };

  test.each(Object.entries(faulty))('that %s', async (_, make) => {
    if (sound === undefined) throw new Error('there is no such rule');
    const rule = make({ ...sound, id: 'mine' });
    const { findings, notices } = await analyze(FILES, { rules: [rule] });
    expect(findings.map((found) => [found.rule, found.confidence])).toEqual([['wrong-grant-type', 'confirmed']]);
    expect(notices.filter(({ code }) => code === 'rule-failed')).toMatchObject([
      { source: 'rule mine', message: expect.stringMatching(/^the rule mine failed, and was not judged: ./) },
    ]);
  });

  test('that throws where it is asked about a line by itself', async () => {
    const files = [{ path: 'paste.txt', content: '{"error": "invalid_client"}\n' }];
    const rule = faulty['throws where it is asked']?.({ ...(sound ?? fails()), id: 'mine' }) ?? fails();
    const { findings, notices } = await analyze(files, { rules: [rule] });
    expect(findings).toEqual((await analyze(files)).findings);
    expect(findings).not.toEqual([]);
    expect(notices).toMatchObject([{ code: 'rule-failed', source: 'rule mine' }]);
  });
});
