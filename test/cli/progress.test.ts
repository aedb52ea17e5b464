import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { progressBar, saying } from '../../src/cli/progress.js';

/** As much of a terminal as a bar needs. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly columns = 80;
  cursorTo(): boolean {
    return true;
  }
  clearLine(): boolean {
    return true;
  }
  moveCursor(): boolean {
    return true;
  }
  shown(): string {
    return String(this.read() ?? '');
  }
}

test('shows bytes, share and path; control characters of a path do not reach the terminal', async () => {
  const terminal = new Terminal();
  const times = [0, 2000];
  const bar = await progressBar({ terminal }, false, () => times.shift() ?? 2000);
  bar.show({
    phase: 'reading',
    source: 'a/very/long/path/to/the/vmanage\u001b[2Jserver.log',
    bytesRead: 1_500_000,
    bytesTotal: 3_000_000_000,
  });
  bar.stop();
  const shown = terminal.shown();
  expect(shown).toContain('0% 1.5 MB of 3.0 GB, 750.0 kB/s, 67 min left');
  expect(shown).toContain('erver.log');
  expect(shown).not.toContain('\u001b[2J');
});

test.each([
  ['without a terminal', null, false, 10],
  ['when quiet', new Terminal(), true, 10],
  ['when the length is not known', new Terminal(), false, null],
  ['when there is nothing', new Terminal(), false, 0],
])('shows nothing %s', async (_, terminal, isQuiet, bytesTotal) => {
  const bar = await progressBar({ terminal }, isQuiet);
  bar.show({ phase: 'reading', source: 'a', bytesRead: 5, bytesTotal });
  bar.stop();
  expect(terminal?.shown() ?? '').toBe('');
});

test('shows the work after reading, attempt by attempt, in place of the bytes', async () => {
  const terminal = new Terminal();
  const bar = await progressBar({ terminal }, false);
  bar.show({ phase: 'reading', source: 'a', bytesRead: 10, bytesTotal: 10 });
  bar.show({ phase: 'judging', done: 30, total: 400 });
  bar.stop();
  expect(terminal.shown()).toContain('7% attempts judged: 30 of 400');
});

test('says what is done while it is done, and clears it', async () => {
  const terminal = new Terminal();
  await saying({ terminal }, false, 'writing', () => Promise.resolve());
  expect(terminal.shown()).toBe('writing\r       \r');
});
