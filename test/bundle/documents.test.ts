import { describe, expect, test } from '@jest/globals';
import { openBundle } from '../../src/bundle/node/open-bundle.js';
import { MAX_DOCUMENT_BYTES } from '../../src/bundle/documents/document-parts.js';
import { MAX_PARTS } from '../../src/bundle/documents/parts.js';
import { bytesOf, opened } from './support.js';

/** Lines of every source, each with the number and place that it has in its document. */
async function placed(
  content: string | Uint8Array,
  path = 'case',
): Promise<Readonly<Record<string, readonly string[]>>> {
  const parts: Record<string, string[]> = {};
  for await (const source of openBundle([{ path, content }], { notice: () => undefined })) {
    const lines = (await bytesOf(source.open())).toString().split('\n').slice(0, -1);
    parts[source.path] = lines.map((line, index) => {
      const place = source.placeOf?.(index + 1) ?? null;
      return place === null ? line : `${place.number}@${place.byteOffset} ${line}`;
    });
  }
  return parts;
}

const texts = async (content: string): Promise<readonly string[]> =>
  Object.values((await opened([{ path: 'case', content }])).texts);

const MANAGER = '19-Nov-2024 10:31:44,206 CET INFO  [m] [C] (t) || one';
const LATER = '19-Nov-2024 10:31:45,206 CET INFO  [m] [C] (t) || two';
const SSM = 'Nov 19 09:31:44 ssm nginx: x';

describe('Markdown', () => {
  test('each block is a source, each paragraph too, with the numbers and offsets of the document', async () => {
    const text = `# Title\n\nSome\nprose\n\n\`\`\`text\n${MANAGER}\n\nCaused by: x\n\`\`\`\nbetween\n~~~\n${SSM}\n~~~\n`;
    expect(await placed(text)).toEqual({
      'case!line 1': ['1@0 # Title'],
      'case!lines 3-4': ['3@9 Some', '4@14 prose'],
      'case!lines 7-9': [`7@29 ${MANAGER}`, '8@83 ', '9@84 Caused by: x'],
      'case!line 11': ['11@101 between'],
      'case!line 13': [`13@113 ${SSM}`],
    });
  });

  test('in lists and quotes, without their marks', async () => {
    const text = `- a\n\n  \`\`\`\n  ${SSM}\n    at x.Y(Z)\n  \`\`\`\n\n> \`\`\`\n> ${MANAGER}\n> \`\`\`\n`;
    expect(await placed(text)).toEqual({
      'case!line 1': ['1@0 - a'],
      'case!lines 4-5': [`4@13 ${SSM}`, '5@44   at x.Y(Z)'],
      'case!line 9': [`9@71 ${MANAGER}`],
    });
  });

  test('an indented block, once the text is known for Markdown', async () => {
    expect(await texts('```\nx\n```\n\n    $ date\n    y\n\nend\n')).toEqual(['x\n', '$ date\ny\n', 'end\n']);
  });

  test.each([
    ['one block, closed and opened again', `\`\`\`\n${MANAGER}\n\`\`\`\n\n\`\`\`\n${LATER}\n\`\`\`\n`],
    ['records outside of the fence, after it', `\`\`\`\n${MANAGER}\n\`\`\`\n${LATER}\n`],
    ['records outside of the fence, in front of it', `Log:\n\n${MANAGER}\n\`\`\`\n${LATER}\n\`\`\`\n`],
  ])('a log that is broken into pieces is one source: %s', async (_, text) => {
    expect(await texts(text)).toContain(`${MANAGER}\n${LATER}\n`);
  });

  test('packets whose lines stand in a fence each', async () => {
    const [time, body] = [
      '10:00:00.100000 IP (tos 0x0, ttl 64, length 52)',
      '192.0.2.1.50100 > 198.51.100.8.8443: Flags [S]',
    ];
    const fence = (line: string): string => `\`\`\`\n${line}\n\`\`\`\n`;
    const command = 'mgr1# tcpdump vpn 0 interface eth0 options "host 198.51.100.8"';
    const text = `Capture:\n${[command, time, body, time, body].map(fence).join('\n')}`;
    expect(await texts(text)).toEqual(['Capture:\n', `${[command, time, body, time, body].join('\n')}\n`]);
  });

  test('logs of two writers, one below the other without a fence, are two sources', async () => {
    const text = `\`\`\`\nx\n\`\`\`\nLogs:\n${MANAGER}\n${LATER}\n${SSM}\n\nBye\n`;
    expect(await texts(text)).toEqual(['x\n', 'Logs:\n', `${MANAGER}\n${LATER}\n`, `${SSM}\n`, 'Bye\n']);
  });

  test('CRLF, a lone CR within a line, a byte order mark, UTF-16', async () => {
    const text = `Notes\r\n\r\n\`\`\`\r\n${SSM}\ra\r\nb\r\n\`\`\`\r\n`;
    expect(await placed(text)).toEqual({
      'case!line 1': ['1@0 Notes'],
      'case!lines 4-5': [`4@14 ${SSM}\ra`, '5@46 b'],
    });
    expect(Object.values(await placed(`\ufeff${text}`))[1]).toEqual([`4@17 ${SSM}\ra`, '5@49 b']);
    expect(Object.values(await placed(Buffer.from(`\ufeff${text}`, 'utf16le')))[1]).toEqual([
      `4@14 ${SSM}\ra`,
      '5@46 b',
    ]);
  });

  test('UTF-16 is said, as of any text', async () => {
    const content = Buffer.from('\ufeffa\n```\nb\n```\n', 'utf16le');
    const { messages } = await opened([{ path: 'case', content }]);
    expect(messages).toEqual(['case: text is UTF-16LE; byte offsets count its UTF-8 form']);
  });

  test('bytes that are no UTF-8 stay as they are', async () => {
    const content = Buffer.from(`a\n\`\`\`\nNov 19 09:31:44 ssm caf\xe9\n\`\`\`\n`, 'latin1');
    const { texts: read } = await opened([{ path: 'case', content }]);
    expect(read['case!line 3']).toBe('Nov 19 09:31:44 ssm caf\xe9\n');
  });
});

