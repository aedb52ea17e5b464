/** The order that client-deleted needs, through the whole program. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { MemoryFile } from '../../src/analyze.js';
import { analyze } from '../../src/node.js';
import type { Finding } from '../../src/core/analysis.js';

const FOLDER = new URL('../../samples/rules/client-deleted/fires/', import.meta.url);
const manager: MemoryFile = {
  path: 'vmanage-server.log',
  content: readFileSync(new URL('vmanage-server.log', FOLDER), 'utf8'),
};
const lines = readFileSync(new URL('messages', FOLDER), 'utf8').trimEnd().split('\n');
const place = lines.findIndex((line) => line.includes('API client removed'));
const deleted = lines[place] ?? '';
const rest = lines.filter((_, index) => index !== place);
/** The refused request, in the server's log. */
const refused = rest.findIndex((line) => line.includes('POST /oauth/token') && line.includes('" 401 '));

const at = (time: string): string => deleted.replace(/\d\d:\d\d:\d\d/, time);
const log = (path: string, ...text: readonly string[]): MemoryFile => ({ path, content: `${text.join('\n')}\n` });

async function found(...input: readonly MemoryFile[]): Promise<Finding | undefined> {
  return (await analyze([manager, ...input])).findings.find(({ rule }) => rule === 'client-deleted');
}

describe('a client that was deleted', () => {
  test('in the second of the refusal: the place in the log decides', async () => {
    const before = log('messages', ...rest.slice(0, refused - 1), at('09:31:44'), ...rest.slice(refused - 1));
    expect(await found(before)).toMatchObject({ confidence: 'confirmed', why: 'deciding' });
    const after = log('messages', ...rest.slice(0, refused + 1), at('09:31:44'), ...rest.slice(refused + 1));
    expect((await found(after))?.confidence).not.toBe('confirmed');
    expect((await found(after))?.why).not.toBe('clock');
  });

  test('in that second, by another file of the host: the clock leaves it open', async () => {
    const finding = await found(log('messages', ...rest), log('event.log', at('09:31:44')));
    expect(finding).toMatchObject({ confidence: 'possible', why: 'clock' });
    expect(finding?.explanation).toContain(
      'The clocks leave open whether the server deleted a client with this ID before',
    );
    expect(await found(log('messages', ...rest), log('event.log', at('09:31:43')))).toMatchObject({
      confidence: 'confirmed',
    });
  });

  test('on a clock that a doubt of a second ties to the manager’s alone', async () => {
    // Without the server's own line of the refusal there is only the other clock to go by.
    const unseen = rest.filter((line, index) => index < refused - 1 || !/oauth\/token|TokensController/.test(line));
    const near = { clocks: { 'ssm-onprem': '+1s' } };
    const input = [manager, log('messages', ...unseen, at('09:31:45'))];
    const finding = (await analyze(input, near)).findings.find(({ rule }) => rule === 'client-deleted');
    expect(finding).toMatchObject({ confidence: 'possible', why: 'clock' });
    const long = [manager, log('messages', at('09:30:00'), ...unseen)];
    const sure = (await analyze(long, near)).findings.find(({ rule }) => rule === 'client-deleted');
    expect(sure).toMatchObject({ confidence: 'confirmed' });
  });
});
