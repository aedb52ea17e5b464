import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { analyze, renderJson, renderMarkdown } from '../../src/index.js';

const FOLDER = 'samples/documents';

/** Where each document says what the incident is cited for: the manager's call, its answer, the server's refusal, the client. */
const CITED: readonly (readonly [file: string, places: readonly string[]])[] = [
  [
    'case.zip',
    [
      'case.zip!vmanage-server.log:226',
      'case.zip!vmanage-server.log:228',
      'case.zip!messages:223',
      'case.zip!messages:106',
    ],
  ],
  ['case.md', ['case.md!lines 10-22:20', 'case.md!lines 10-22:22', 'case.md!lines 27-41:38', 'case.md!lines 27-41:29']],
  [
    'case.html',
    ['case.html!lines 6-17:15', 'case.html!lines 6-17:17', 'case.html!lines 20-34:31', 'case.html!lines 20-34:22'],
  ],
  [
    'case.eml',
    [
      'case.eml!body.txt!lines 11-22:20',
      'case.eml!body.txt!lines 11-22:22',
      'case.eml!messages.gz:223',
      'case.eml!messages.gz:106',
    ],
  ],
  [
    'case.msg',
    [
      'case.msg!body.txt!lines 3-14:12',
      'case.msg!body.txt!lines 3-14:14',
      'case.msg!messages.gz:12',
      'case.msg!messages.gz:3',
    ],
  ],
  [
    'session.txt',
    [
      'session.txt!lines 4-16:14',
      'session.txt!lines 4-16:16',
      'session.txt!lines 19-34:31',
      'session.txt!lines 19-34:22',
    ],
  ],
];

describe('one incident, however it is handed over', () => {
  test.each(CITED)('%s', async (file, places) => {
    const analysis = await analyze(`${FOLDER}/${file}`);
    const [finding] = analysis.findings;
    expect([finding?.rule, finding?.confidence]).toEqual(['wrong-grant-type', 'confirmed']);
    const cited = finding?.evidence.map(({ source, number }) => `${source}:${String(number)}`);
    expect(cited).toEqual(expect.arrayContaining([...places]));
    expect(analysis.notices.filter(({ code }) => code === 'not-recognised')).toEqual([]);
    expect(analysis.sources.filter(({ format }) => format === null)).toEqual([]);
  });

  test.each(['case.md', 'session.txt'])('%s: line and offset are those of the file', async (file) => {
    const bytes = readFileSync(`${FOLDER}/${file}`);
    const lines = bytes.toString().split('\n');
    const { findings } = await analyze(`${FOLDER}/${file}`);
    for (const { text, number, byteOffset } of findings[0]?.evidence ?? []) {
      expect(lines[number - 1]?.trim()).toBe(text);
      expect(bytes.subarray(byteOffset, byteOffset + Buffer.byteLength(text)).toString()).toBe(text);
    }
  });

  test('a report names the document with its lines', async () => {
    const analysis = await analyze(`${FOLDER}/case.md`);
    expect(renderMarkdown(analysis)).toContain('case.md!lines 10-22:20');
    expect(renderJson(analysis)).toContain('"source": "case.md!lines 10-22"');
    expect(analysis.sources.map(({ path, sha256 }) => [path, sha256])).toEqual([
      ['case.md!lines 10-22', null],
      ['case.md!lines 27-41', null],
    ]);
  });

  test.each([
    [
      'encrypted.zip',
      'vmanage-server.log: it is encrypted; unpack it with its password and give the folder, or send it without one',
    ],
    ['case.7z', 'case.7z: it is a 7z archive; unpack it and give the folder, or send a .tar.gz or .zip'],
  ])('%s is named, with what to send instead', async (file, message) => {
    await expect(analyze(`${FOLDER}/${file}`)).rejects.toThrow(message);
  });
});

test('a document in which nothing is recognised is one source that was not', async () => {
  const content = 'Hello\n\n```\nnothing\n```\n\nBye\n';
  const { sources, notices } = await analyze({ path: 'case.md', content });
  expect(sources.map(({ path, format, bytes }) => [path, format, bytes])).toEqual([['case.md', null, 18]]);
  expect(notices.map(({ code, source }) => [code, source])).toEqual([['not-recognised', 'case.md']]);
});
