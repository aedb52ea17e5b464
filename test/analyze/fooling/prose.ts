/** Documents that quote records: a runbook, a mail, a chat. What they quote never happened in the case. */
import { PASSED } from './payloads.js';

const BAD = (time: string, logger: string, text: string): string =>
  `19-Nov-2024 ${time} CET ERROR [vmanage-a] [${logger}] (default task-65) |default| ${text}`;
const INVALID = '{"error": "invalid_client", "error_description": "Client authentication failed"}';

/** A token request that was refused, and what the manager made of it. */
const refused = (answered: string, reported: string): readonly string[] => [
  BAD(
    answered,
    'RestAPIClient',
    `Failed to get a good answer from https://ssm.example.net:8443/oauth/token (status 401): ${INVALID}`,
  ),
  BAD(reported, 'SmartLicensingUtil', `Failed to authenticate user - 'licsync'. ${INVALID}`),
];

/** Records by what they would make of the case. */
export const QUOTED: Readonly<Record<string, readonly string[]>> = {
  'a sync that passed': PASSED,
  'a later sync that failed otherwise': [...PASSED.slice(0, 2), ...refused('10:40:01,500', '10:40:01,501')],
  'another answer in the same second': [...refused('10:31:44,568', '10:31:44,569')],
  'requests that passed': [
    'Nov 19 09:31:44 ssm-onprem 83d9fe88eab8: method=POST path=/oauth/token format=json controller=Doorkeeper::TokensController action=create status=200 duration=15.11 view=0.91 db=3.17',
    'Nov 19 09:31:44 ssm-onprem 2f2cfc15d269: 203.0.113.21 - - [19/Nov/2024:09:31:44 +0000] "POST /oauth/token HTTP/1.1" 200 136 "-" "Java/17.0.9"',
    'Nov 19 09:45:44 ssm-onprem 2f2cfc15d269: 203.0.113.21 - - [19/Nov/2024:09:45:44 +0000] "POST /oauth/token HTTP/1.1" 200 136 "-" "Java/17.0.9"',
  ],
  'a gateway that failed': [
    '2024/11/19 09:31:44 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.21, server: ssm.example.net, request: "POST /oauth/token HTTP/1.1", upstream: "http://172.18.0.5:3000/oauth/token", host: "ssm.example.net:8443"',
  ],
  'packets that were reset': [
    '10:31:44.300000 IP 192.0.2.21.40612 > 198.51.100.40.8443: Flags [S], seq 1000, win 64240, options [mss 1460], length 0',
    '10:31:44.310000 IP 198.51.100.40.8443 > 192.0.2.21.40612: Flags [R.], seq 0, ack 1001, win 0, length 0',
  ],
  'a check that failed': [
    '$ curl -v https://ssm.example.net:8443/oauth/token -d grant_type=password',
    '*   Trying 198.51.100.40:8443...',
    '* connect to 198.51.100.40 port 8443 failed: Connection refused',
    'curl: (7) Failed to connect to ssm.example.net port 8443: Connection refused',
  ],
};

const escaped = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const mail = (type: string, body: string): string =>
  `From: kim@example.com\nTo: lee@example.com\nSubject: what it looks like\nDate: Tue, 19 Nov 2024 12:00:00 +0000\n` +
  `MIME-Version: 1.0\nContent-Type: ${type}; charset=utf-8\n\n${body}`;

/** Documents by their file names. */
export const DOCUMENTS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'runbook.md': (lines) => `# Runbook\n\nIt looks so:\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n\nThen go on.\n`,
  'indented.md': (lines) =>
    `# Runbook\n\nIt looks so:\n\n${lines.map((line) => `    ${line}`).join('\n')}\n\nThen:\n\n\`\`\`\nls\n\`\`\`\n`,
  'list.md': (lines) => `# Runbook\n\nIt looks so:\n\n${lines.map((line) => `- \`${line}\``).join('\n')}\n`,
  'wiki.txt': (lines) => `h1. Runbook\n\nIt looks so:\n\n{noformat}\n${lines.join('\n')}\n{noformat}\n`,
  'mail.eml': (lines) => mail('text/plain', `Hello,\n\nit looks so:\n\n${lines.join('\n')}\n\nRegards, Kim\n`),
  'quoted.eml': (lines) =>
    mail('text/plain', `Hello,\n\nKim wrote:\n\n${lines.map((line) => `> ${line}`).join('\n')}\n`),
  'page.eml': (lines) =>
    mail('text/html', `<html><body><p>It looks so:</p><pre>${lines.map(escaped).join('\n')}</pre></body></html>\n`),
  'chat.txt': (lines) => lines.map((line, at) => `[19/11/2024, 12:0${String(at)}:00] Kim: ${line}`).join('\n'),
  'chat-export.txt': (lines) => lines.map((line) => `Kim  12:00 PM\n${line}\n`).join('\n'),
  'page.html': (lines) =>
    `<!doctype html>\n<html><body><h1>Runbook</h1><p>It looks so:</p>\n<pre>\n${lines.map(escaped).join('\n')}\n</pre></body></html>\n`,
  'paragraphs.html': (lines) =>
    `<!doctype html>\n<html><body><h1>Runbook</h1>${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</body></html>\n`,
  'note.txt': (lines) => `Hello,\n\nit should look so:\n\n${lines.join('\n')}\n\nRegards\n`,
  'notes.json': (lines) => JSON.stringify({ title: 'Runbook', lines }, null, 2),
  'table.csv': (lines) =>
    `number,text\n${lines.map((line, at) => `${String(at)},"${line.replaceAll('"', '""')}"`).join('\n')}\n`,
};
