import { describe, expect, test } from '@jest/globals';
import { Outgoing } from '../../src/report/outgoing.js';
import { drawn } from '../redact/planted-values.js';

const secret = drawn(3).random(14);
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('what leaves', () => {
  test('is masked, then escaped', () => {
    const { text } = Outgoing.text(`a\u001b[2Jb\u202ec password=${secret}\nnext`);
    expect(text).toBe('a\\x1b[2Jb\\u202ec password=****\nnext');
  });

  test('of a failure keeps the colour of the name alone', () => {
    const { text } = Outgoing.failure(`no file x\u001b]0;y\u0007 token=${secret}.`, (name) => `<${name}>`);
    expect(text).toBe('<lic-analyze:> no file x\\x1b]0;y\\x07 token=****\n');
  });

  test('of a report with a leak is nothing', () => {
    expect(Outgoing.report('x', 'markdown', ['password from a.log:1'])).toBeNull();
    expect(Outgoing.report('@\u2060name \u001b[2J', 'markdown', [])?.text).toBe('@\u2060name \\x1b[2J');
  });

  test('as JSON stays JSON, without half a surrogate pair', () => {
    const value = ['\ud800 \\ud800 😀', '\u0085\u202e\u007f'];
    const { text = '' } = Outgoing.report(JSON.stringify(value), 'json', []) ?? {};
    expect(text).not.toMatch(RAW);
    expect(JSON.parse(text)).toEqual(['\ufffd \\ud800 😀', '\u0085\u202e\u007f']);
  });
});

describe('rows of a stream', () => {
  const records = [
    { uri: `/x?access_token=${secret}&sig=${secret}`, host: 'ssm\u001b[31m.example', length: 7 },
    { uri: `/y/${secret}`, host: 'a\tb\nc', length: 8 },
  ];

  test('as a table: cells are masked, also by what a row before them showed, and cannot become cells', () => {
    const { text } = Outgoing.rows(['uri', 'host', 'length'], false)(records);
    expect(text).toBe('/x?access_token=****&sig=****\tssm\\x1b[31m.example\t7\n/y/****\ta\\tb\\nc\t8\n');
  });

  test('as JSON', () => {
    const { text } = Outgoing.rows(['uri', 'host', 'length'], true)(records);
    expect(text).not.toContain(secret);
    expect(
      text
        .split('\n')
        .slice(0, 2)
        .map((row): unknown => JSON.parse(row)),
    ).toEqual([
      { uri: '/x?access_token=****&sig=****', host: 'ssm\u001b[31m.example', length: 7 },
      { uri: '/y/****', host: 'a\tb\nc', length: 8 },
    ]);
  });
});
