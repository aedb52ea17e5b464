import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The incident of every document in this folder. */
export const INCIDENT = join(import.meta.dirname, '../incidents/wrong-grant-type');

function linesOf(file: string, ...ranges: readonly (readonly [from: number, to: number])[]): readonly string[] {
  const lines = readFileSync(join(INCIDENT, file), 'utf8').split('\n');
  return ranges.flatMap(([from, to]) => lines.slice(from - 1, to));
}

/** The manager's lines about the failed sync. */
export const MANAGER = linesOf('vmanage-server.log', [217, 228]);
/** The license server's lines about the client's registration and the refused request. */
export const SSM = linesOf('messages', [104, 108], [217, 226]);

const escaped = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A case exported by a ticket system: two blocks, one of them in a list, and the rest of the manager's log outside. */
export function markdown(): string {
  return [
    '# License sync fails since this morning',
    '',
    'Opened by the network team. The page of the manager says:',
    '',
    '> Failed to authenticate Smart Account credentials.',
    '',
    'From `/var/log/nms/vmanage-server.log`:',
    '',
    '```text',
    ...MANAGER.slice(0, 6),
    '```',
    ...MANAGER.slice(6),
    '',
    '1. The license server, `/var/log/messages` from 08:01 to 09:32:',
    '',
    '   ~~~',
    ...SSM.map((line) => `   ${line}`),
    '   ~~~',
    '',
    'Both hosts use the same time server. What do you need next?',
    '',
  ].join('\n');
}

/** The same as a page: one block by lines, one by `<br>`. */
export function html(): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><title>License sync</title></head>',
    '<body><h1>License sync fails since this morning</h1>',
    '<p>From <code>/var/log/nms/vmanage-server.log</code>:</p>',
    '<pre>',
    ...MANAGER.map(escaped),
    '</pre>',
    '<p>The license server:</p>',
    `<pre class="code">${SSM.map(escaped).join('<br>\n')}</pre>`,
    '<p>Both hosts use the same time server.</p></body></html>',
    '',
  ].join('\n');
}

/** A terminal session on each host, saved as one file. */
export function session(): string {
  return [
    'vmanage-a# vshell',
    'vmanage-a:~$ date -u',
    'Tue Nov 19 09:40:02 UTC 2024',
    'vmanage-a:~$ grep -a task-65 /var/log/nms/vmanage-server.log',
    ...MANAGER,
    'vmanage-a:~$ exit',
    'vmanage-a# exit',
    '[admin@ssm-onprem log]$ sudo tail -n 15 messages',
    ...SSM,
    '[admin@ssm-onprem log]$ uptime',
    ' 09:41:17 up 21 days,  4:03,  1 user,  load average: 0.12, 0.20, 0.18',
    '',
  ].join('\n');
}

/** The customer's answer above the question, with the manager's log quoted twice. */
export function mailText(): string {
  return [
    'Hello,',
    '',
    'the messages file of the license server is attached, as you asked.',
    '',
    'Support wrote on 19 November:',
    '> Thank you. Please send /var/log/messages of the license server too.',
    '>',
    '> The network team wrote:',
    '>> The sync fails, this is in the log of the manager:',
    '>>',
    ...MANAGER.map((line) => `>> ${line}`),
    '>>',
    '>> Regards',
    '',
  ].join('\n');
}
