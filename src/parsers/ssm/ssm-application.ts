import { API_CONSOLE_OFF } from '../../license/api-console.js';
import type { Facts, Kind } from '../../core/event.js';
import { grantTypeOf } from '../../license/oauth.js';
import { defineParser, type Seen } from '../../core/parser.js';
import { PREFIX_INITIALS, railsLine } from '../rails/line.js';
import { upstreamWord } from '../../license/upstream.js';
import { passedTexts } from '../../text/passed-texts.js';

/**
 * Lines of the SSM application about API clients and users, each with a level in brackets. Their texts are not public:
 * verbs, names and ids are read by structure, and anything unclear is left out.
 */
const CLIENT_NOUN = /\b(?:\w*client|application|app_\w+)(?:_\w+)?\b/i;
/** Ids of API clients are 64 characters of base64url or hex; nothing else in these lines is that long. */
const ID = /(?:\b\w*id[\s=:]+["']?|["'\s=])([A-Za-z0-9_-]{32,})/;
const NAME =
  /\bname=["']?([^"'\s]+)|\bapp=["']?([^"'\s]+)|\b[Cc]lient ["']([^"']+)["']|\b[Aa]pplication ["']([^"']+)["']/;
const NOT_REGISTERED =
  /\baccount\b.{0,300}\b(?:not (?:yet )?(?:registered|approved)|unregistered|registration (?:is )?(?:incomplete|missing|pending|required))\b/i;
const LOCKED = /\b(?:locked(?: out)?|account lock|lockout)\b/i;
const CREATED = /\b(?:created|added|registered|app_create|client_create)\b/i;
const DELETED = /\b(?:deleted|removed|destroyed|app_destroy|client_destroy|revoked)\b/i;
const EXPIRED = /\b(?:expired|past its (?:end|expiration|expiry) date|no longer valid)\b/i;
const USER = /\buser(?:name)?[\s=:]+["']?([\w.@-]+)["']?/i;
const SIGNED_IN = /\b(?:authenticat\w+|sign(?:ed)?[- _]?in|logged in|log[- _]?in)\b/i;
const GRANT = /\b(?:client[_ ]credentials|resource[_ ]owner|password)\b(?: grant)?/i;
const FAILED =
  /\b(?:not (?:authenticated|signed in|logged in)|fail(?:ed|ure)|denied|rejected|invalid|wrong|bad password)\b/i;

/** Known lines that alone mean nothing. */
const HARMLESS = /^Session (?:expir|created|destroyed)/i;
const LEVEL = /^\[(?:INFO|WARN|WARNING|ERROR|FATAL)\] /;

const PASSES = passedTexts(String.raw`\[INFO\] Session (?:expir\w+|created|destroyed) outcome=success`);

type EmitFacts = <K extends Kind>(kind: K, facts: Facts[K]) => void;

export default defineParser({
  id: 'ssm-application',
  title: 'SSM On-Prem application log lines',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'log.level', values: ['[INFO]', '[WARN]', '[ERROR]'] },
  initials: PREFIX_INITIALS,
  passes: PASSES,
  claims(line) {
    const { text } = railsLine(line);
    return LEVEL.test(text) && readText(text.replace(LEVEL, ''), () => undefined);
  },
  stamp: (text) => railsLine(text).stamp,
  read(message, emit) {
    const line = railsLine(message.text);
    const stamp = message.stamp ?? line.stamp;
    const seen: Seen = { stamp, host: message.host, evidence: [message.evidence(stamp)] };
    readText(line.text.replace(LEVEL, ''), (kind, facts) => {
      emit.event(kind, facts, seen);
    });
  },
});

/** Emits what a line says; false if it says nothing known. */
function readText(text: string, emit: EmitFacts): boolean {
  const upstream = upstreamWord(text);
  if (upstream !== null) emit('app.upstream-sync', upstream);
  else if (API_CONSOLE_OFF.test(text)) emit('app.api-console-off', pathFacts(text));
  else if (NOT_REGISTERED.test(text)) emit('license.account-not-registered', { message: text });
  else if (CLIENT_NOUN.test(text)) return readClient(text, emit);
  else return readUser(text, emit) || HARMLESS.test(text);
  return true;
}

function pathFacts(text: string): Facts['app.api-console-off'] {
  const path = /(?:^|[\s=])(\/[\w/.-]+)/.exec(text)?.[1];
  return path === undefined ? {} : { 'url.path': path };
}

/** A line with a grant type and an id shows how a client was made, whatever its verb. */
function readClient(text: string, emit: EmitFacts): boolean {
  const id = ID.exec(text)?.[1];
  const name = [...(NAME.exec(text) ?? [])].slice(1).find((part) => typeof part === 'string');
  const named = {
    ...(id === undefined ? {} : { 'oauth.client.id': id }),
    ...(name === undefined ? {} : { 'oauth.client.name': name }),
  };
  if (DELETED.test(text)) emit('oauth.client-deleted', named);
  else if (EXPIRED.test(text)) emit('oauth.client-expired', { ...named, 'oauth.client.identified': id !== undefined });
  else if (id !== undefined && (CREATED.test(text) || GRANT.test(text)))
    emit('oauth.client-created', created(text, id, name));
  else return false;
  return true;
}

function created(text: string, id: string, name: string | undefined): Facts['oauth.client-created'] {
  const grant = GRANT.exec(text)?.[0];
  const type = grant === undefined ? undefined : grantTypeOf(grant);
  return {
    'oauth.client.id': id,
    ...(name === undefined ? {} : { 'oauth.client.name': name }),
    ...(type === undefined ? {} : { 'oauth.grant_type': type }),
  };
}

function readUser(text: string, emit: EmitFacts): boolean {
  const user = USER.exec(text)?.[1];
  if (user === undefined) return false;
  const isLocked = LOCKED.test(text);
  if (isLocked) emit('oauth.user-locked', { 'user.name': user });
  if (!SIGNED_IN.test(text)) return isLocked;
  const outcome = /\boutcome=(\w+)/.exec(text)?.[1];
  const failed = outcome === undefined ? FAILED.test(text) : outcome !== 'success';
  emit('oauth.user-checked', { 'user.name': user, 'event.outcome': failed ? 'failure' : 'success' });
  return true;
}
