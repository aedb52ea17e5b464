import type { JoinedAttempt } from '../../src/core/analysis.js';
import { describe, expect, test } from '@jest/globals';
import { finish } from '../../src/core/steps.js';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { joinAttempts } from '../../src/attempts/attempts.js';
import type { Exchanges } from '../../src/core/exchange.js';
import { nameTable } from '../../src/license/server-names.js';
import { exchangesOf } from '../support/exchanges.js';
import { call, episode, logLine, SECOND, seen } from '../support/events.js';
import { asked, dug, reached, shaken, manualCheck } from '../support/manual-checks.js';
import { TIED } from './drafts.js';

function join(input: Partial<Exchanges>): readonly JoinedAttempt[] {
  const checks = input.manualChecks ?? [];
  const names = nameTable(checks.flatMap(({ events }) => events));
  const exchanges = exchangesOf({ manualChecks: checks, names, ...input });
  return finish(joinAttempts({ exchanges, ofKind: eventsOfKind([]), tieOf: () => TIED, aliases: {} }));
}

const refused = (seconds: number, domain = 'ssm.example') =>
  episode(
    call({ 'http.response.status_code': 400, 'url.domain': domain }, { 'oauth.error': 'invalid_grant' }, [
      logLine({}, { number: 10 + seconds, after: seconds * SECOND }),
    ]),
  );

const places = ({ events }: JoinedAttempt): readonly string[] =>
  events
    .filter(({ source }) => source === 'commands.txt')
    .map(({ kind, evidence }) => `${kind} ${String(evidence[0].number)}`);

const curl = manualCheck('curl', reached(), shaken(), asked());

describe('a look-up by hand alone', () => {
  const missing = { 'dns.response_code': 'NXDOMAIN', 'dns.resolved_ip': [] } as const;
  const limitsOf = (...checks: Exchanges['manualChecks']): readonly unknown[] =>
    join({ manualChecks: checks }).map(({ assumed }) => assumed?.limit);

  test('of any name is of the license server at most possibly', () => {
    expect(limitsOf(manualCheck('dig', dug(missing)))).toEqual(['possible']);
  });

  test('is its look-up where another check shows which name is its', () => {
    expect(limitsOf(manualCheck('dig', dug(missing)), curl)).not.toContain('possible');
  });

  test('is that of a server to reach where the program was to reach one', () => {
    expect(limitsOf(manualCheck('curl', dug(missing)))).toEqual([undefined]);
  });
});

describe('manual checks next to an attempt', () => {
  test('are witnesses of the last attempt at the same server', () => {
    const [first, last] = join({ episodes: [refused(0), refused(600)], manualChecks: [curl] });
    expect(first && places(first)).toEqual([]);
    expect(last && places(last)).toEqual([
      'oauth.token-answer 4',
      'tcp.connection 2',
      'tls.handshake 3',
      'http.exchange 4',
    ]);
  });

  test('at another host are no witness', () => {
    const [only] = join({ episodes: [refused(0, 'other.example')], manualChecks: [curl] });
    expect(only && places(only)).toEqual([]);
  });

  test('are found by the address behind the name', () => {
    const byAddress = manualCheck('nc', reached({ 'process.name': 'nc', 'destination.domain': '198.51.100.20' }));
    const [only] = join({ episodes: [refused(0)], manualChecks: [manualCheck('dig', dug()), byAddress] });
    expect(only && places(only)).toEqual(['dns.lookup 1', 'tcp.connection 2']);
  });

  test('back a stage that is only inferred to have passed', () => {
    const [only] = join({ episodes: [refused(0)], manualChecks: [curl] });
    const tls = only?.stages.find(({ stage }) => stage === 'tls');
    expect(tls).toMatchObject({
      state: 'passed',
      inferred: true,
      facts: { said: 'finished, in a manual check' },
    });
    expect(tls?.evidence.map(({ source, number }) => `${source}:${String(number)}`)).toEqual(['commands.txt:3']);
  });

  test('change no stage, status or code of it', () => {
    const open = manualCheck('curl', reached({ 'tcp.handshake': 'refused' }));
    const [only] = join({ episodes: [refused(0)], manualChecks: [open] });
    expect(only).toMatchObject({ stoppedAt: 'token', httpStatus: 400, oauthError: 'invalid_grant' });
  });
});

