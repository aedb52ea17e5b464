import { describe, expect, test } from '@jest/globals';
import { lostMessages } from '../../../src/parsers/syslog/losses.js';
import { payloadOf } from '../../../src/parsers/syslog/payload.js';

describe('the payload of a record', () => {
  test('is the message itself', () => {
    expect(payloadOf('  indented text')).toEqual({ times: 1, texts: ['  indented text'], again: false });
  });

  test.each([
    ['message repeated 4 times: [ [INFO] text [7]]', 4, '[INFO] text [7]'],
    ['message repeated 12 times: [text]', 12, 'text'],
    ['message repeated 3 times: [ text that is c', 3, 'text that is c'],
  ])('what rsyslog repeats is counted and read: %s', (message, times, text) => {
    expect(payloadOf(message)).toEqual({ times, texts: [text], again: false });
  });

  test.each([
    ['last message repeated 3 times', 3],
    ['--- last message repeated 1 time ---', 1],
    ["Last message 'text' repeated 5 times, suppressed by syslog-ng on ssm", 5],
  ])('what is only said to have come again is counted: %s', (message, times) => {
    expect(payloadOf(message)).toEqual({ times, texts: [], again: true });
  });

  test('escaped control characters are what they were', () => {
    expect(payloadOf('#033[31mred#033[0m#011tab#012second line#012 #012third')).toMatchObject({
      texts: ['red\ttab', 'second line', 'third'],
    });
  });

  test('a number sign by itself is none of them', () => {
    expect(payloadOf('color #000 and #0125 stay or split as rsyslog means it').texts).toEqual([
      'color #000 and ',
      '5 stay or split as rsyslog means it',
    ]);
  });

  test('a blank message has no text', () => {
    expect(payloadOf(' #012 ').texts).toEqual([]);
  });
});

test('what a log daemon lost is a number', () => {
  expect(lostMessages('imjournal: 1204 messages lost due to rate-limiting (20000 allowed within 600 seconds)')).toBe(
    1204,
  );
  expect(lostMessages('imuxsock lost 98 messages from pid 77 due to rate-limiting')).toBe(98);
  expect(lostMessages('Suppressed 12 messages from docker.service')).toBe(12);
  expect(lostMessages('imjournal: begin to drop messages due to rate-limiting')).toBeNull();
});
