import { describe, expect, test } from '@jest/globals';
import { outlookMessage } from '../../samples/documents/outlook.js';
import { messageKindOf } from '../../src/bundle/mail/message-kind.js';
import { gz, opened, tarOf, type Opened } from './support.js';

const file = (content: string | Uint8Array): Promise<Opened> => opened([{ path: 'm.eml', content }]);
const HEADER = 'From: a@example.com\r\nDate: Tue, 19 Nov 2024 10:31:44 +0100\r\nMIME-Version: 1.0\r\n';
const SSM = 'Nov 19 09:31:44 ssm nginx: x';

/** A mail of several parts, each with its own header. */
function multipart(...parts: readonly (readonly [header: string, content: string])[]): string {
  // A mail within a mail is shorter: its boundary is another one.
  const boundary = `--b${String(parts.join('').length)}`;
  const body = parts.map(([header, content]) => `${boundary}\r\n${header}\r\n\r\n${content}\r\n`).join('');
  return `${HEADER}Content-Type: multipart/mixed; boundary=${boundary.slice(2)}\r\n\r\n${body}${boundary}--\r\n`;
}

const base64 = (content: Uint8Array): string => Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
const attached = (name: string, content: Uint8Array): readonly [string, string] => [
  `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64`,
  base64(content),
];

describe('text', () => {
  test('quoted, of any depth, encoded, in another character set', async () => {
    const text = `${HEADER}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe\r\n\r\n>> > ${SSM}=\r\n y\r\n>>> ${SSM} z\r\n`;
    const { texts } = await file(text);
    expect(Object.entries(texts).map(([path, read]) => [path, Buffer.from(read, 'latin1').toString()])).toEqual([
      ['m.eml!body.txt!line 1', 'Grüße\n'],
      ['m.eml!body.txt!lines 3-4', `${SSM} y\n${SSM} z\n`],
    ]);
  });

  test('HTML alone, by what it shows, its blocks by themselves', async () => {
    const page = `<html><body><p>Hello</p><pre>${SSM}\r\n\r\nb</pre><div>$ date</div></body></html>`;
    const { texts } = await file(`${HEADER}Content-Type: text/html\r\n\r\n${page}\r\n`);
    expect(Object.values(texts)).toEqual(['Hello\n', `${SSM}\n\nb\n`, '$ date\n']);
  });

  test('HTML beside plain text whose lines the mailer broke', async () => {
    const long = `${SSM} ${'y'.repeat(70)}`;
    const alternative = `${HEADER}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${long.slice(0, 70)}\r\n${long.slice(70)}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>${long}</p>\r\n--b--\r\n`;
    expect(Object.values((await file(alternative)).texts)).toEqual([`${long}\n`]);
  });

  test('no text and no file is said', async () => {
    const { messages } = await opened([
      { path: 'm.eml', content: `${HEADER}\r\n` },
      { path: 'x', content: 'x' },
    ]);
    expect(messages).toEqual(['m.eml!body.txt: the message has no text and no file']);
  });
});

