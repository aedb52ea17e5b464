import { gzipSync, gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { Random } from '../../samples/make/random.js';
import type { Bundle } from '../../scripts/accuracy/transforms/form.js';
import { TRANSFORMS } from '../../scripts/accuracy/transforms/index.js';
import { inZone } from '../../scripts/accuracy/transforms/other-zone.js';
import { reword } from '../../scripts/accuracy/transforms/reworded.js';
import { dockerStamp } from '../../scripts/accuracy/transforms/server-forms.js';
import { readTruth } from '../../scripts/accuracy/truth.js';
import { accessLine, managerLine, syslogLine } from '../support/lines.js';

const MANAGER = 'manager/vmanage-server.log';
const SERVER = 'ssm/messages';
const LONG = 'Client authentication failed: unknown client, no client authentication included, or unsupported method.';
const failed = managerLine(`Failed to get an answer, status: 401 {"error":"invalid_client"} ${LONG}`, {
  level: 'ERROR',
  logger: 'RestAPIClient',
});
const MANAGER_TEXT = [managerLine('Getting https://ssm.example:8443/oauth/token'), failed, 'at a.b.C'].join('\r\n');
const SERVER_TEXT = [
  syslogLine('Started Session 4.', 'Mar  5 10:14:59', 'systemd[1]'),
  syslogLine('method=POST path=/oauth/token status=401'),
  syslogLine(accessLine('POST /oauth/token', 401), 'Mar  5 10:15:01', '2f2cfc15d269'),
].join('\n');

const truth = readTruth(
  JSON.stringify({
    id: 'made',
    cause: 'wrong-client-id',
    client_ips: ['192.0.2.10'],
    start: '2024-03-05T10:15:00.100Z',
    attempts: [{ start: '2024-03-05T10:15:00.100Z', end: '2024-03-05T10:15:00.400Z' }],
    evidence: [[[MANAGER, 2]], [[SERVER, 3]]],
    sources: {
      manager_log: { files: [MANAGER], zone: 'UTC' },
      ssm_syslog: { files: [SERVER], zone: 'UTC' },
    },
  }),
);
const bundle: Bundle = {
  files: [
    { path: MANAGER, content: Buffer.from(MANAGER_TEXT) },
    { path: SERVER, content: Buffer.from(SERVER_TEXT) },
    { path: 'version.txt', content: Buffer.from('20.12.1') },
  ],
  truth,
};

function apply(id: string, to: Bundle = bundle, seed = '1'): Bundle | string {
  const transform = TRANSFORMS.find((one) => one.id === id);
  return transform === undefined ? 'no such transformation' : transform.apply(to, new Random(seed));
}

function textsOf(made: Bundle | string): Readonly<Record<string, string>> {
  if (typeof made === 'string') throw new Error(made);
  return Object.fromEntries(made.files.map(({ path, content }) => [path, Buffer.from(content).toString()]));
}

const placesOf = (made: Bundle | string): unknown => (typeof made === 'string' ? made : made.truth.evidence);

test('ids are different, and each says what it does', () => {
  expect(new Set(TRANSFORMS.map(({ id }) => id)).size).toBe(TRANSFORMS.length);
  expect(TRANSFORMS.filter(({ id, says }) => id.includes(':') || says === '')).toEqual([]);
});

describe('sources', () => {
  test('one is left alone, with what the answer key says of it', () => {
    const made = apply('alone-ssm_syslog');
    expect(Object.keys(textsOf(made))).toEqual([SERVER]);
    expect(made).toMatchObject({ truth: { sources: [{ name: 'ssm_syslog' }] } });
  });

  test('one is removed, and the file of no source stays', () => {
    expect(Object.keys(textsOf(apply('without-ssm_syslog')))).toEqual([MANAGER, 'version.txt']);
  });

  test('a source that is not there, or alone anyway, is left out', () => {
    expect(apply('alone-capture')).toBe('no capture');
    const only = { ...bundle, files: bundle.files.filter(({ path }) => path === MANAGER) };
    expect(apply('without-manager_log', only)).toBe('nothing but manager_log');
  });
});

describe("the manager's lines", () => {
  test('all end at one column, and line ends stay', () => {
    const lines = textsOf(apply('cut-lines'))[MANAGER]?.split('\r\n') ?? [];
    const column = Math.max(...lines.map(({ length }) => length));
    expect(column).toBeGreaterThanOrEqual(60);
    expect(column).toBeLessThan(failed.length);
    expect(lines).toEqual(MANAGER_TEXT.split('\r\n').map((line) => line.slice(0, column)));
  });

  test('another seed cuts at another column', () => {
    expect(textsOf(apply('cut-lines', bundle, '3'))).not.toEqual(textsOf(apply('cut-lines')));
    expect(textsOf(apply('cut-lines', bundle, '3'))).toEqual(textsOf(apply('cut-lines', bundle, '3')));
  });

  test('a compressed log is changed and stays compressed', () => {
    const path = `${MANAGER}.1.gz`;
    const packed = {
      files: [{ path, content: gzipSync(MANAGER_TEXT) }],
      truth: { ...truth, sources: truth.sources.map((source) => ({ ...source, files: [path] })) },
    };
    const made = apply('cut-lines', packed);
    const content = typeof made === 'string' ? undefined : made.files[0]?.content;
    expect(gunzipSync(content ?? Buffer.of()).toString().length).toBeLessThan(MANAGER_TEXT.length);
  });

  test('messages come in other words; status and answer stay', () => {
    const text = textsOf(apply('reworded'))[MANAGER] ?? '';
    expect(text).toMatch(/\|default\| (?:Fetching|Reading) https:\/\/ssm\.example:8443\/oauth\/token\r\n/);
    expect(text).toMatch(/\|default\| (?:Could not|Unable to) get an answer, status: 401 \{"error":"invalid_client"\}/);
  });

  test('words of URLs, names, answers and Java stay', () => {
    const wording = new Map([
      ['Failed to', 'Could not'],
      ['response', 'answer'],
    ]);
    const message = "Failed to ask https://a.example/response as 'response' key=response java.io.X: Failed to";
    expect(reword(message, wording)).toBe(
      "Could not ask https://a.example/response as 'response' key=response java.io.X: Failed to",
    );
    expect(reword('response {"response":1}', wording)).toBe('answer {"response":1}');
  });

  test('a page stands behind the error line that has a status, and behind no other', () => {
    const [first, second] = (textsOf(apply('proxy-page'))[MANAGER] ?? '').split('\r\n');
    expect(first).not.toContain('<html');
    expect(second).toMatch(
      /unsupported method\. <!DOCTYPE html .*http:\/\/www\.w3\.org\/.*https:\/\/support\.example\/case/,
    );
  });

  test('a stamp in another zone is the same time with that label', () => {
    const tokyo = { zone: 'Asia/Tokyo', winter: 'JST', summer: 'JST' };
    expect(inZone('31-Dec-2023 20:00:00,123 UTC INFO x', 'UTC', tokyo)).toBe('01-Jan-2024 05:00:00,123 JST INFO x');
    const berlin = { zone: 'Europe/Berlin', winter: 'CET', summer: 'CEST' };
    expect(inZone('05-Jul-2024 10:00:00,000 IST INFO x', 'Asia/Kolkata', berlin)).toBe(
      '05-Jul-2024 06:30:00,000 CEST INFO x',
    );
    expect(textsOf(apply('other-zone'))[MANAGER]).not.toContain(' UTC ');
  });
});

describe("the server's log", () => {
  test('as docker logs, a file a container without what the host writes', () => {
    const made = apply('server-docker');
    const texts = textsOf(made);
    expect(texts['ssm/83d9fe88eab8.log']).toBe(
      '2024-03-05T10:15:00.380000000Z method=POST path=/oauth/token status=401\n',
    );
    expect(texts['ssm/2f2cfc15d269.log']).toMatch(/^2024-03-05T10:15:01\.480000000Z 192\.0\.2\.10 - - /);
    expect(Object.keys(texts)).not.toContain(SERVER);
    expect(placesOf(made)).toEqual([[[MANAGER, 2]], [['ssm/2f2cfc15d269.log', 1]]]);
    expect(made).toMatchObject({
      truth: { sources: [{}, { files: ['ssm/83d9fe88eab8.log', 'ssm/2f2cfc15d269.log'], slackSeconds: 1 }] },
    });
  });

  test("Docker's stamp has the payload's own fraction, if it is of that second", () => {
    const at = Date.parse('2024-03-05T10:15:07Z');
    expect(dockerStamp({ at, payload: '2024-03-05 12:15:07.088 CET LOG: done' }, truth)).toBe(
      '2024-03-05T10:15:07.088000000Z',
    );
    expect(dockerStamp({ at, payload: '2024-03-05 12:15:06.088 CET LOG: done' }, truth)).toBe(
      '2024-03-05T10:15:07.480000000Z',
    );
  });

  test('as journalctl prints it, in the zone of UTC', () => {
    const zone = { ...truth, sources: truth.sources.map((source) => ({ ...source, zone: 'Asia/Kolkata' })) };
    const [first, second] =
      textsOf(apply('server-journal', { ...bundle, truth: zone }))['ssm/journal.txt']?.split('\n') ?? [];
    expect(first).toBe('2024-03-05T04:44:59+0000 ssm systemd[1]: Started Session 4.');
    expect(second).toBe('2024-03-05T04:45:00+0000 ssm 83d9fe88eab8[1182]: method=POST path=/oauth/token status=401');
  });

  test('as docker compose prints it: a prefix and no stamp', () => {
    const made = apply('server-compose');
    expect(textsOf(made)['ssm/compose.log']).toMatch(
      /^service1-1 {2}\| method=POST path=\/oauth\/token status=401\nservice2-1 {2}\| 192\.0\.2\.10 - - /,
    );
    expect(placesOf(made)).toEqual([[[MANAGER, 2]], [['ssm/compose.log', 2]]]);
  });

  test('rotated parts come in order of time, compressed ones too', () => {
    const [older = '', ...newer] = SERVER_TEXT.split('\n');
    const rotated = {
      files: [
        { path: 'messages', content: Buffer.from(newer.join('\n')) },
        { path: 'messages.1.gz', content: gzipSync(`${older}\n`) },
      ],
      truth: {
        ...truth,
        sources: truth.sources.slice(1).map((source) => ({ ...source, files: ['messages', 'messages.1.gz'] })),
      },
    };
    expect(textsOf(apply('server-journal', rotated))['journal.txt']?.split('\n')[0]).toContain('systemd');
  });

  test('with another address of the manager', () => {
    const texts = textsOf(apply('nat'));
    expect(texts[SERVER]).toMatch(/: 203\.0\.113\.2\d\d - - /);
    expect(texts[SERVER]).not.toContain('192.0.2.10 ');
    expect(texts[MANAGER]).toBe(MANAGER_TEXT);
    const longer = { ...truth, clients: ['192.0.2.1'] };
    expect(apply('nat', { ...bundle, truth: longer })).toBe("the server's log does not show the manager");
  });

  test('a log in another form is left out', () => {
    const odd = { ...bundle, files: [{ path: SERVER, content: Buffer.from('{"a":1}\n') }] };
    expect(apply('server-docker', odd)).toBe('no log of the server as syslog writes it');
  });
});

describe('the capture as text', () => {
  const path = 'vpn0-eth0.pcap';
  const captured: Bundle = {
    files: [{ path, content: readFileSync('samples/incidents/wrong-client-id/vpn0-eth0.pcap') }],
    truth: readTruth(JSON.stringify({ evidence: [[[path, 1]]], sources: { capture: { files: [path] } } })),
  };

  test.each([
    ['capture-tcpdump', 'tcpdump', /^\d\d:\d\d:\d\d\.\d{6} IP /m],
    ['capture-tcpdump-vv', 'tcpdump', /\(tos 0x0, ttl /],
    ['capture-tshark', 'tshark', /^ +1 +0\.0+ /m],
  ])('%s prints it, or says that %s is absent', (id, tool, form) => {
    const made = apply(id, captured);
    if (spawnSync(tool, ['--version']).error !== undefined) {
      expect(made).toBe(`${tool} is not installed`);
      return;
    }
    expect(textsOf(made)[`${path}.txt`]).toMatch(form);
    expect(made).toMatchObject({ truth: { evidence: [[]], sources: [{ files: [`${path}.txt`] }] } });
  });

  test('a bundle without packets is left out', () => {
    expect(apply('capture-tcpdump')).toBe('no capture in packets');
  });
});