describe('wiki text of Jira and Confluence', () => {
  test('{code} and {noformat}, on lines of their own and within a line', async () => {
    const text = `h1. Case\n\n{code:java|title=x}\n${MANAGER}\n{code}\ntext\n{noformat}${SSM}{noformat}\n<pre>a &lt; b\nc</pre>\n`;
    expect(await placed(text)).toEqual({
      'case!line 1': ['1@0 h1. Case'],
      'case!line 4': [`4@30 ${MANAGER}`],
      'case!line 6': ['6@91 text'],
      'case!line 7': [`7@106 ${SSM}`],
      'case!lines 8-9': ['8@150 a < b', '9@159 c'],
    });
  });

  test('a block without an end is none', async () => {
    expect(await texts(`{code}\na\n{code}\n{noformat}\n${SSM}\n`)).toEqual(['a\n', '{noformat}\n', `${SSM}\n`]);
  });
});

describe('HTML', () => {
  test('blocks, line breaks, references and hidden text', async () => {
    const page = [
      '<!doctype html><html><head><title>t</title><style>p{}</style></head><body>',
      '<p>One &amp; <b>two</b></p><p>three<br>four</p>',
      `<pre class="x">`,
      `${MANAGER} &lt;&#8212;&gt;<br>${LATER}`,
      '</pre><script>hidden()</script>',
      `<textarea>${SSM}`,
      'b</textarea><p>Use <code>c</code></p><code>d',
      'e</code>',
      '<table><tr><td>f</td><td>g</td></tr></table>',
    ].join('\n');
    expect(
      Object.entries(await placed(page)).map(([path, lines]) => [path, lines.map((line) => line.replace(/@\d+/, ''))]),
    ).toEqual([
      ['case!line 2', ['2 One & two']],
      ['case!line 2#2', ['2 three', '2 four']],
      ['case!line 4', [`4 ${MANAGER} <—>`, `4 ${LATER}`]],
      ['case!lines 6-7', [`6 ${SSM}`, '7 b']],
      ['case!line 7', ['7 Use c']],
      ['case!lines 7-8', ['7 d', '8 e']],
      ['case!line 9', ['9 f g']],
    ]);
  });

  test('offsets are places of bytes', async () => {
    const page = `<html><pre>caf\u00e9 &amp; a\n${SSM}</pre>`;
    const [lines = []] = Object.values(await placed(page));
    const at = Number(/@(\d+)/.exec(lines[1] ?? '')?.[1]);
    expect(Buffer.from(page).subarray(at).toString()).toBe(`${SSM}</pre>`);
  });

  test('what is no page, is none', async () => {
    const xml = '<?xml version="1.0"?>\n<server>\n<pre>\n</server>\n';
    expect(await placed(xml)).toEqual({ case: xml.split('\n').slice(0, -1) });
  });
});