describe('what is attached', () => {
  test('is looked into as anything else', async () => {
    const tgz = gz(await tarOf(['var/log/messages', SSM]));
    const inner = multipart(['Content-Type: text/plain', 'Inner'], attached('../c.log', Buffer.from('c')));
    const { texts, messages } = await file(
      multipart(
        ['Content-Type: text/plain', 'Hello'],
        attached('case.tar.gz', tgz),
        attached('shot.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
        ['Content-Type: message/rfc822', inner],
        ['Content-Type: text/plain\r\nContent-Disposition: inline; filename=inline.log', SSM],
      ),
    );
    expect(texts).toEqual({
      'm.eml!body.txt!line 1': 'Hello\n',
      'm.eml!case.tar.gz!var/log/messages': SSM,
      'm.eml!message.eml!body.txt!line 1': 'Inner\n',
      'm.eml!message.eml!c.log': 'c',
      'm.eml!inline.log': `${SSM}\n`,
    });
    expect(messages).toEqual(['m.eml!shot.png: it is a picture; send the text that it shows']);
  });

  test('has the time of the mail', async () => {
    const { openBundle } = await import('../../src/bundle/node/open-bundle.js');
    const times = [];
    const content = multipart(attached('a.log', Buffer.from('a')));
    for await (const { modified } of openBundle([{ path: 'm.eml', content }], { notice: () => undefined }))
      times.push(modified);
    expect(times).toEqual([Date.UTC(2024, 10, 19, 9, 31, 44) * 1000]);
  });

  test('forwarded over and over ends somewhere', async () => {
    let mail = `${HEADER}\r\ncore\r\n`;
    for (let layer = 0; layer < 20; layer += 1)
      mail = multipart(['Content-Type: message/rfc822', mail], ['Content-Type: text/plain', 'x']);
    const { messages } = await file(mail);
    expect(messages).toEqual([
      `m.eml${'!message.eml'.repeat(8)}: it is packed more than 8 times over; --bound depth=32 raises the bound`,
    ]);
  });
});

describe('what is a mail', () => {
  test.each<[string, string, ReturnType<typeof messageKindOf>]>([
    ['fields and transport', 'From: a@example.com\nMessage-ID: <1@example.com>\n\nx', 'eml'],
    ['a long field', 'Received: from a\n\tby b\nFrom: a@example.com\n\nx', 'eml'],
    ['a box', 'From a@example.com Tue Nov 19 10:31:44 2024\nFrom: a@example.com\nMIME-Version: 1.0\n\nx', 'mbox'],
    ['a printed mail', 'From: A\nSent: Tuesday\nTo: B\nSubject: C\n\nx', null],
    ['an answer of a web server', 'HTTP/1.1 200 OK\nDate: Tue, 19 Nov 2024 09:31:44 GMT\n\nx', null],
    ['a log', 'Nov 19 09:31:44 ssm nginx: From: a\n', null],
    ['settings', 'from: a\nto: b\n', null],
  ])('%s', (_, text, kind) => {
    expect(messageKindOf(text)).toBe(kind);
  });

  test('a box is taken apart', async () => {
    const line = 'From a@example.com Tue Nov 19 10:31:44 2024\n';
    const box = `${line}${HEADER.replaceAll('\r', '')}\none\n>From here\n\n${line}${HEADER.replaceAll('\r', '')}\ntwo\n`;
    expect((await file(box)).texts).toEqual({
      'm.eml!message 1.eml!body.txt!lines 1-2': 'one\nFrom here\n',
      'm.eml!message 2.eml!body.txt!line 1': 'two\n',
    });
  });
});

describe('Outlook', () => {
  const message = outlookMessage('s', `Hello\r\n\r\n${SSM}\r\n`, [{ name: 'a.gz', content: gz('a') }]);

  test('text, and what is attached', async () => {
    expect((await file(message)).texts).toEqual({
      'm.eml!body.txt!line 1': 'Hello\n',
      'm.eml!body.txt!line 3': `${SSM}\n`,
      'm.eml!a.gz': 'a',
    });
  });

  test('a message within a message', async () => {
    const outer = outlookMessage('o', 'Outer', [{ name: 'in.msg', content: message }]);
    expect(Object.keys((await file(outer)).texts)).toEqual([
      'm.eml!body.txt!line 1',
      'm.eml!in.msg!body.txt!line 1',
      'm.eml!in.msg!body.txt!line 3',
      'm.eml!in.msg!a.gz',
    ]);
  });

  test('another document of Office is named', async () => {
    const document = Buffer.from(
      message.toString('latin1').replaceAll('_\0_\0p\0r\0o\0p', 'W\0o\0r\0d\0D\0o'),
      'latin1',
    );
    const { messages } = await opened([
      { path: 'a.doc', content: document },
      { path: 'x', content: 'x' },
    ]);
    expect(messages).toEqual(['a.doc: it is an Office document; send what it shows as text, and files in it as files']);
  });

  test('cut, or with any number changed: it ends, and without an error', async () => {
    for (let at = 512; at < message.length; at += 509) {
      const inputs = (content: Buffer): Parameters<typeof opened>[0] => [
        { path: 'm', content },
        { path: 'x', content: 'x' },
      ];
      const changed = Buffer.from(message);
      changed.writeInt32LE(at % 7, at & ~3);
      expect((await opened(inputs(message.subarray(0, at)))).texts['x']).toBe('x');
      expect((await opened(inputs(changed))).texts['x']).toBe('x');
    }
  });

  test('chains that go round are not followed', async () => {
    const loop = Buffer.from(message);
    const fat = (loop.readInt32LE(0x4c) + 1) * 512;
    for (let sector = 0; sector < 8; sector += 1) loop.writeInt32LE(sector, fat + 4 * sector);
    const { notices } = await opened([
      { path: 'm', content: loop },
      { path: 'x', content: 'x' },
    ]);
    expect(notices).toEqual([['archive-damaged', 'm']]);
  });
});

test('a mail cut at any place: it ends, and what is there is read', async () => {
  const mail = multipart(['Content-Type: text/plain', `Hello\r\n\r\n${SSM}`], attached('a.gz', gz('abc')), [
    'Content-Type: text/html',
    '<p>x',
  ]);
  for (let cut = HEADER.length; cut < mail.length; cut += 13) {
    const { texts } = await opened([
      { path: 'm', content: mail.slice(0, cut) },
      { path: 'x', content: 'x' },
    ]);
    expect(texts['x']).toBe('x');
    if (cut > mail.indexOf('--b', mail.indexOf('Hello'))) expect(Object.values(texts)).toContain(`${SSM}\n`);
  }
});
