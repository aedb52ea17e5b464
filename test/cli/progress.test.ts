import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { progressBar } from '../../src/cli/progress.js';

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
  const bar = await progressBar({ terminal }, false);
  bar.show({
    source: 'a/very/long/path/to/the/vmanage\u001b[2Jserver.log',
    bytesRead: 1_500_000,
    bytesTotal: 3_000_000_000,
  });
  bar.stop();
  const shown = terminal.shown();
  expect(shown).toContain('0% 1.5 MB of 3.0 GB');
  expect(shown).toContain('…o/the/vmanage?[2Jserver.log'.slice(-23));
  expect(shown).not.toContain('\u001b[2J');
});

test.each([
  ['without a terminal', null, false, 10],
  ['when quiet', new Terminal(), true, 10],
  ['when the length is not known', new Terminal(), false, null],
  ['when there is nothing', new Terminal(), false, 0],
])('shows nothing %s', async (_, terminal, isQuiet, bytesTotal) => {
  const bar = await progressBar({ terminal }, isQuiet);
  bar.show({ source: 'a', bytesRead: 5, bytesTotal });
  bar.stop();
  expect(terminal?.shown() ?? '').toBe('');
});
