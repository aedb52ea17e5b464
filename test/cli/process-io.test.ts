import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { main } from '../../src/cli/cli.js';
import { processIo } from '../../src/cli/process-io.js';
import { Outgoing } from '../../src/report/outgoing.js';
import { VERSION } from '../../src/core/version.js';

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Standard output that answers each write with this; gives what was written. */
function writing(answer: NodeJS.ErrnoException | null): readonly string[] {
  const written: string[] = [];
  const write = (text: unknown, done: unknown): boolean => {
    written.push(String(text));
    if (isCallback(done)) done(answer);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(write);
  return written;
}

function isCallback(value: unknown): value is (error: Error | null) => void {
  return typeof value === 'function';
}

const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(`write ${code}`), { code });

describe('standard output', () => {
  test('a write is over when it is written', async () => {
    const written = writing(null);
    await processIo().out(Outgoing.text('text'));
    expect(written).toEqual(['text']);
  });

  test('a reader that has gone away is no failure, a full disk is', async () => {
    writing(failure('EPIPE'));
    await expect(processIo().out(Outgoing.text('text'))).resolves.toBeUndefined();
    writing(failure('ENOSPC'));
    await expect(processIo().out(Outgoing.text('text'))).rejects.toThrow('write ENOSPC');
  });
});

test('standard error takes what it gets', () => {
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  processIo().err(Outgoing.text('a sentence\n'));
  expect(write).toHaveBeenCalledWith('a sentence\n');
});

test('Ctrl+C is heard once, and not after it is let go', () => {
  let heard = 0;
  const before = process.listenerCount('SIGINT');
  const release = processIo().onInterrupt(() => heard++);
  process.emit('SIGINT');
  expect([heard, process.listenerCount('SIGINT')]).toEqual([1, before]);
  release();
  processIo().onInterrupt(() => heard++)();
  expect([heard, process.listenerCount('SIGINT')]).toEqual([1, before]);
});

test('the libraries are loaded when they are asked for', async () => {
  const io = processIo();
  const { rules, renderRules, renderExplain } = await io.program();
  const [rule] = rules;
  if (rule === undefined) throw new Error('no rules');
  expect(renderRules(rules)).toContain(rule.id);
  expect(renderExplain(rule)).toContain(rule.cause.split(' ')[0]);
  expect((await io.packets()).COLUMNS).toContain('frame.number');
});

test("the process's own command line ends in its exit code", async () => {
  const written = writing(null);
  const { argv } = process;
  process.argv = ['node', 'lic-analyze', '--version'];
  await main();
  process.argv = argv;
  expect([written, process.exitCode]).toEqual([[`${VERSION}\n`], 0]);
});
