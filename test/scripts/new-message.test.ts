import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadParser } from '../../scripts/new/message/load-parser.js';
import { messageParserFrom } from '../../scripts/new/message/parser-from.js';
import { shapeOf } from '../../scripts/new/message/shape.js';
import type { Begun } from '../../scripts/new/from/rule-from.js';
import { checkParser } from '../../src/testing.js';

/** The form of lighttpd, which no parser of this repository reads. */
const REQUEST = '203.0.113.77 ssm.example.net - [19/Nov/2024:09:31:44 +0100] "POST /oauth/token HTTP/1.1" 413 226 "-"';
const INSIDE = `Nov 19 09:41:44 lb lighttpd[812]: ${REQUEST}`;
const KNOWN = '203.0.113.77 - - [19/Nov/2024:09:31:44 +0100] "POST /oauth/token HTTP/1.1" 413 226 "-" "Java/11"';
const DAEMON = '2024-11-19T09:31:44.206Z [error] upstream pool ssm is empty';

/** What is started from the last of some lines. */
async function startedFrom(...lines: readonly string[]): Promise<Begun> {
  const file = join(mkdtempSync(join(tmpdir(), 'lic-analyze-new-')), 'a.log');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const begun = await messageParserFrom('made-up', { file, line: lines.length }, process.cwd());
  if (typeof begun === 'string') throw new Error(begun);
  return begun;
}

const textOf = ({ files }: Begun, path: string): string => files.find((file) => file.path === path)?.text ?? '';

describe('a parser of messages from a line', () => {
  test.each([
    ['with a request', REQUEST, 'gateway.request', { 'url.path': '/oauth/token', 'http.response.status_code': 413 }],
    ['in an envelope', INSIDE, 'gateway.request', { 'url.path': '/oauth/token', 'http.response.status_code': 413 }],
    ['of a daemon', DAEMON, 'gateway.error', { 'log.level': 'error', 'error.message': 'upstream pool ssm is empty' }],
  ])('%s holds against its own sample', async (_, line, kind, facts) => {
    const begun = await startedFrom(line);
    const content = textOf(begun, 'samples/parsers/made-up/made-up.log');
    const events: unknown = JSON.parse(textOf(begun, 'samples/parsers/made-up/made-up.log.events.json'));
    expect(events).toEqual([{ lines: [1], kind, facts: expect.objectContaining(facts) }]);
    const parser = await loadParser(textOf(begun, 'src/parsers/made-up/made-up.ts'), 'src/parsers/gateways');
    if (parser === null) throw new Error('no parser was made');
    const expected = Array.isArray(events) ? events : [];
    expect(await checkParser(parser, { path: 'made-up.log', content, events: expected })).toEqual([]);
  });

  test('that a parser reads already: names the parser', async () => {
    await expect(startedFrom(KNOWN)).rejects.toThrow(
      /^nginx-access reads such a line already\. npm run try -- nginx-access /,
    );
  });

  test('holds no address of the line, and keeps its page and its row', async () => {
    const begun = await startedFrom(REQUEST);
    expect(begun.files.map(({ path }) => path)).toEqual([
      'src/parsers/made-up/made-up.ts',
      'samples/parsers/made-up/made-up.log',
      'samples/parsers/made-up/made-up.log.events.json',
      'docs/parsers/made-up.md',
      'docs/parsers/README.md',
    ]);
    expect(begun.files.map(({ text }) => text).join('\n')).not.toContain('203.0.113.77');
    expect(textOf(begun, 'docs/parsers/README.md')).toContain('| [made-up](made-up.md) | say what it is |');
    expect(textOf(begun, 'docs/parsers/made-up.md')).toMatch(/^# .+\n\n`made-up`\n/);
  });

  test('names every test that can fail', async () => {
    expect((await startedFrom(REQUEST)).says.at(-1)).toBe(
      'Then: npm run generate && npm run check:patterns -- --write && npm test -- test/parsers test/forms test/patterns',
    );
  });

  test('says which other parser would lose lines to it', async () => {
    // Hardly more than nginx's own form: the address, then two fields of any words.
    const wide = '203.0.113.77 -- -- [19/Nov/2024:09:31:44 +0100] "POST /oauth/token HTTP/1.1" 413 226';
    const { says } = await startedFrom(wide);
    expect(says.join('\n')).toMatch(/Narrow the grammar first: it claims a line of nginx-access as well/);
    expect((await startedFrom(REQUEST)).says.join('\n')).not.toContain('Narrow the grammar');
  });

  test('ties the clock of the message to that of its envelope', async () => {
    expect(textOf(await startedFrom(INSIDE), 'src/parsers/made-up/made-up.ts')).toContain('emit.clock({ outer');
  });
});

test('a shape names what stands in a line once', () => {
  expect([...shapeOf(REQUEST).names]).toEqual(['client', 'time', 'request', 'status']);
  expect([...shapeOf(DAEMON).names]).toEqual(['time', 'level', 'message']);
  expect([shapeOf(REQUEST).stamp, shapeOf(DAEMON).stamp, shapeOf('something happened').stamp]).toEqual([
    'dayMonth',
    'iso',
    'none',
  ]);
});
