import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { takingPartPage } from '../../scripts/generate/taking-part.js';
import { takingPartIn, tryParser } from '../../scripts/try/parser.js';
import { tryRule } from '../../scripts/try/rule.js';
import { rules } from '../../src/rules/index.js';

const takingPart = takingPartIn(readFileSync('docs/writing-a-parser.md', 'utf8'));

describe('the table of what takes part', () => {
  test('is made from the code that reads the fields', () => {
    const table = takingPartIn(takingPartPage(process.cwd()).text);
    expect(table.get('gateway.request')).toEqual(
      expect.arrayContaining(['http.request.method', 'http.response.status_code', 'source.address', 'url.path']),
    );
    // The agent of a line is read of the request that the line is a part of.
    expect(table.get('server.request')).toContain('user_agent.original');
    expect(table.get('tcp.connection')).toContain('capture.answer_observable');
    expect(table.has('clock.unsynchronised')).toBe(false);
  });
});

describe('npm run try with a parser', () => {
  test('says what became events, and what took part in which attempt', async () => {
    const said = await tryParser('haproxy-http', 'samples/parsers/haproxy-http/haproxy.log', takingPart);
    expect(said[0]).toMatch(/haproxy\.log: read as haproxy-http, 7 of 7 records understood$/);
    expect(said[1]).toBe('haproxy-http read 7 messages and made 5 events');
    expect(said.filter((line) => / × gateway\.request: in attempt /.test(line)).length).toBeGreaterThan(0);
    expect(said.filter((line) => line.startsWith('attempt '))).not.toEqual([]);
  });

  test('says why an event took part in none, and what it leaves out', async () => {
    const said = await tryParser('nginx-error', 'samples/parsers/nginx-error', takingPart);
    const none = said.filter((line) => line.includes('in no attempt'));
    expect(none.join('\n')).toMatch(/gateway\.error: in no attempt: .* leaves out .*openssl\.error/);
  });

  test('says that attempts read nothing of a kind', async () => {
    const said = await tryParser('chronyd', 'samples/parsers/chronyd', takingPart);
    expect(said.join('\n')).toContain('clock.step: in no attempt: attempts read nothing of this kind');
  });
});

describe('npm run try with a rule', () => {
  const rule = rules.find(({ id }) => id === 'wrong-grant-type');
  if (rule === undefined) throw new Error('the rule is gone');

  test('says the verdict of each case, what fires at its stage, and the priors', async () => {
    const said = await tryRule(rule, process.cwd());
    expect(said).toContain('ok     fires: confirmed');
    expect(said.some((line) => /^ok {5}quiet: clear/.test(line))).toBe(true);
    expect(said.filter((line) => line.startsWith('WRONG'))).toEqual([]);
    expect(said.at(-1)).toMatch(/^priors of token: .*wrong-grant-type \d+/);
  });

  test('says what is wrong: a verdict that differs, and a rule that claims the same fact', async () => {
    const [name = ''] = Object.keys(rule.steps);
    const broken = {
      ...rule,
      steps: { [name]: { says: 'x', seen: [{ see: 'clock.unsynchronised' as const }] as const } },
    };
    const said = await tryRule(broken, process.cwd(), [broken]);
    expect(said.filter((line) => line.startsWith('WRONG  fires:'))).toHaveLength(1);
    const twin = { ...rule, id: 'a-twin', notToBeConfusedWith: {} };
    const fired = await tryRule(rule, process.cwd(), [twin]);
    expect(fired.join('\n')).toMatch(
      /WRONG {2}a-twin fires on wrong-grant-type .*outranks in wrong-grant-type, or narrow/,
    );
  });
});
