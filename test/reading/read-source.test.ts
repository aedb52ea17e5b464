import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ByteParser, LineParser } from '../../src/core/parser.js';
import { parsers } from '../../src/parsers/index.js';
import { readSource } from '../../src/reading/read-source.js';
import type { PacketPairer } from '../../src/reading/reading-options.js';
import { accessLine, managerLine, read, readByAll, sourceOf, syslogLine } from '../support/lines.js';
import { utf16be, utf16le } from '../text/split.js';
import { evidenceAt } from '../support/events.js';
import { nodePlatform } from '../../src/platform/node.js';

const quiet: PacketPairer = () => ({ packet: () => undefined, end: () => undefined });

describe('readSource', () => {
  test('reads a source by the parser that recognises it', async () => {
    const source = await readByAll(`${managerLine('POST https://ssm.example:8443/oauth/token')}\n`, 'var/log/x');
    expect(source).toMatchObject({
      path: 'var/log/x',
      format: 'vmanage-server-log',
      role: 'manager',
      host: 'manager',
      reading: { records: 1 },
      notices: [],
    });
    expect(source.events.map(({ kind }) => kind)).toEqual(['manager.license-log']);
  });

  test('counts and hashes every byte, read or not', async () => {
    const bytes = Buffer.from('nobody knows this\n');
    const source = await readByAll(bytes);
    expect(source).toMatchObject({ format: null, role: 'other', host: null, events: [], bytes: 18 });
    expect(source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(source.notices.map(({ code }) => code)).toEqual(['not-recognised']);
  });

  test('an empty file is said to be empty', async () => {
    const source = await readByAll('');
    expect(source).toMatchObject({ format: null, bytes: 0 });
    expect(source.notices).toEqual([{ code: 'empty', source: 'file.log', message: 'the file is empty' }]);
  });

  test('a text that begins with a line without end is looked at once more', async () => {
    const source = await readByAll(`${'x'.repeat(70_000)}\n${`${syslogLine('hello')}\n`.repeat(3)}`);
    expect(source).toMatchObject({ format: 'ssm-messages', reading: { records: 3 } });
    expect(source.notices.map(({ code, number }) => [code, number])).toContainEqual(['line-too-long', 1]);
  });

  test('a large binary that nobody knows is not looked at as text', async () => {
    const source = await readByAll(Buffer.alloc(200_000));
    expect(source).toMatchObject({ format: null, bytes: 200_000 });
  });

  test('says how far it is, chunk by chunk', async () => {
    const reported: (readonly [string, number])[] = [];
    const onBytes = (path: string, bytes: number): void => {
      reported.push([path, bytes]);
    };
    await readSource(sourceOf('a.log', 'x'.repeat(250), 100), {
      parsers,
      pairPackets: quiet,
      onBytes,
      platform: nodePlatform,
    });
    expect(reported).toEqual([
      ['a.log', 100],
      ['a.log', 100],
      ['a.log', 50],
    ]);
  });
});

describe('a parser of bytes', () => {
  const seen: number[] = [];
  const counting: ByteParser = {
    reads: 'bytes',
    id: 'counting',
    title: 'Counting',
    role: 'capture',
    discriminator: { field: 'message', values: [] },
    recognise: () => 1,
    open: (path, emit) => ({
      bytes: (chunk) => seen.push(chunk.byteLength),
      end: () => {
        emit.notice('capture-cut', `${path} is cut`, 3);
        return { records: seen.length, understood: 0, first: null, last: null, host: 'eth0', drops: 2 };
      },
    }),
  };

  test('gets every byte; the pairer hears of the end and of drops, and may emit then', async () => {
    const ends: unknown[] = [];
    const pairPackets: PacketPairer = (emit) => ({
      packet: () => undefined,
      end: (reading) => {
        ends.push(reading?.drops);
        emit.event('capture.settings', {}, { stamp: null, evidence: evidenceAt('a.pcap', 1) });
        emit.notice('capture-damaged', 'paired', 4);
      },
    });
    const source = await readSource(sourceOf('a.pcap', Buffer.alloc(100_000), 40_000), {
      parsers: [counting],
      pairPackets,
      platform: nodePlatform,
    });
    expect(seen.reduce((sum, bytes) => sum + bytes, 0)).toBe(100_000);
    expect(ends).toEqual([2]);
    expect(source.events.map(({ kind }) => kind)).toEqual(['capture.settings']);
    expect(source.notices.map(({ code, number }) => [code, number])).toEqual([
      ['capture-cut', 3],
      ['capture-damaged', 4],
    ]);
    expect(source.host).toBe('eth0');
  });
});

describe('a parser that finds too much', () => {
  const chatty: LineParser = {
    reads: 'lines',
    id: 'chatty',
    title: 'Chatty',
    role: 'ssm',
    discriminator: { field: 'message', values: [] },
    recognise: () => 1,
    open: (path, emit) => ({
      line: () => {
        for (let index = 0; index < 50_002; index++)
          emit.event(
            'manager.release',
            { 'service.version': '1' },
            { stamp: null, host: 'h', evidence: evidenceAt(path, 1) },
          );
      },
      end: () => ({ records: 1, understood: 1, first: null, last: null, host: null }),
    }),
  };

  test('is bounded, and what is left out is said', async () => {
    const source = await read('one line', [chatty]);
    expect(source.events).toHaveLength(220);
    expect(source.host).toBe('h');
    expect(source.notices.map(({ code, message }) => [code, message])).toEqual([
      ['events-dropped', '49782 events like others of this source were counted, not kept'],
    ]);
  });
});

describe('a parser that throws', () => {
  const failing = (where: 'recognise' | 'line' | 'end'): LineParser => ({
    reads: 'lines',
    id: 'failing',
    title: 'Failing',
    role: 'ssm',
    discriminator: { field: 'message', values: [] },
    recognise: () => fail(where === 'recognise', 1),
    open: (path, emit) => ({
      line: (_block, _start, _end, number) => {
        emit.event('manager.release', { 'service.version': '1' }, { stamp: null, evidence: evidenceAt(path, number) });
        fail(where === 'line' && number === 2, undefined);
      },
      end: () => fail(where === 'end', { records: 3, understood: 3, first: null, last: null, host: null }),
    }),
  });

  function fail<T>(now: boolean, otherwise: T): T {
    if (now) throw new Error('out of its depth');
    return otherwise;
  }

  test.each([
    ['line', 2],
    ['end', 3],
    ['recognise', 0],
  ] as const)('in %s loses its own rest, and nobody else’s: the source says so', async (where, events) => {
    const source = await read('one\ntwo\nthree\n', [failing(where)]);
    expect(source.events).toHaveLength(events);
    expect(source.bytes).toBe(14);
    // The reader is asked for nothing more, not even for what it counted.
    expect(source.reading.records).toBe(0);
    expect(source.notices[0]).toMatchObject({ code: 'parser-failed', source: 'file.log' });
    expect(source.notices[0]?.message).toMatch(/out of its depth$/);
  });
});

describe('any chunking gives the same reading', () => {
  const manager = [
    managerLine('POST https://ssm.example:8443/oauth/token with grant_type=password'),
    managerLine('Größe: 401 {"error":"invalid_client"}', { level: 'ERROR', logger: 'RestAPIClient' }),
    'java.net.SocketTimeoutException: Read timed out',
    '\tat java.base/java.net.Socket.read(Socket.java:1)',
  ].join('\r\n');
  const server = [
    syslogLine(accessLine('POST /oauth/token', 401)),
    'no record',
    syslogLine('[WARN] User a is locked'),
  ].join('\n');

  test.each([
    ['manager, CRLF', Buffer.from(manager)],
    ['manager, with a mark', Buffer.from(`\ufeff${manager}`)],
    ['manager, UTF-16LE', utf16le(manager)],
    ['manager, UTF-16BE', utf16be(manager)],
    ['server', Buffer.from(server)],
    ['access log', Buffer.from(accessLine('POST /oauth/token', 401))],
  ])('%s', async (_name, bytes) => {
    const whole = await readByAll(bytes);
    expect(whole.format).not.toBeNull();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
        const cut = await readSource(sourceOf('file.log', bytes, size), {
          parsers,
          pairPackets: quiet,
          platform: nodePlatform,
        });
        expect(cut).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });
});
