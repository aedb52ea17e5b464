import { describe, expect, test } from '@jest/globals';
import type { AnalyzeOptions, MemoryFile, Progress } from '../src/analyze.js';
import { analyze } from '../src/node.js';
import { LicAnalyzeError } from '../src/core/errors.js';
import type { Analysis } from '../src/core/analysis.js';
import type { MessageParser } from '../src/core/parser.js';
import { deciding, rule, STATUS_401 } from './engine/forms.js';
import { SECOND, T0 } from './support/events.js';
import { file, managerSync, serverSync } from './support/sync.js';

const REFUSED = '401 {"error":"invalid_client"}';
const manager = file('vmanage-server.log', managerSync(T0, REFUSED));
const server = file('messages', serverSync(T0, 401));

const codeOf = async (run: Promise<Analysis>): Promise<string> => {
  try {
    await run;
    return 'no error';
  } catch (error) {
    return error instanceof LicAnalyzeError ? error.code : 'another error';
  }
};

describe('analyze', () => {
  test('reads files in memory, one or several, whole or as a stream', async () => {
    async function* stream(): AsyncGenerator<Uint8Array, void, undefined> {
      for (const byte of Buffer.from(manager.content)) yield await Promise.resolve(Uint8Array.of(byte));
    }
    const one = await analyze(manager);
    expect(one).toMatchObject({
      outcome: 'cause-found',
      attempts: [{ outcome: 'failed', stoppedAt: 'token', httpStatus: 401 }],
    });
    expect(one.tool.name).toBe('lic-analyze');
    const streamed = await analyze({ path: manager.path, content: stream() });
    expect(streamed.attempts).toEqual(one.attempts);
    const both = await analyze([manager, server]);
    expect(both.sources.map(({ path, role }) => [path, role])).toEqual([
      ['vmanage-server.log', 'manager'],
      ['messages', 'ssm'],
    ]);
    expect(both.attempts[0]?.joins).toEqual([{ source: 'messages', by: 'anchor' }]);
  });

  test('says what became of each source, in its own time', async () => {
    const { sources } = await analyze([manager, { path: 'notes.txt', content: 'call them back' }]);
    expect(sources[0]).toMatchObject({
      format: 'vmanage-server-log',
      host: 'manager',
      records: 2,
      understood: 2,
      first: T0,
      last: T0 + 300_000,
      drops: null,
      clock: { zone: 'UTC', basis: 'stated', year: 'stated', offset: 0, grade: 'good' },
    });
    expect(sources[1]).toMatchObject({ format: null, role: 'other', first: null, last: null });
  });

  test('says its doubts: what was not read, zones that are assumed, clocks that do not meet', async () => {
    const far = file('messages', serverSync(T0 + 90 * 86_400 * SECOND, 200));
    const israel = file('vmanage-server.log', managerSync(T0, REFUSED, { zone: 'IST', east: 120 }));
    const { notices } = await analyze([israel, far, { path: 'x.bin', content: 'nobody knows' }]);
    expect(notices.map(({ code, source }) => [code, source])).toEqual([
      ['not-recognised', 'x.bin'],
      ['zone-assumed', 'vmanage-server.log'],
      ['clocks-do-not-meet', 'messages'],
    ]);
    expect(notices[1]?.message).toBe(
      'the zone is not stated; Asia/Kolkata is assumed; it could also be Asia/Jerusalem',
    );
    expect(notices[2]?.message).toContain('2024-06-03 10:15:00 to 10:15:00 UTC');
  });

  test('of a healthy system finds nothing, of no sync there is nothing to judge', async () => {
    expect(await analyze(file('vmanage-server.log', managerSync(T0, null)))).toMatchObject({
      outcome: 'healthy',
      findings: [],
    });
    expect(await analyze({ path: 'a.log', content: 'nothing' })).toMatchObject({
      outcome: 'nothing-to-judge',
      attempts: [],
    });
  });
});

