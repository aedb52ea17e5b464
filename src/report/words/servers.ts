import type { Facts, Kind } from '../../core/event.js';
import { duration } from '../when.js';
import { count, endpoint, labelled, phrase, took, withDetails } from './parts.js';

type Words<K extends Kind> = { readonly [One in K]: (facts: Facts[One]) => string };

/** Words for events of applications, stores, kernel and clocks. */
export const SERVER_WORDS: Words<
  | 'app.api-console-off'
  | 'app.job-exception'
  | 'app.upstream-sync'
  | 'clock.step'
  | 'clock.unsynchronised'
  | 'gateway.named'
  | 'kernel.oom-kill'
  | 'license.account-not-registered'
  | 'license.listed'
  | 'log.trouble'
  | 'manager.api-request'
  | 'manager.app-server'
  | 'manager.warned'
  | 'name.address-compared'
  | 'oauth.user-locked'
  | 'postgres.error'
  | 'redis.error'
> = {
  'app.api-console-off': (facts) =>
    phrase('the application refused', facts['url.path'] ?? 'a request', 'since its API console is off'),
  'app.job-exception': (facts) =>
    `a background job of the application failed with ${phrase(facts['error.type'], facts['error.message'])}`,
  'app.upstream-sync': (facts) =>
    withDetails(
      `the license server's synchronisation with Cisco ${facts['event.outcome'] === 'success' ? 'succeeded' : 'failed'}`,
      facts['event.reason'] !== undefined && REASONS[facts['event.reason']],
      facts['error.message'],
      facts['upstream.sync.age'] !== undefined && `last success ${count(facts['upstream.sync.age'], 'day')} before`,
    ),
  'clock.step': sayStep,
  'clock.unsynchronised': (facts) => `the host's clock is not synchronised: ${facts['error.message']}`,
  'gateway.named': (facts) => `browsers reach the license server as ${facts['server.address']}`,
  'kernel.oom-kill': (facts) =>
    `the kernel ran out of memory and killed ${facts['process.name']} (process ${String(facts['process.pid'])})`,
  'license.account-not-registered': (facts) =>
    `the account is not registered with Cisco, by this line: ${facts.message}`,
  'license.listed': (facts) => `the manager counts ${count(facts['license.count'], 'license')} in the server's list`,
  'log.trouble': (facts) =>
    `${phrase(facts['log.logger'] ?? 'a line', 'at level', facts['log.level'])}: ${facts.message}`,
  'manager.api-request': sayApiRequest,
  'manager.app-server': (facts) => `the manager's application server logged ${facts['log.level']}: ${facts.message}`,
  'manager.warned': (facts) => `the manager warned: ${facts.message}`,
  'name.address-compared': (facts) =>
    `${facts['dns.question.name']} resolves to ${facts['dns.resolved_address']}, ` +
    `${facts.same ? 'as' : 'while'} the license server is reached at ${facts['server.address.seen']}`,
  'oauth.user-locked': (facts) => `the application reports user ${facts['user.name']} as locked`,
  'postgres.error': (facts) => `PostgreSQL logged ${facts['log.level']}: ${facts['error.message']}`,
  'redis.error': (facts) => `Redis logged: ${facts['error.message']}`,
};

const REASONS = {
  unreachable: 'no connection to Cisco',
  'token-expired': 'its token has expired',
  overdue: 'overdue',
} as const;

const STEPS = {
  'wrong-by': 'was found wrong',
  stepped: 'was stepped',
  'jumped-forward': 'jumped forward',
  'jumped-backward': 'jumped backward',
} as const;

function sayStep(facts: Facts['clock.step']): string {
  const offset = facts['clock.offset'];
  return phrase("the host's clock", STEPS[facts['event.action']], offset !== undefined && `by ${duration(offset)}`);
}

function sayApiRequest(facts: Facts['manager.api-request']): string {
  const status = facts['http.response.status_code'];
  return withDetails(
    phrase(
      'the manager was asked',
      phrase(facts['http.request.method'], facts['url.path']) || 'for something',
      labelled('by', facts['source.address']),
      labelled('at', endpoint(facts['url.domain'], facts['url.port'])),
    ) + (status === undefined ? '' : `: answered ${String(status)}`),
    took('after', facts['event.duration']),
    labelled('Envoy flags', facts['envoy.response_flags']),
  );
}
