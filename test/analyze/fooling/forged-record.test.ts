/** A record that is forged as a whole is read, removes no other source, and is said where the sources then disagree. */
import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../../src/core/events-of-kind.js';
import { analyze } from '../../../src/index.js';
import { disagreements } from '../../../src/sources/disagreements.js';
import { filesOf } from '../incidents.js';
import type { Files } from './bundle.js';

const GENUINE: Files = filesOf('wrong-grant-type-403');

/** The server's log with another status in the lines of one kind about the request that failed. */
function forged(...changes: readonly (readonly [line: RegExp, status: string])[]): Files {
  return GENUINE.map((file) => {
    if (file.path !== 'messages') return file;
    const text = file.content.toString('latin1');
    const other = changes.reduce((now, [line, status]) => now.replace(line, `$1${status}`), text);
    if (other === text) throw new Error('nothing was changed');
    return { path: 'messages', content: Buffer.from(other, 'latin1') };
  });
}

const IN_APPLICATION = /(path=\/oauth\/token [^\n]* status=)403/;
const IN_GATEWAY = /("POST \/oauth\/token HTTP\/1\.1" )403/;

async function said(files: Files): Promise<readonly [string | undefined, ...string[]]> {
  const { findings, notices } = await analyze(files);
  const messages = notices.filter(({ code }) => code === 'sources-disagree').map(({ message }) => message);
  return [findings[0]?.rule, ...messages];
}

describe('a forged record of the server', () => {
  test('none: nothing is said', async () => {
    expect(await said(GENUINE)).toEqual(['wrong-grant-type']);
  });

  test('of gateway and application', async () => {
    expect(await said(forged([IN_APPLICATION, '200'], [IN_GATEWAY, '200']))).toEqual([
      'wrong-grant-type',
      'this line has HTTP 200 for the request that was answered HTTP 403 by vmanage-server.log line 152, and no other request of that time fits. One of the two was changed, or a request is missing',
    ]);
  });

  test('of the application alone', async () => {
    const [rule, message] = await said(forged([IN_APPLICATION, '200']));
    expect(rule).toBe('wrong-grant-type');
    expect(message).toMatch(/^this line has HTTP 200 for the request that was answered HTTP 403/);
  });

  test('with a status that a gateway makes by itself, nothing is said: the two need not agree', async () => {
    const files = forged([IN_APPLICATION, '200']).map((file) =>
      file.path === 'vmanage-server.log'
        ? { ...file, content: Buffer.from(file.content.toString('latin1').replace('http=403', 'http=504'), 'latin1') }
        : file,
    );
    expect((await said(files)).slice(1)).toEqual([]);
  });

  test('of another site, nothing is said: two sites may use one address', async () => {
    const { attempts, timeline } = await analyze(forged([IN_APPLICATION, '200'], [IN_GATEWAY, '200']));
    const ofKind = eventsOfKind(timeline);
    expect(disagreements(attempts, [{ ofKind }])).toHaveLength(1);
    expect(disagreements(attempts, [{ site: 'S2', ofKind }])).toEqual([]);
  });
});
