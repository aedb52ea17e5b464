/** Two managers at one license server, and no manager's log: what one of them reached is never said of the other. */
import { describe, expect, test } from '@jest/globals';
import { analyze, renderMarkdown, type AnalyzeOptions, type MemoryFile } from '../../src/index.js';

const OURS = '192.0.2.21';
const STRANGER = '203.0.113.77';

/** A token request, as the application and the gateway of the license server write it. */
function asked(time: string, address: string, status: 200 | 401): string {
  const app = `method=POST path=/oauth/token format=json controller=Doorkeeper::TokensController action=create status=${status} duration=21.40`;
  const gateway = `${address} - - [05/Mar/2024:${time} +0000] "POST /oauth/token HTTP/1.1" ${status} 184 "-" "Java/17.0.9"`;
  return `Mar  5 ${time} ssm-a 0a1b2c3d4e5f: ${app}\nMar  5 ${time} ssm-a 5f4e3d2c1b0a: ${gateway}\n`;
}

/** A connection to the license server as `tcpdump -tttt -nn` prints it: refused, or opened. */
function connected(time: string, address: string, answer: 'Flags [R.], seq 0' | 'Flags [S.], seq 7000'): string {
  const [client, server] = [`${address}.40312`, '198.51.100.40.8443'];
  return (
    `2024-03-05 ${time}.100000 IP ${client} > ${server}: Flags [S], seq 1000, win 64240, length 0\n` +
    `2024-03-05 ${time}.124000 IP ${server} > ${client}: ${answer}, ack 1001, win 0, length 0\n`
  );
}

const messages = (...lines: readonly string[]): MemoryFile => ({ path: 'messages', content: lines.join('') });
const capture = (...packets: readonly string[]): MemoryFile => ({ path: 'eth0.txt', content: packets.join('') });
const IN_UTC: AnalyzeOptions = { zones: { 'eth0.txt': 'UTC' } };

/** The rows of the report's header that speak of other attempts, and whose attempt it is. */
async function headerOf(files: readonly MemoryFile[], options: AnalyzeOptions = {}): Promise<readonly string[]> {
  const rows = renderMarkdown(await analyze(files, options)).split('\n');
  return rows.filter((row) => /^(?:LAST GOOD|HEALED|WHERE) /.test(row));
}

describe("only the license server's messages", () => {
  test('a later success of a stranger heals nothing', async () => {
    const bundle = [messages(asked('10:15:00', OURS, 401), asked('10:20:00', STRANGER, 200))];
    expect(await headerOf(bundle)).toEqual([
      'LAST GOOD  none seen before it',
      'WHERE      192.0.2.21 → ssm-a, stage: token',
    ]);
  });

  test("an earlier success of a stranger is not this client's last good one", async () => {
    const bundle = [messages(asked('10:10:00', STRANGER, 200), asked('10:15:00', OURS, 401))];
    expect(await headerOf(bundle)).toEqual([
      'LAST GOOD  none seen before it',
      'WHERE      192.0.2.21 → ssm-a, stage: token',
    ]);
  });

  test('its own success is, beside a later one of a stranger', async () => {
    const good = [asked('10:05:00', OURS, 200), asked('10:10:00', STRANGER, 200)];
    expect(await headerOf([messages(...good, asked('10:15:00', OURS, 401))])).toEqual([
      'LAST GOOD  2024-03-05 10:05:01.000 UTC',
      'WHERE      192.0.2.21 → ssm-a, stage: token',
    ]);
  });

  test('its own later success heals', async () => {
    const bundle = [messages(asked('10:15:00', OURS, 401), asked('10:20:00', OURS, 200))];
    const analysis = await analyze(bundle);
    expect(analysis.outcome).toBe('healed');
    expect(renderMarkdown(analysis)).toContain(
      'The attempt of 2024-03-05 10:14:59.000 UTC failed at stage token; the one of 2024-03-05 10:19:59.000 UTC succeeded.',
    );
  });
});

describe("only a capture's text shows the client", () => {
  const refused = connected('10:15:00', OURS, 'Flags [R.], seq 0');
  const HEADER = ['LAST GOOD  none seen before it', 'WHERE      192.0.2.21 → 198.51.100.40:8443, stage: connect'];

  test("a stranger's connection is another attempt", async () => {
    const opened = connected('10:15:20', STRANGER, 'Flags [S.], seq 7000');
    expect(await headerOf([capture(refused, opened)], IN_UTC)).toEqual(HEADER);
  });

  test.each(['10:10:00', '10:20:00'])('what the server saw of a stranger at %s changes nothing', async (time) => {
    expect(await headerOf([capture(refused), messages(asked(time, STRANGER, 200))], IN_UTC)).toEqual(HEADER);
  });
});
