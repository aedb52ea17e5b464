import { describe, expect, test } from '@jest/globals';
import { namesOf, places } from '../../src/report/citation.js';
import { sayEvent } from '../../src/report/event-words.js';
import { duration, utcMoment, utcSpan } from '../../src/report/when.js';
import { endpoint, thousands } from '../../src/report/words/parts.js';
import { analysis, dated, frame, line, micros, source } from '../support/analysis.js';

const one = line('a.log', 1, 'x');
const ends = {
  'source.ip': '192.0.2.1',
  'source.port': 40_000,
  'destination.ip': '198.51.100.2',
  'destination.port': 8443,
};
const connection = {
  ...ends,
  'tcp.handshake': 'completed',
  'tcp.syn.count': 3,
  'source.bytes': 0,
  'destination.bytes': 1402,
  'tcp.retransmissions': 0,
  'tcp.largest_from_server': 0,
  'event.duration': 0,
} as const;

describe('events in words', () => {
  test.each([
    [
      sayEvent(
        dated(
          'tcp.connection',
          { ...connection, 'tcp.handshake': 'unanswered', 'capture.answer_observable': true },
          [one],
          0,
        ),
      ),
      '192.0.2.1:40000 sent 3 SYNs to 198.51.100.2:8443; none was answered (the capture would have shown an answer)',
    ],
    [
      sayEvent(dated('tcp.connection', { ...connection, 'tcp.handshake': 'refused' }, [one], 0)),
      '198.51.100.2:8443 answered the SYN of 192.0.2.1:40000 with RST',
    ],
    [
      sayEvent(
        dated(
          'tcp.connection',
          { ...connection, 'tcp.rtt': 1500, 'tcp.reset.by': 'server', 'tcp.reset.after': 'client-data' },
          [one],
          0,
        ),
      ),
      '192.0.2.1:40000 connected to 198.51.100.2:8443 (SYN answered in 1.5 ms; 0 bytes sent, 1,402 bytes received; reset by the server after client-data)',
    ],
    [
      sayEvent(
        dated(
          'tls.handshake',
          { ...ends, 'tls.outcome': 'alert', 'tls.alert.code': 46, 'tls.alert.from': 'client' },
          [one],
          0,
        ),
      ),
      'the TLS handshake with 198.51.100.2:8443 ended with an alert (alert 46 certificate_unknown from the client)',
    ],
    [
      sayEvent(
        dated(
          'dns.lookup',
          {
            'source.ip': '192.0.2.1',
            'server.ip': '192.0.2.53',
            'dns.question.name': 'ssm.example',
            'dns.answered': false,
            'dns.queries': 2,
          },
          [one],
          0,
        ),
      ),
      '192.0.2.1 asked 192.0.2.53 for ssm.example 2 times, no answer (the capture may have missed an answer)',
    ],
    [
      sayEvent(
        dated(
          'dns.lookup',
          {
            'source.ip': '192.0.2.1',
            'server.ip': '192.0.2.53',
            'dns.question.name': 'ssm.example',
            'dns.question.type': 'A',
            'dns.answered': true,
            'dns.queries': 1,
            'dns.response_code': 'NXDOMAIN',
          },
          [one],
          0,
        ),
      ),
      '192.0.2.1 asked 192.0.2.53 for ssm.example A: NXDOMAIN',
    ],
    [
      sayEvent(dated('oauth.token-answer', { 'oauth.error.prefix': 'inv' }, [one], 0)),
      'the token request was answered with an error code of which "inv" is readable',
    ],
    [sayEvent(dated('oauth.token-answer', {}, [one], 0)), 'the token request: the answer is not readable in the file'],
    [
      sayEvent(
        dated(
          'manager.call',
          {
            'event.outcome': 'failure',
            'url.full': 'https://ssm.example/oauth/token',
            'error.type': 'UnknownHostException',
            'error.message': 'ssm.example',
            'event.duration': 2_000_000,
          },
          [one],
          0,
        ),
      ),
      "the manager's call https://ssm.example/oauth/token failed (UnknownHostException: ssm.example; after 2 s)",
    ],
  ])('%#', (words, expected) => {
    expect(words).toBe(expected);
  });
});

describe('places', () => {
  const sources = ['a/messages', 'b/messages', 'x.tar.gz!var/log/vmanage-server.log', 'c.pcap'];
  const names = namesOf(analysis({ sources: sources.map((path) => source(path)) }));

  test('are named as shortly as is unique', () => {
    expect([...names.values()]).toEqual(['a/messages', 'b/messages', 'vmanage-server.log', 'c.pcap']);
  });

  test('are folded into ranges by source', () => {
    const list = [
      line('a/messages', 3, ''),
      frame('c.pcap', 2, ''),
      line('a/messages', 4, ''),
      line('a/messages', 9, ''),
      frame('c.pcap', 1, ''),
    ];
    expect(places(list, names)).toBe('a/messages:3–4, 9; c.pcap, frames 1–2');
    expect(places([frame('c.pcap', 7, '')], names)).toBe('c.pcap, frame 7');
  });

  test('are cut where there are many', () => {
    expect(
      places(
        [1, 3, 5, 7, 9].map((number) => line('c.pcap', number, '')),
        names,
      ),
    ).toBe('c.pcap:1, 3, 5, 7 …');
  });
});

describe('times', () => {
  test.each([
    [0, '0 µs'],
    [999, '999 µs'],
    [258_000, '258 ms'],
    [1_540, '1.5 ms'],
    [1_100_000, '1.1 s'],
    [2_521_000_000, '42 min 1 s'],
    [-2_520_000_000, '42 min'],
    [11_100_000_000, '3 h 5 min'],
    [180_000_000_000, '2 d 2 h'],
  ])('%s µs', (length, words) => {
    expect(duration(length)).toBe(words);
  });

  test('name the day once, or twice where it changes', () => {
    expect(utcSpan(micros('2024-03-05T10:15:00.100Z'), micros('2024-03-05T10:15:01.200Z'))).toBe(
      '2024-03-05 10:15:00.100–10:15:01.200 UTC',
    );
    expect(utcSpan(micros('2024-03-05T23:59:59.000Z'), micros('2024-03-06T00:00:01.000Z'))).toBe(
      '2024-03-05 23:59:59.000–2024-03-06 00:00:01.000 UTC',
    );
    expect(utcMoment(null)).toBe('time unknown');
  });
});

test('ends of connections and numbers are written the same everywhere', () => {
  expect(endpoint('2001:db8::1', 8443)).toBe('[2001:db8::1]:8443');
  expect(endpoint('198.51.100.2', null)).toBe('198.51.100.2');
  expect(thousands(1_234_567)).toBe('1,234,567');
  expect(thousands(999)).toBe('999');
});
