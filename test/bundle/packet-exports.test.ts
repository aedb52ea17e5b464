import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/node.js';
import { kindOf } from '../../src/bundle/kinds.js';
import { opened } from './support.js';

const FORMS = [
  ['packets.pdml', 'packet details as XML (PDML)'],
  ['packets.psml', 'a packet list as XML (PSML)'],
  ['packets.ek', 'packets for Elasticsearch (tshark -T ek)'],
  ['fields.tsv', 'chosen fields of packets (tshark -T fields)'],
  ['dump.txt', 'a dump in hexadecimal (tshark -x)'],
] as const;
const INSTEAD = 'export the packet list as text or CSV, or send the capture itself';

const sample = (name: string): string => readFileSync(`samples/exports/${name}`, 'utf8');

describe.each(FORMS)('%s', (name, what) => {
  const content = sample(name);

  test('is named, whatever its name, with what to send instead', async () => {
    const log = {
      path: 'vmanage-server.log',
      content: readFileSync('samples/incidents/wrong-grant-type/vmanage-server.log'),
    };
    const { notices, sources } = await analyze([{ path: 'notes.log', content }, log]);
    expect(notices).toContainEqual({ code: 'not-read', source: 'notes.log', message: `it is ${what}; ${INSTEAD}` });
    expect(sources.map(({ path }) => path)).toEqual(['vmanage-server.log']);
  });

  test('is named in UTF-16, too', () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
    expect(kindOf(wide)).toEqual({ is: 'unread', what, instead: INSTEAD });
  });

  test('is named where it was pasted into notes', async () => {
    const notes = `# Case\n\n\`\`\`\n${content}\`\`\`\n\n\`\`\`\nuptime\n\`\`\`\n`;
    const { messages } = await opened([{ path: 'case.md', content: notes }]);
    expect(messages).toEqual([expect.stringMatching(/^case\.md!lines? [\d-]+: it is /)]);
    expect(messages.join()).toContain(`${what}; ${INSTEAD}`);
  });
});

describe('what only looks like one', () => {
  test.each([
    ['an XML file of something else', '<?xml version="1.0"?>\n<server>\n<pdml/>\n</server>\n'],
    ['a log that quotes one', `19-Nov-2024 10:31:44,206 CET INFO [main] <pdml version="0">\n`],
    ['JSON lines of another kind', '{"timestamp":"1731578400000","level":"INFO"}\n'],
    ['an index of something else', '{"index":{"_index":"logs-2024"}}\n'],
    ['names that are no fields', 'ssm.example.com,mgr.example.com\n'],
    ['a packet list as CSV', 'frame.time,ip.src,ip.dst,_ws.col.Info\n'],
    ['a dump below other lines', `Frame 1\n${sample('dump.txt')}`],
    ['a dump that goes on elsewhere', '0010  00 28 00 01\n'],
    ['a number and words', '0000  it is\n'],
  ])('%s', (_, text) => {
    expect(kindOf(Buffer.from(text))).toEqual({ is: 'plain' });
  });

  test('lists, details and JSON are read', () => {
    for (const path of [
      'wireshark-list/with-bytes.txt',
      'wireshark-details/with-bytes.txt',
      'wireshark-csv/look-ups.csv',
      'wireshark-json/raw.json.txt',
    ])
      expect(kindOf(readFileSync(`samples/parsers/${path}`))).toEqual({ is: 'plain' });
  });
});
