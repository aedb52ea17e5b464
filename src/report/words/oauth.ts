import type { Facts } from '../../core/event.js';
import { answeredWords, CLIENT_CLOSED } from './answers.js';
import { count, endpoint, labelled, phrase, withDetails } from './parts.js';

const GRANTS: Readonly<Record<string, string>> = {
  client_credentials: 'Client Credentials Grant',
  password: 'Resource Owner Grant (password)',
  authorization_code: 'authorization code',
  refresh_token: 'refresh token',
};

/** `HTTP 401 unauthorized_client`, or its readable begin. */
export function answerOf(facts: {
  readonly 'http.response.status_code'?: number;
  readonly 'oauth.error'?: string;
  readonly 'oauth.error.prefix'?: string;
}): string {
  const { 'oauth.error': error, 'oauth.error.prefix': prefix } = facts;
  const cut = prefix === undefined ? '' : `with an error code of which "${prefix}" is readable`;
  const code = error === undefined || error === 'none' ? cut : error;
  return answerWords(facts['http.response.status_code'], code);
}

export function sayTokenAnswer(facts: Facts['oauth.token-answer']): string {
  const grant = facts['oauth.grant_type'];
  const server = endpoint(facts['server.address'], facts['server.port']);
  const tool = facts['process.name'];
  const asked = phrase(
    tool === undefined ? 'the token request' : `the token request of a manual check with ${tool}`,
    labelled('from', facts['source.address']),
    labelled('to', server),
    grant !== undefined && `with grant_type=${grant}`,
    labelled('for client', facts['oauth.client.id']),
    labelled('as user', facts['user.name']),
  );
  if (answerOf(facts) === '') return `${asked}: the answer is not readable in the file`;
  return `${asked} ${facts['http.response.status_code'] === CLIENT_CLOSED ? '' : 'was answered '}${answerOf(facts)}`;
}

function answerWords(status: number | undefined, code: string): string {
  if (status === CLIENT_CLOSED) return answeredWords(status);
  return phrase(status === undefined ? '' : `HTTP ${String(status)}`, code);
}

export function sayClientCreated(facts: Facts['oauth.client-created']): string {
  const grant = facts['oauth.grant_type'];
  return phrase(
    `the server created client ${facts['oauth.client.id']}`,
    facts['oauth.client.name'] !== undefined && `"${facts['oauth.client.name']}"`,
    grant !== undefined && `for the ${GRANTS[grant] ?? grant}`,
  );
}

export function sayClientDeleted(facts: Facts['oauth.client-deleted']): string {
  return phrase('the server deleted client', facts['oauth.client.id'] ?? facts['oauth.client.name']);
}

export function sayClientExpired(facts: Facts['oauth.client-expired']): string {
  const name = facts['oauth.client.id'] ?? facts['oauth.client.name'];
  return `${phrase('the server found client', name)} expired`;
}

export function sayUserChecked(facts: Facts['oauth.user-checked']): string {
  const accepted = facts['event.outcome'] === 'success' ? 'accepted' : 'did not accept';
  return `the application ${accepted} user ${facts['user.name']}`;
}

const CHANGES = {
  blank: 'has a blank or line end, unlike',
  'few-characters': 'differs in a few characters from',
  other: 'is not',
} as const;

export function sayIdCompared(facts: Facts['oauth.client-id-compared']): string {
  const { 'oauth.client.id': id, 'oauth.client.previous_id': previous, 'oauth.client.id.change': kind } = facts;
  if (kind === 'same') return `client id ${id} got a token before`;
  return `client id ${id} ${CHANGES[kind]} ${previous}, which got a token before`;
}

interface HttpFacts {
  readonly 'source.address'?: string;
  readonly 'http.request.method'?: string;
  readonly 'url.path'?: string;
  readonly 'http.response.status_code'?: number;
  readonly 'http.response.body.bytes'?: number;
}

/** A request in a server's log. */
export function sayServed(who: string, facts: HttpFacts, ...details: readonly (string | undefined)[]): string {
  const request = phrase(facts['http.request.method'], facts['url.path']) || 'a request';
  const status = facts['http.response.status_code'];
  const answered = status === undefined ? 'its status is not readable' : answeredWords(status).replace('was ', '');
  const bytes = status === CLIENT_CLOSED ? undefined : facts['http.response.body.bytes'];
  return withDetails(
    phrase(who, request, labelled('from', facts['source.address'])) + `: ${answered}`,
    bytes !== undefined && count(bytes, 'byte'),
    ...details,
  );
}
