import { expect, test } from '@jest/globals';
import { analyze, readEvents, type AnyEvent, type Notice } from '../../src/index.js';

async function all(events: AsyncIterable<AnyEvent>): Promise<readonly AnyEvent[]> {
  const read: AnyEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
}

const line = (index: number): string => {
  const minute = String(index % 60).padStart(2, '0');
  const hour = String(Math.floor(index / 60) % 24).padStart(2, '0');
  const at = `${hour}:${minute}:00`;
  return `Mar  5 ${at} ssm 2f2cfc15d269: 192.0.2.7 - - [05/Mar/2024:${at} +0000] "POST /oauth/token HTTP/1.1" 401 152 "-" "Java/17"`;
};

test('gives every event, where an analysis keeps a bounded part', async () => {
  const file = { path: 'messages', content: Array.from({ length: 1000 }, (_, index) => line(index)).join('\n') };
  const read = await all(readEvents(file));
  expect(read.filter(({ kind }) => kind === 'gateway.request')).toHaveLength(1000);
  const { timeline } = await analyze(file);
  const kept = timeline.filter(({ kind }) => kind === 'gateway.request');
  expect(kept).toHaveLength(220);
  expect(kept.reduce((sum, { folded = 0 }) => sum + 1 + folded, 0)).toBe(1000);
});

test('gives what was noticed, and nothing of bounds', async () => {
  const noticed: Notice[] = [];
  const events = readEvents(
    { path: 'a.bin', content: 'nothing known' },
    { onNotice: (notice) => noticed.push(notice) },
  );
  expect(await all(events)).toEqual([]);
  expect(noticed.map(({ code }) => code)).toEqual(['not-recognised']);
});

test('ends with the signal', async () => {
  const events = readEvents('samples/incidents/rotated', { signal: AbortSignal.abort() });
  await expect(all(events)).rejects.toMatchObject({ code: 'interrupted' });
});
