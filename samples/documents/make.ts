/**
 * Writes the documents of this folder: `node scripts/run.mjs samples/documents/make.ts`. Needs Info-ZIP's zip, Debian's
 * p7zip-full (`7z` in the path, or named by the first argument) and Python 3, whose versions stand in README.md.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { html, INCIDENT, mailText, MANAGER, markdown, session, SSM } from './excerpts.js';
import { outlookMessage } from './outlook.js';

const here = import.meta.dirname;
const sevenZip = process.argv[2] ?? '7z';
const SAVED_AT = new Date('2024-11-19T09:45:00Z');
const files = ['messages', 'vmanage-server.log', 'vpn0-eth0.pcap'];

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
for (const file of files) {
  copyFileSync(join(INCIDENT, file), join(folder, file));
  utimesSync(join(folder, file), SAVED_AT, SAVED_AT);
}
const run = (program: string, ...args: readonly string[]): void => {
  execFileSync(program, args, { cwd: folder, env: { ...process.env, TZ: 'UTC' }, stdio: 'ignore' });
};
run('zip', '-X', 'case.zip', ...files);
run('zip', '-X', '-e', '-P', 'planted-password', 'encrypted.zip', 'vmanage-server.log');
run(sevenZip, 'a', '-mx=9', 'case.7z', 'messages');
for (const archive of ['case.zip', 'encrypted.zip', 'case.7z'])
  copyFileSync(join(folder, archive), join(here, archive));
rmSync(folder, { recursive: true });

const excerpt = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);
writeFileSync(join(here, 'case.md'), markdown());
writeFileSync(join(here, 'case.html'), html());
writeFileSync(join(here, 'session.txt'), session());
const attached = { name: 'messages.gz', content: gzipSync(excerpt(SSM), { level: 9 }) };
const text = `The sync fails, this is in the log of the manager:\r\n\r\n${MANAGER.join('\r\n')}\r\n`;
writeFileSync(join(here, 'case.msg'), outlookMessage('License sync', text, [attached]));
const messages = join(INCIDENT, 'messages');
writeFileSync(
  join(here, 'case.eml'),
  execFileSync('python3', [join(here, 'mail.py'), messages], { input: mailText() }),
);
console.log(readFileSync(join(here, 'case.eml')).length, 'bytes of mail');