describe('options', () => {
  const later = file(
    'vmanage-server.log',
    managerSync(T0, REFUSED),
    managerSync(T0 + 3600 * SECOND, '400 {"error":"invalid_grant"}'),
  );
  const statuses = async (options: AnalyzeOptions): Promise<readonly (number | null)[]> =>
    (await analyze(later, options)).attempts.map(({ httpStatus }) => httpStatus);

  test('a zone, a year and an alias', async () => {
    const lines = serverSync(T0, 401).slice(0, 1);
    const alone = file('messages', lines);
    const { sources, options } = await analyze(alone, { zones: { ssm: 'Asia/Tokyo' }, years: { 'mess*': 2021 } });
    expect(sources[0]).toMatchObject({
      first: Date.UTC(2021, 2, 5, 1, 15) * 1000,
      clock: { basis: 'given', year: 'given' },
    });
    expect(options).toEqual({ zones: { ssm: 'Asia/Tokyo' }, years: { 'mess*': 2021 }, aliases: {}, clocks: {} });
    const [attempt] = (await analyze(manager, { aliases: { manager: '203.0.113.5' } })).attempts;
    expect(attempt?.client.addresses).toEqual(['203.0.113.5']);
  });

  test.each<readonly [string, AnalyzeOptions, readonly number[]]>([
    ['nothing', {}, [401, 400]],
    ['since its end', { since: '2024-03-05T10:15:00.300Z' }, [401, 400]],
    ['since just after its end', { since: '2024-03-05T10:15:00.301' }, [400]],
    ['since, with an offset', { since: '2024-03-05T15:45:01+05:30' }, [400]],
    ['until its begin', { until: '2024-03-05T10:15:00Z' }, []],
    ['until just after its begin', { until: '2024-03-05 10:15:00.001' }, [401]],
    ['a day', { since: '2024-03-05', until: '2024-03-06' }, [401, 400]],
    ['another day', { since: '2024-03-06' }, []],
    ['this manager', { host: 'manager' }, [401, 400]],
    ['this server', { host: 'ssm.example' }, [401, 400]],
    ['another host', { host: 'other.example' }, []],
  ])('the part that is asked about: %s', async (_what, options, expected) => {
    expect(await statuses(options)).toEqual(expected);
  });

  test('rules of the caller stand beside the built-in ones, or in the place of one', async () => {
    const steps = { refused: deciding('refused', STATUS_401) };
    const plain = await analyze(manager);
    const own = await analyze(manager, { rules: [rule({ id: 'own-rule', steps })] });
    expect(own.tool.rules).toBe(plain.tool.rules + 1);
    expect(own.findings[0]).toMatchObject({ rule: 'own-rule', confidence: 'confirmed' });
    const instead = await analyze(manager, { rules: [rule({ id: 'wrong-client-id', steps })] });
    expect(instead.tool.rules).toBe(plain.tool.rules);
    expect(instead.findings[0]).toMatchObject({ rule: 'wrong-client-id', cause: 'A cause.' });
  });

  test('parsers of the caller as well', async () => {
    const parser: MessageParser = {
      reads: 'messages',
      id: 'own-format',
      title: 'Own format',
      role: 'manager',
      discriminator: { field: 'message', values: ['release='] },
      claims: (text) => text.startsWith('release='),
      read: (message, emit) =>
        emit.event(
          'manager.release',
          { 'service.version': message.text.slice(8) },
          { stamp: null, evidence: [message.evidence(null)] },
        ),
    };
    const { releases, sources } = await analyze(
      { path: 'release.txt', content: 'release=20.9.2' },
      { parsers: [parser] },
    );
    expect(sources[0]?.format).toBe('own-format');
    expect(releases.map(({ host, version }) => [host, version])).toEqual([[null, '20.9.2']]);
  });

  test('progress counts the bytes of all inputs', async () => {
    const reported: Progress[] = [];
    await analyze([manager, server], { onProgress: (progress) => reported.push(progress) });
    const total = Buffer.byteLength(manager.content) + Buffer.byteLength(server.content);
    const read = reported.filter((progress) => progress.phase === 'reading');
    expect(read.at(-1)).toEqual({ phase: 'reading', source: 'messages', bytesRead: total, bytesTotal: total });
    expect(read[0]?.source).toBe('vmanage-server.log');
  });
});

describe('misuse', () => {
  const interrupted = AbortSignal.abort();

  test.each<readonly [string, string | MemoryFile, AnalyzeOptions]>([
    ['bad-zone', manager, { zones: { messages: 'Asia/Atlantis' } }],
    ['bad-time', manager, { since: 'yesterday' }],
    ['bad-time', manager, { until: '2024-03-05T25:00' }],
    ['path-missing', 'there/is/no/such/file.log', {}],
    ['interrupted', manager, { signal: interrupted }],
  ])('is an error: %s', async (code, input, options) => {
    expect(await codeOf(analyze(input, options))).toBe(code);
  });
});
