import { expect, test } from '@jest/globals';
import { readBytes } from '../wireshark/exports.js';

const RAILS =
  'ssm-onprem 83d9fe88eab8: method=POST path=/oauth/token format=json controller=Doorkeeper::TokensController action=create status=401 duration=12.46';

test.each(['Nov', 'nov', 'NOV'])('a month may be in any case: %s', async (month) => {
  const { format, events } = await readBytes(Buffer.from(`${month} 19 09:31:44 ${RAILS}\n`.repeat(3)));
  expect(format).toBe('ssm-messages');
  expect(events.map(({ stamp }) => stamp?.date)).toEqual(Array(3).fill({ year: null, month: 11, day: 19 }));
});

test.each(['Nov', 'nov', 'NOV', 'november'])("so may one of the manager's log: %s", async (month) => {
  const line = `19-${month}-2024 09:31:44,568 UTC ERROR [vmanage-a] [RestAPIClient] (default task-65) |default| Failed\n`;
  const { format, reading } = await readBytes(Buffer.from(line.repeat(3)));
  expect(format).toBe('vmanage-server-log');
  expect(reading.first?.date).toEqual({ year: 2024, month: 11, day: 19 });
});
