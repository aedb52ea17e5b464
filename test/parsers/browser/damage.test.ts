import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { archive, bytesOf, entry, readHar } from './read.js';

const place = (number: number) => entry({ request: { url: `https://manager.example.com/dataservice/msla/${number}` } });
const pathsOf = (read: ReturnType<typeof readHar>): readonly unknown[] =>
  read.events.map(({ facts }) => ('url.path' in facts ? facts['url.path'] : null));
const whole = bytesOf(archive([1, 2, 3].map(place)), 1);

/** The same bytes, cut at these places. */
function pieces(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

describe('where entries begin', () => {
  test('line and byte offset are those of the opening brace', () => {
    const { events } = readHar([whole]);
    const text = whole.toString('latin1');
    for (const {
      evidence: [one],
    } of events) {
      expect(text.slice(one.byteOffset)).toMatch(/^\{\n {4}"startedDateTime"/);
      expect(text.slice(0, one.byteOffset).split('\n')).toHaveLength(one.number);
    }
    expect(events).toHaveLength(3);
  });

  test('UTF-16 is read, and said', () => {
    const { events, notices } = readHar([
      Buffer.concat([Buffer.from('\ufeff', 'utf16le'), Buffer.from(whole.toString(), 'utf16le')]),
    ]);
    expect(events).toHaveLength(3);
    expect(notices).toEqual([{ code: 'encoding', message: expect.stringContaining('UTF-16LE') }]);
  });
});

describe('damage', () => {
  test('chunks of any size give the same events', () => {
    const expected = readHar([whole]);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 40 }), (cuts) => {
        expect(readHar(pieces(whole, cuts))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('cut anywhere, the entries before are read and a notice says so', () => {
    const all = pathsOf(readHar([whole]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (end) => {
        const read = readHar([whole.subarray(0, end)]);
        expect(pathsOf(read)).toEqual(all.slice(0, read.events.length));
        expect(read.notices.map(({ code }) => code)).toEqual(['text-cut']);
      }),
      { numRuns: 100 },
    );
    expect(readHar([whole.subarray(0, -9)]).events).toHaveLength(3);
  });

  test('a quote that is missing ends the reading, with the line', () => {
    const text = whole.toString();
    const second = text.indexOf('msla/2');
    const { events, notices } = readHar([Buffer.from(text.slice(0, second) + text.slice(second).replace('"', ''))]);
    expect(events).toHaveLength(1);
    const line = text.slice(0, second).split('\n').length;
    expect(notices).toEqual([
      { code: 'text-cut', message: 'no JSON from here on; entries read before: 1', number: line },
    ]);
  });

  test('an entry that is no JSON is left out alone', () => {
    const { events, notices } = readHar([Buffer.from(whole.toString().replace('"time": 20', '"time": ?'))]);
    expect(pathsOf({ events, notices, reading: readHar([]).reading })).toEqual([
      '/dataservice/msla/2',
      '/dataservice/msla/3',
    ]);
    expect(notices).toEqual([
      { code: 'not-read', message: 'entries that are no JSON, or larger than is read, were left out: 1', number: 10 },
    ]);
  });

  test('damage of a member that nobody reads costs no entry', () => {
    const timed = [1, 2].map((number) =>
      entry({
        request: { url: `https://manager.example.com/dataservice/msla/${number}` },
        entry: { timings: { wait: [7] }, cache: 'none' },
      }),
    );
    for (const [from, to] of [
      ['"wait":[7]', '"wait":[?,7}'],
      ['"cache":"none"', '"cache":?'],
      ['"cache":"none"', '"cache":"none"?'],
    ] as const) {
      const { events, notices } = readHar([Buffer.from(bytesOf(archive(timed)).toString().replace(from, to))]);
      expect([events.length, notices]).toEqual([2, []]);
    }
  });

  test('a bracket of the wrong kind costs the entry that it stands in', () => {
    const text = whole.toString().replace('"headers": []', '"headers": [}');
    const { events, notices } = readHar([Buffer.from(text)]);
    expect(pathsOf({ events, notices, reading: readHar([]).reading })).toEqual([
      '/dataservice/msla/2',
      '/dataservice/msla/3',
    ]);
    expect(notices).toMatchObject([{ code: 'not-read', number: 10 }]);
  });

  test('what a member named __proto__ holds is not inherited', () => {
    const text = bytesOf(archive([place(1)])).toString();
    const { events, reading } = readHar([
      Buffer.from(text.replace(/"request":(\{.*?\})/, '"request":{"__proto__":$1}')),
    ]);
    expect([events.length, reading.records]).toEqual([0, 1]);
  });

  test('any bytes are read without an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(whole.length), (noise, at) => {
        const bytes = Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]);
        expect(readHar([bytes]).reading.understood).toBeLessThanOrEqual(3);
      }),
      { numRuns: 100 },
    );
  });

  test('strange members are no facts', () => {
    const strange = [null, 7, [], {}, { request: 'GET', response: [] }, { request: { method: 1, url: 'https://x/' } }];
    const { events, reading } = readHar([bytesOf(archive([{ a: strange }, ...strange.slice(3), place(1)]))]);
    expect(events).toHaveLength(1);
    expect(reading).toMatchObject({ records: 5, understood: 1 });
  });
});

describe('large archives', () => {
  test('a body of megabytes, and members that nobody reads, cost no entry', () => {
    const large = entry({
      response: { content: { mimeType: 'text/plain', text: 'ä"\\\ud83d\ude00'.repeat(300_000) } },
      entry: { _initiator: { stack: 'x'.repeat(2_000_000) }, _webSocketMessages: [{ data: '{"a":[' }] },
    });
    const { events, notices } = readHar([bytesOf(archive([large, place(2)]))]);
    expect(notices).toEqual([]);
    expect(events).toHaveLength(2);
  });

  test('an entry beyond the bound is left out, and said', () => {
    const headers = Array.from({ length: 30_000 }, (_, index) => ({
      name: `x-${String(index)}`,
      value: 'y'.repeat(40),
    }));
    const { events, notices } = readHar([bytesOf(archive([entry({ request: { headers } }), place(2)]))]);
    expect(pathsOf({ events, notices, reading: readHar([]).reading })).toEqual(['/dataservice/msla/2']);
    expect(notices).toMatchObject([{ code: 'not-read', number: 1 }]);
  });
});
