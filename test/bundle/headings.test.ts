import { describe, expect, test } from '@jest/globals';
import { headingOf } from '../../src/bundle/documents/headings.js';
import { opened } from './support.js';

const ERROR = '2024/11/19 09:31:44 [error] 47#47: *1460 connect() failed';
const ACCESS = '203.0.113.21 - - [19/Nov/2024:09:31:44 +0000] "POST /oauth/token HTTP/1.1" 502 1 "-" "Java"';

const read = async (...lines: readonly string[]): Promise<Readonly<Record<string, string>>> =>
  (await opened([{ path: 's.txt', content: `${lines.join('\n')}\n` }])).texts;

const TWO_FILES = {
  's.txt!var/log/nginx/error.log': `${ERROR}\n`,
  's.txt!var/log/nginx/access.log': `${ACCESS}\n`,
};
const PRINTED = ['==> /var/log/nginx/error.log <==', ERROR, '', '==> /var/log/nginx/access.log <==', ACCESS];

describe('what tail and head print of several files', () => {
  test('is each file by itself, named by its heading', async () => {
    expect(await read(...PRINTED)).toEqual(TWO_FILES);
  });

  test.each([
    ['with the command that printed it', ['$ tail -n 1 error.log access.log', ...PRINTED]],
    ['with a prompt that names the host', ['[root@ssm nginx]# head -n 1 error.log access.log', ...PRINTED]],
    ['quoted', PRINTED.map((line) => `> ${line}`)],
  ])('%s', async (_what, lines) => {
    expect(await read(...lines)).toEqual(TWO_FILES);
  });

  test('in a fence of a note, and among prose', async () => {
    const inFence = await read('The logs:', '', '```', ...PRINTED, '```', '', 'Regards');
    expect(inFence).toEqual({ 's.txt!line 1': 'The logs:\n', ...TWO_FILES, 's.txt!line 11': 'Regards\n' });
    const amongProse = await read('The logs:', '', ...PRINTED, '', 'Regards');
    expect(amongProse).toEqual({ 's.txt!line 1': 'The logs:\n', ...TWO_FILES, 's.txt!line 9': 'Regards\n' });
  });

  test('a file that tail -f names again goes on', async () => {
    const texts = await read(...PRINTED, '', '==> /var/log/nginx/error.log <==', ERROR.replace('44', '45'));
    expect(texts['s.txt!var/log/nginx/error.log']).toBe(`${ERROR}\n${ERROR.replace('44', '45')}\n`);
  });

  test('the rest of a session stays a session', async () => {
    const texts = await read(
      '$ date -u',
      'Tue Nov 19 09:40:02 UTC 2024',
      '$ tail -n 1 error.log access.log',
      ...PRINTED,
    );
    expect(texts).toEqual({
      's.txt': '$ date -u\nTue Nov 19 09:40:02 UTC 2024\n$ tail -n 1 error.log access.log\n',
      ...TWO_FILES,
    });
  });

  test('a heading without lines is named', async () => {
    const { texts, notices } = await opened([{ path: 's.txt', content: '==> a.log <==\n\n==> b.log <==\nx\n' }]);
    expect(texts).toEqual({ 's.txt!b.log': 'x\n' });
    expect(notices).toEqual([['empty', 's.txt!a.log']]);
  });
});

test('more names a file between two lines of colons', async () => {
  const colons = '::::::::::::::';
  expect(await read(colons, 'a.log', colons, ERROR, colons, 'b.log', colons, ACCESS)).toEqual({
    's.txt!a.log': `${ERROR}\n`,
    's.txt!b.log': `${ACCESS}\n`,
  });
});

test.each([
  ['==> /var/log/messages <==', '/var/log/messages'],
  ['==> a log with blanks.txt <==', 'a log with blanks.txt'],
  ['=== /var/log/messages ===', '/var/log/messages'],
  ['## ssm.log ##', 'ssm.log'],
  ['==> default: Running', null],
  ['== Info: Trying 192.0.2.1', null],
  ['## What was looked at', null],
  ['-----BEGIN CERTIFICATE-----', null],
  ['---', null],
])('%s', (line, file) => {
  expect(headingOf(line)).toBe(file);
});
