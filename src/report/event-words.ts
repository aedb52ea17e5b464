import type { AnyEvent, Event, Facts, Kind } from '../core/event.js';
import { DEVICE_WORDS } from './words/devices.js';
import { HOST_WORDS } from './words/hosts.js';
import * as oauth from './words/oauth.js';
import * as packets from './words/packets.js';
import { labelled, phrase, took, withDetails } from './words/parts.js';
import { sayPasted } from './words/pasted.js';
import { SERVER_WORDS } from './words/servers.js';

type Words = { readonly [K in Kind]?: (facts: Facts[K]) => string };

const WORDS: Words = {
  ...DEVICE_WORDS,
  ...HOST_WORDS,
  ...SERVER_WORDS,
  'manager.license-log': (facts) =>
    withDetails(`${facts['log.logger']} logged ${facts['log.level']}`, requested(facts), oauth.answerOf(facts)),
  'manager.release': (facts) => `the manager runs release ${facts['service.version']}`,
  'manager.call': sayCall,
  'manager.gui-message': (facts) => `the manager's GUI showed: ${facts.message}`,
  'manager.sync-ended': (facts) =>
    withDetails(
      `the manager reported to its user that the sync ${facts['event.outcome'] === 'success' ? 'succeeded' : 'failed'}`,
      labelled('status', facts['http.response.status_code']),
      labelled('licenses:', facts['license.count']),
    ),
  'paste.error': sayPasted,
  'oauth.token-answer': oauth.sayTokenAnswer,
  'oauth.client-created': oauth.sayClientCreated,
  'oauth.client-deleted': oauth.sayClientDeleted,
  'oauth.client-expired': oauth.sayClientExpired,
  'oauth.client-id-compared': oauth.sayIdCompared,
  'oauth.user-checked': oauth.sayUserChecked,
  'gateway.request': (facts) => oauth.sayServed(`${facts['gateway.product'] ?? 'nginx'} served`, facts),
  'gateway.error': (facts) =>
    withDetails(
      `nginx logged ${facts['log.level']}: ${facts['error.message']}`,
      labelled('client', facts['source.address']),
      labelled('upstream', facts['gateway.upstream.address']),
    ),
  'app.request': (facts) => oauth.sayServed('the application served', facts, error(facts)),
  'app.exception': (facts) => `the application failed with ${error(facts) ?? ''}`,
  'server.request': (facts) =>
    oauth.sayServed('the server received', facts, reached(facts['app.reached']), error(facts)),
  'tcp.connection': packets.sayConnection,
  'tls.handshake': packets.sayHandshake,
  'dns.lookup': packets.sayLookup,
  'http.exchange': packets.sayExchange,
  'icmp.error': packets.sayIcmp,
  'capture.settings': packets.sayCapture,
  'cluster.outcome-compared': (facts) => `the sync of ${facts['host.name']} with the same license server succeeded`,
  'api.answer': (facts) =>
    oauth.sayServed(
      'the license API request',
      facts,
      facts['oauth.error'] === 'none' ? undefined : facts['oauth.error'],
    ),
};

/** Kinds that have words of their own. */
export const WORDED_KINDS: ReadonlySet<string> = new Set(Object.keys(WORDS));

/** An event as a clause, without time and place. A plugin's kind is described by its facts. */
export function sayEvent(event: AnyEvent): string {
  return say<Kind>(event);
}

/**
 * The same with no status that its lines do not show: that a call succeeded is known of the manager's next step, its status
 * is not.
 */
export function sayShown(event: AnyEvent & { readonly evidence: readonly { readonly text: string }[] }): string {
  const words = sayEvent(event);
  const isShown = event.evidence.some(({ text }) => /(?<!\d)200(?!\d)/.test(text));
  return isShown ? words : words.replace(/(?:was )?answered HTTP 200/, 'succeeded');
}

function say<K extends Kind>({ kind, facts }: Event<K>): string {
  const words: Words[K] = WORDS[kind];
  return words === undefined ? sayFacts(kind, facts) : words(facts);
}

function sayFacts(kind: string, facts: object): string {
  const pairs = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
  return withDetails(kind, ...pairs);
}

interface Error {
  readonly 'error.type'?: string;
  readonly 'error.message'?: string;
}

function error(facts: Error): string | undefined {
  const parts = [facts['error.type'], facts['error.message']].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(': ');
}

function requested(facts: Facts['manager.license-log']): string {
  const grant = facts['oauth.grant_type'];
  return phrase(
    facts['http.request.method'],
    facts['url.full'] ?? facts['url.path'],
    grant !== undefined && `grant_type=${grant}`,
    labelled('client', facts['oauth.client.id']),
  );
}

function reached(app: boolean | undefined): string | undefined {
  if (app === undefined) return undefined;
  return app ? 'the request reached the application' : 'the gateway answered by itself';
}

const OUTCOMES = { success: 'was answered', failure: 'failed', unknown: 'has no answer in the log' } as const;

function sayCall(facts: Facts['manager.call']): string {
  const target = facts['url.full'] ?? facts['url.path'] ?? facts['url.domain'];
  const status = facts['http.response.status_code'];
  return withDetails(
    phrase("the manager's call", facts['http.request.method'], target, OUTCOMES[facts['event.outcome']]),
    labelled('status', status),
    error(facts),
    (facts['error.causes'] ?? []).map((cause) => `caused by ${cause}`).join('; '),
    took('after', facts['event.duration'] === 0 ? undefined : facts['event.duration']),
  );
}