describe('what is no document', () => {
  test.each([
    ['a log with fences in it', `${MANAGER}\n\`\`\`\nx\n\`\`\`\n`],
    ['one fence', 'a\n```\nb\n'],
    ['braces', 'if (x) {code}\nelse {\n}\n'],
    ['a log that quotes a page', `${SSM} <html>\n<html>\n<pre>\n`],
    ['zeros', 'a\0\n```\nb\n```\n'],
  ])('%s', async (_, text) => {
    expect(Object.keys(await placed(text))).toEqual(['case']);
  });

  test('one that is too large is read as one text, and that is said', async () => {
    const content = Buffer.concat([Buffer.from('a\n```\nb\n```\n'), Buffer.alloc(MAX_DOCUMENT_BYTES, 'c\n')]);
    const { texts: read, messages } = await opened([{ path: 'case', content }]);
    expect(read['case']?.length).toBe(content.length);
    expect(messages).toEqual(['case: it holds other texts, and more than 16 MiB: it was read as one text']);
  });
});

describe('bounds', () => {
  test('paragraphs without end', async () => {
    const { texts: read } = await opened([{ path: 'case', content: `\`\`\`\na\n\`\`\`\n${'b\n\n'.repeat(5000)}` }]);
    expect(Object.keys(read).length).toBe(MAX_PARTS);
    expect(Object.values(read).join('').replaceAll('\n', '')).toBe(`a${'b'.repeat(5000)}`);
  });

  test.each([
    ['nested quotes', '>'.repeat(100_000)],
    ['openings that never close', '{noformat}\n'.repeat(1).concat('{code:x}\n<pre>\n'.repeat(50_000))],
    ['brackets', '['.repeat(200_000)],
    ['nested lists', Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}- a`).join('\n')],
    ['elements', '<div><pre>'.repeat(50_000)],
  ])('hostile text costs no time: %s', async (_, text) => {
    const { texts: read } = await opened([
      { path: 'case', content: `\`\`\`\na\n\`\`\`\n${text}` },
      { path: 'page', content: `<html>${text}` },
    ]);
    expect(Object.keys(read)).toContain('case!line 2');
  });
});

describe('reports of ours', () => {
  const report = '# License sync: x\n\n```text\nVERDICT    x\n```\n\n```text\nNov 19 09:31:44 ssm nginx: quoted\n```\n';

  test.each([
    ['Markdown', report],
    ['a page', '<!doctype html>\n<html lang="en">\n<head>\n<meta name="generator" content="lic-analyze 1.0.0">\n'],
    ['JSON', '{\n  "schema": "lic-analyze/analysis/1"\n}'],
  ])('%s is not read', async (_, content) => {
    const { texts: read, messages } = await opened([
      { path: 'report', content },
      { path: 'other', content: 'x' },
    ]);
    expect([read, messages]).toEqual([
      { other: 'x' },
      ['report: it is a report of lic-analyze; give what it was made from'],
    ]);
  });

  test('pasted into notes: what stands above it is read', async () => {
    const { texts: read, messages } = await opened([{ path: 'case', content: `Hello\n\n${report}` }]);
    expect(read).toEqual({ 'case!line 1': 'Hello\n' });
    expect(messages).toEqual(['case: from line 3 on it is a report of lic-analyze; give what that was made from']);
  });
});
