import type { Flow } from '../core/exchange.js';
import type { Dated, Event, Facts } from '../core/event.js';
import { oauthBody } from '../license/oauth.js';
import { isApiPath, isTokenPath, pathOf } from '../license/paths.js';
import { pick } from '../core/pick.js';
import { bodyFacts } from './answers.js';

type Exchange = Dated<Event<'http.exchange'>>;
type Answer = Dated<Event<'oauth.token-answer'>> | Dated<Event<'api.answer'>>;

/** Events for unencrypted answers in a capture or a command's output. */
export function exchangeAnswers(flows: readonly Flow[]): readonly Answer[] {
  return flows.flatMap((flow) => (flow.kind === 'http.exchange' ? (answerOf(flow) ?? []) : []));
}

function answerOf(exchange: Exchange): Answer | null {
  const { facts } = exchange;
  // The gateway's page about TLS is no answer of the application.
  if (facts['error.kind'] === 'plaintext-port' || facts['error.kind'] === 'client-certificate-wanted') return null;
  const error = errorOf(facts);
  // A command that prints the body alone (`curl -s`) still shows the code.
  const isAnswered = facts['http.response.status_code'] !== undefined || (error['oauth.error'] ?? 'none') !== 'none';
  if (facts['http.request.method'] === 'CONNECT' || !isAnswered) return null;
  const shared = sharedFacts(facts);
  if (!isTokenPath(shared['url.path'])) {
    if (!isApiPath(shared['url.path'])) return null;
    const says = { ...shared, ...pick(error, ['oauth.error']) };
    return { ...exchange, kind: 'api.answer', facts: { ...says, ...bodyFacts(says) } };
  }
  return {
    ...exchange,
    kind: 'oauth.token-answer',
    facts: { ...shared, ...error, ...pick(facts, ['oauth.grant_type', 'oauth.client.id', 'oauth.client.id.blank']) },
  };
}

function sharedFacts(facts: Facts['http.exchange']) {
  const path = pathOf(facts['url.original']);
  const address = facts['destination.domain'] ?? facts['destination.ip'];
  const port = facts['destination.port'];
  return {
    ...(path === null ? {} : { 'url.path': path }),
    ...pick(facts, [
      'http.request.method',
      'http.response.status_code',
      'http.response.body.content',
      'user.name',
      'process.name',
    ]),
    ...(address === undefined ? {} : { 'server.address': address }),
    ...(port === undefined ? {} : { 'server.port': port }),
  };
}

/** An unread body gives nothing, a cut body what it shows. */
export function errorOf(
  facts: Facts['http.exchange'],
): Pick<Facts['oauth.token-answer'], 'oauth.error' | 'oauth.error.prefix'> {
  const body = facts['http.response.body.content'];
  if (body === undefined) return {};
  const read = oauthBody(body, body.trimEnd().endsWith('}'));
  return {
    ...(read.error === undefined ? {} : { 'oauth.error': read.error }),
    ...(read.prefix === undefined ? {} : { 'oauth.error.prefix': read.prefix }),
  };
}
