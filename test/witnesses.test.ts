/** One failure, shown by one witness alone: manual checks on the manager, a browser's archive, an export of Wireshark. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { MemoryFile } from '../src/analyze.js';
import { analyze } from '../src/node.js';
import type { Analysis } from '../src/core/analysis.js';

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));

function sample(path: string, as = path): MemoryFile {
  return { path: as, content: readFileSync(`${SAMPLES}/${path}`) };
}

const witness = (cause: string, file: string): MemoryFile => sample(`witnesses/${cause}/${file}`, file);
const transcript = (cause: string): MemoryFile => witness(cause, 'commands.txt');

/** The manager's log of a sample, its license server named as in the transcripts; `cut` leaves its lines out. */
function managersLog(rule: string, server = 'ssm.example.com', cut?: RegExp): MemoryFile {
  const text = readFileSync(`${SAMPLES}/rules/${rule}/vmanage-server.log`, 'utf8');
  const kept = text.split('\n').filter((line) => cut?.test(line) !== true);
  return { path: 'vmanage-server.log', content: kept.join('\n').replaceAll('ssm.example.net', server) };
}

/** A transcript with another host in its prompt. */
function typedElsewhere(cause: string, host: string, other: string): MemoryFile {
  const text = readFileSync(`${SAMPLES}/witnesses/${cause}/commands.txt`, 'utf8');
  return { path: 'commands.txt', content: text.replaceAll(host, other) };
}

function first({ findings, outcome }: Analysis) {
  const [finding] = findings;
  return { outcome, rule: finding?.rule, confidence: finding?.confidence };
}

const found = (rule: string, confidence: string) => ({ outcome: 'cause-found', rule, confidence });

function cited({ findings }: Analysis, path: string): readonly number[] {
  return (findings[0]?.evidence ?? []).filter(({ source }) => source === path).map(({ number }) => number);
}

describe('a transcript alone', () => {
  // The lines are those in which a person would find it.
  test.each([
    ['wrong-grant-type', 'likely', [37, 46]],
    ['wrong-client-secret', 'possible', [12, 19]],
    ['wrong-user-password', 'likely', [34, 43]],
    ['wrong-token-path', 'likely', [37]],
    ['tls-untrusted-ca', 'possible', [13, 27]],
    ['tls-incomplete-chain', 'likely', [13, 28]],
    ['tls-name-mismatch', 'likely', [24, 88]],
    ['tls-cert-expired', 'likely', [13, 15]],
    ['tls-version-mismatch', 'likely', [10, 16]],
    ['plain-http-port', 'likely', [10, 15]],
    ['connection-refused', 'likely', [12, 15]],
    ['no-answer-to-syn', 'likely', [12, 18]],
    ['dns-nxdomain', 'likely', [7]],
    ['dns-server-failure', 'likely', [8, 23]],
    ['dns-timeout', 'likely', [3, 7]],
    ['proxy-auth-required-407', 'likely', [13]],
    ['proxy-connect-denied', 'likely', [14]],
    ['proxy-unreachable', 'likely', [5]],
    ['read-timeout', 'likely', [27]],
    ['upstream-refused-502', 'likely', [34]],
    ['service-unavailable-503', 'likely', [5]],
    ['server-error-500', 'likely', [37]],
    ['rate-limited-429', 'likely', [4]],
    ['icmp-admin-prohibited', 'likely', [5, 16]],
    ['host-unreachable', 'likely', [5, 17]],
    ['mtu-blackhole', 'likely', [12, 15, 18, 34]],
  ] as const)('shows %s, %s', async (cause, confidence, lines) => {
    const analysis = await analyze([transcript(cause)]);
    expect(first(analysis)).toEqual(found(cause, confidence));
    expect(cited(analysis, 'commands.txt')).toEqual(expect.arrayContaining([...lines]));
  });

  test('of credentials is never sure', async () => {
    for (const cause of ['wrong-grant-type', 'wrong-client-secret', 'wrong-user-password', 'ignored-certificate']) {
      const { findings } = await analyze([transcript(cause)]);
      expect(findings.map(({ confidence }) => confidence)).not.toContain('confirmed');
    }
  });

  test('in which everything works is no failure', async () => {
    expect(first(await analyze([transcript('healthy')]))).toEqual({ outcome: 'healthy' });
  });

  test('a certificate that curl ignores is not what failed', async () => {
    const { attempts, findings } = await analyze([transcript('ignored-certificate')]);
    expect(attempts).toMatchObject([{ stoppedAt: 'token', httpStatus: 401 }]);
    expect(findings.map(({ stage }) => stage)).toEqual(['token', 'token', 'token']);
  });

  test("without the server's own name for itself a wrong address is an unreachable host", async () => {
    expect(first(await analyze([transcript('dns-wrong-address')]))).toEqual(found('host-unreachable', 'likely'));
  });
});