describe('manual checks alone', () => {
  test('are an attempt, with what the command got', () => {
    expect(join({ manualChecks: [curl] })).toMatchObject([
      {
        client: { host: 'manager.example' },
        server: { host: 'ssm.example', address: '198.51.100.20', port: 8443 },
        outcome: 'failed',
        stoppedAt: 'token',
        httpStatus: 400,
        oauthError: 'invalid_grant',
        start: null,
      },
    ]);
  });

  test('an ignored certificate did not stop it', () => {
    const [only] = join({
      manualChecks: [manualCheck('curl', reached(), shaken({ 'tls.outcome': 'alert' }), asked())],
    });
    expect(only).toMatchObject({ stoppedAt: 'token' });
  });

  test('a refused connection ends it there', () => {
    const [only] = join({
      manualChecks: [manualCheck('dig', dug()), manualCheck('nc', reached({ 'tcp.handshake': 'refused' }))],
    });
    expect(only).toMatchObject({ outcome: 'failed', stoppedAt: 'connect' });
    expect(only && places(only)).toEqual(['dns.lookup 1', 'tcp.connection 2']);
  });

  test('the same command once more is another attempt', () => {
    const again = manualCheck('curl', reached({}, 12), asked({ 'http.response.status_code': 200 }, 14));
    expect(join({ manualChecks: [curl, again] }).map(({ outcome }) => outcome)).toEqual(['failed', 'succeeded']);
  });

  test('of several hosts the license server is the one at its own port', () => {
    const other = manualCheck(
      'curl',
      reached({ 'destination.domain': 'www.example', 'destination.ip': '203.0.113.9', 'destination.port': 443 }, 1),
    );
    const attempts = join({ manualChecks: [other, curl] });
    expect(attempts.map(({ server }) => server.host)).toEqual(['ssm.example']);
  });

  test('a proxy that refuses ends it at the proxy; the server is the one behind it', () => {
    const proxy = { 'destination.domain': 'proxy.example', 'destination.ip': '192.0.2.31', 'destination.port': 3128 };
    const refusedThere = reached({ ...proxy, 'proxy.destination': 'ssm.example:8443', 'tcp.handshake': 'refused' });
    expect(join({ manualChecks: [manualCheck('curl', refusedThere)] })).toMatchObject([
      { stoppedAt: 'proxy', server: { host: 'ssm.example', address: null, port: 8443 } },
    ]);
  });

  test('a certificate that could not be verified ends it, though another command did not look', () => {
    const curl60 = manualCheck('curl', reached(), shaken({ 'x509.verify_error': 62 }));
    const openssl = { 'process.name': 'openssl s_client', 'x509.verify_error': 0 };
    const blind = manualCheck('openssl s_client', reached(openssl, 5), shaken(openssl, 6));
    expect(join({ manualChecks: [curl60, blind] })).toMatchObject([{ stoppedAt: 'tls' }]);
  });

  test('an answer that was not waited for ends it at the gateway', () => {
    const silent = seen(
      'http.exchange',
      {
        'process.name': 'curl',
        'destination.domain': 'ssm.example',
        'destination.port': 8443,
        'http.request.method': 'POST',
        'url.original': '/oauth/token',
        'error.code': 'ETIMEDOUT',
      },
      { source: 'commands.txt', host: 'manager.example', after: null, number: 4 },
    );
    expect(join({ manualChecks: [manualCheck('curl', reached(), shaken(), silent)] })).toMatchObject([
      { stoppedAt: 'gateway' },
    ]);
  });

  test('a name that was only looked up is the server', () => {
    const [only] = join({
      manualChecks: [manualCheck('dig', dug({ 'dns.response_code': 'NXDOMAIN', 'dns.resolved_ip': [] }))],
    });
    expect(only).toMatchObject({ stoppedAt: 'name', server: { host: 'ssm.example' } });
  });
});
