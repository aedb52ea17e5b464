import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import type { Analysis } from '../../../src/core/analysis.js';

/** One case, its server's messages wrapped in each way that such a server writes them: the same is found. */

const CASE = 'samples/incidents/wrong-grant-type';
/** The year and the zone (UTC) of the case's syslog, which the other envelopes state. */
const YEAR = '2024';
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

interface Line {
  readonly iso: string;
  readonly host: string;
  readonly tag: string;
  readonly message: string;
}

const lines: readonly Line[] = readFileSync(`${CASE}/messages`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [, month = '', day = '', time = '', host = '', tag = '', message = ''] =
      /^(\w{3}) +(\d+) ([\d:]+) (\S+) ([^ ]+): (.*)$/.exec(line) ?? [];
    const number = String(MONTHS.indexOf(month) / 3 + 1).padStart(2, '0');
    return { iso: `${YEAR}-${number}-${day.padStart(2, '0')}T${time}`, host, tag, message };
  });

const program = ({ tag }: Line): string => tag.replace(/\[.*/, '');
const micros = ({ iso }: Line): number => Date.parse(`${iso}Z`) * 1000;

const envelopes: Readonly<Record<string, (line: Line) => string>> = {
  'ssm-messages, RFC 5424': (line) => `<30>1 ${line.iso}Z ${line.host} ${program(line)} - - - ${line.message}`,
  'ssm-messages, high precision': (line) => `${line.iso}.000000+00:00 ${line.host} ${line.tag}: ${line.message}`,
  'ssm-messages, another zone': (line) => {
    const there = new Date(micros(line) / 1000 + 5.5 * 3_600_000).toISOString().slice(0, 19);
    return `${there}+05:30 ${line.host} ${line.tag}: ${line.message}`;
  },
  'ssm-messages, journalctl -o short-full': (line) =>
    `Tue ${line.iso.replace('T', ' ')} UTC ${line.host} ${line.tag}: ${line.message}`,
  'journal-json': (line) =>
    JSON.stringify({
      __REALTIME_TIMESTAMP: String(micros(line)),
      _HOSTNAME: line.host,
      SYSLOG_IDENTIFIER: program(line),
      MESSAGE: line.message,
    }),
  'container-log, json-file': (line) =>
    JSON.stringify({ log: `${line.message}\n`, stream: 'stdout', time: `${line.iso}.000000001Z` }),
  'container-log, docker logs -t': (line) => `${line.iso}.000000001Z ${line.message}`,
  'container-log, compose': (line) => `app-1  | ${line.iso}.000000001Z ${line.message}`,
};

const foundIn = ({ findings, outcome }: Analysis) => ({
  outcome,
  findings: findings.map(({ rule, confidence, evidence }) => ({
    rule,
    confidence,
    lines: evidence.map(({ source, number }) => `${source.replace(/^.*\//, '')}:${number}`),
  })),
});

const analyzed = (content: string): Promise<Analysis> =>
  analyze([
    { path: 'vmanage-server.log', content: readFileSync(`${CASE}/vmanage-server.log`) },
    { path: 'vpn0-eth0.pcap', content: readFileSync(`${CASE}/vpn0-eth0.pcap`) },
    { path: 'server.log', content },
  ]);

describe('the same is found, whatever wraps the messages', () => {
  let plain: Analysis;
  beforeAll(async () => {
    plain = await analyzed(readFileSync(`${CASE}/messages`, 'utf8'));
  });

  test('as in plain syslog', () => {
    expect(foundIn(plain).findings).toMatchObject([{ rule: 'wrong-grant-type', confidence: 'confirmed' }]);
  });

  test.each(Object.entries(envelopes))('%s', async (name, wrap) => {
    const wrapped = await analyzed(lines.map((line) => `${wrap(line)}\n`).join(''));
    expect(wrapped.sources.find(({ path }) => path === 'server.log')).toMatchObject({
      format: name.replace(/,.*/, ''),
      records: lines.length,
    });
    expect(foundIn(wrapped)).toEqual(foundIn(plain));
  });
});