describe('a transcript and what the products wrote', () => {
  test('a name that leads elsewhere than browsers go', async () => {
    const files = [transcript('dns-wrong-address'), witness('dns-wrong-address', 'messages')];
    const analysis = await analyze(files);
    expect(first(analysis)).toEqual(found('dns-wrong-address', 'likely'));
    expect(cited(analysis, 'commands.txt')).toEqual(expect.arrayContaining([8, 12]));
    expect(cited(analysis, 'messages')).toEqual([2]);
  });

  test('the release that a log does not state', async () => {
    const log = managersLog('release-below-minimum/fires', 'ssm.example.com', /vManage version/);
    const analysis = await analyze([log, transcript('release-below-minimum')]);
    expect(first(analysis)).toEqual(found('release-below-minimum', 'confirmed'));
    expect(cited(analysis, 'commands.txt')).toEqual([2]);
    const { findings } = await analyze([log, typedElsewhere('release-below-minimum', 'vmanage-a', 'vmanage-z')]);
    expect(findings.map(({ rule }) => rule)).not.toContain('release-below-minimum');
  });

  test.each([
    ['wrong-grant-type', 'connection-refused'],
    ['connection-refused', 'wrong-client-secret'],
    ['tls-untrusted-ca', 'wrong-user-password'],
    ['dns-nxdomain', 'tls-cert-expired'],
    ['tls-cert-expired', 'no-answer-to-syn'],
    ['proxy-unreachable', 'wrong-grant-type'],
    ['host-unreachable', 'server-error-500'],
    ['read-timeout', 'dns-nxdomain'],
    ['mtu-blackhole', 'wrong-client-secret'],
    ['ignored-certificate', 'tls-name-mismatch'],
  ])('a manual check of %s does not change what the log of %s says', async (tried, logged) => {
    const log = managersLog(`${logged}/fires`);
    const [alone, both] = [await analyze([log]), await analyze([log, transcript(tried)])];
    expect(alone.findings.length).toBeGreaterThan(0);
    expect(first(both)).toEqual(first(alone));
  });

  test.each(['connection-refused', 'tls-untrusted-ca', 'dns-nxdomain', 'wrong-user-password', 'no-answer-to-syn'])(
    'a manual check that works does not refute the log of %s',
    async (logged) => {
      const log = managersLog(`${logged}/fires`);
      const [alone, both] = [await analyze([log]), await analyze([log, transcript('healthy')])];
      expect(both.findings[0]?.rule).toBe(alone.findings[0]?.rule);
      expect(both.verdicts.find(({ rule, verdict }) => rule === logged && verdict === 'ruled-out')).toBeUndefined();
    },
  );

  test('the same failure in a manual check is evidence next to the log', async () => {
    const analysis = await analyze([managersLog('connection-refused/fires'), transcript('connection-refused')]);
    expect(first(analysis)).toEqual(found('connection-refused', 'confirmed'));
    expect(cited(analysis, 'commands.txt')).toContain(15);
  });

  test('a try at another host is no witness', async () => {
    const log = managersLog('connection-refused/fires', 'licenses.example.org');
    const analysis = await analyze([log, transcript('connection-refused')]);
    expect(first(analysis)).toEqual(found('connection-refused', 'confirmed'));
    expect(cited(analysis, 'commands.txt')).toEqual([]);
  });
});

describe("an archive of the manager's GUI alone", () => {
  test.each([
    ['wrong-grant-type', 'possible'],
    ['wrong-client-secret', 'possible'],
    // The GUI does not show whether a proxy was in use.
    ['connection-refused', 'possible'],
    ['no-answer-to-syn', 'possible'],
    ['dns-nxdomain', 'possible'],
    ['tls-untrusted-ca', 'likely'],
    ['tls-cert-expired', 'confirmed'],
    ['tls-name-mismatch', 'confirmed'],
    ['proxy-auth-required-407', 'confirmed'],
  ])('shows %s, %s', async (cause, confidence) => {
    const analysis = await analyze([witness(cause, 'manager.har')]);
    expect(first(analysis)).toEqual(found(cause, confidence));
    expect(cited(analysis, 'manager.har')).toEqual([1]);
  });

  test('invalid_grant without its status can be the password or the grant', async () => {
    const { findings } = await analyze([witness('wrong-user-password', 'manager.har')]);
    expect(findings.map(({ rule, confidence }) => [rule, confidence])).toEqual(
      expect.arrayContaining([
        ['wrong-user-password', 'possible'],
        ['wrong-grant-type', 'possible'],
      ]),
    );
  });
});

describe('an export of Wireshark alone', () => {
  test.each([
    ['connection-refused', 'packets.csv', 'confirmed', [17, 18]],
    ['no-answer-to-syn', 'packets.json', 'likely', [26]],
    ['host-unreachable', 'packets.json', 'confirmed', [51]],
    ['icmp-admin-prohibited', 'packets.txt', 'confirmed', [23]],
    ['mtu-blackhole', 'packets.csv', 'confirmed', [43, 45]],
    ['plain-http-port', 'packets.csv', 'confirmed', [8, 10]],
    ['tls-untrusted-ca', 'packets.json', 'possible', [12]],
    ['tls-cert-expired', 'packets.txt', 'confirmed', [12]],
    ['tls-version-mismatch', 'packets.txt', 'confirmed', [10]],
    ['proxy-auth-required-407', 'packets.json', 'confirmed', [12, 14]],
    ['proxy-connect-denied', 'packets.txt', 'confirmed', [8, 10]],
    // Of a look-up alone it is assumed that the name is the license server's.
    ['dns-nxdomain', 'packets.json', 'possible', [1, 2]],
    ['dns-server-failure', 'packets.txt', 'possible', [1, 2]],
    ['dns-timeout', 'packets.csv', 'possible', [1]],
  ] as const)('shows %s in %s, %s', async (cause, file, confidence, frames) => {
    const analysis = await analyze([witness(cause, file)]);
    expect(first(analysis)).toEqual(found(cause, confidence));
    expect(cited(analysis, file)).toEqual(expect.arrayContaining([...frames]));
  });
});
