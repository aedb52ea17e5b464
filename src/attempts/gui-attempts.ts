import type { JoinedAttempt } from '../core/analysis.js';
import { isAddress } from '../text/addresses.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import type { Dated, Event } from '../core/event.js';
import type { Stage } from '../core/stages.js';
import { javaErrorFacts } from '../license/java-errors.js';
import { ladderOf } from './ladder.js';
import type { Sign } from './signs.js';

type GuiMessage = Dated<Event<'manager.gui-message'>>;
type GuiRequest = Dated<Event<'manager.api-request'>>;

/**
 * Adds attempts that only the manager's GUI shows: one for each message recorded by a browser, one for all messages
 * without a time. If the manager's log, the server or a capture shows how a sync ended, a message belongs to that sync;
 * manual checks show nothing about the manager's own.
 */
export function withGuiAttempts(attempts: readonly JoinedAttempt[], ofKind: EventsOfKind): readonly JoinedAttempt[] {
  const seen = attempts.filter(({ witness }) => witness !== 'person');
  if (seen.some(({ outcome }) => outcome === 'failed')) return attempts;
  const messages = ofKind('manager.gui-message');
  const recorded = messages.filter(({ at }) => at !== null).map((message) => [message] as const);
  const pasted = messages.filter(({ at }) => at === null).sort(byCode);
  const [first, ...rest] = seen.some(({ outcome }) => outcome === 'succeeded') ? [] : pasted;
  // The copied message is most likely the recorded one.
  const groups = recorded.length > 0 || first === undefined ? recorded : [[first, ...rest] as const];
  const requests = ofKind('manager.api-request');
  return [
    ...attempts,
    ...groups.map((group, index) => guiAttempt(group, requests, `A${String(attempts.length + index + 1)}`)),
  ];
}

/** Of several copies, one with the whole code counts. */
function byCode(a: GuiMessage, b: GuiMessage): number {
  return Number(a.facts['oauth.error'] === undefined) - Number(b.facts['oauth.error'] === undefined);
}

/** Adds a free message to the failed attempt that showed it, if only one incident can have. */
export function withGuiMessages(attempts: readonly JoinedAttempt[], ofKind: EventsOfKind): readonly JoinedAttempt[] {
  const held = new Set(attempts.flatMap(({ events }) => events));
  const messages = ofKind('manager.gui-message').filter((event) => !held.has(event));
  const failed = attempts.filter(
    ({ outcome, witness }) => outcome === 'failed' && (witness === 'manager' || witness === 'gui'),
  );
  const last = failed.at(-1);
  if (last === undefined || new Set(failed.map(({ incident }) => incident)).size !== 1) return attempts;
  return attempts.map((attempt) =>
    attempt === last ? { ...attempt, events: [...attempt.events, ...messages] } : attempt,
  );
}

/**
 * One attempt from what the GUI showed. The GUI's own request is not among its events, because its status is not the
 * license server's; `httpStatus` stays open.
 */
function guiAttempt(
  group: readonly [GuiMessage, ...GuiMessage[]],
  requests: readonly GuiRequest[],
  id: string,
): JoinedAttempt {
  const [message] = group;
  const outcome = outcomeOf(message);
  const start = message.at;
  const duration = requests.find((request) => isSameEntry(request, message))?.facts['event.duration'] ?? 0;
  const error = message.facts['oauth.error'];
  return {
    id,
    incident: '',
    retryOf: null,
    witness: 'gui',
    start,
    end: start === null ? null : start + duration,
    startPlusMinus: null,
    client: clientOf(message),
    server: { host: null, address: null, port: null },
    account: message.facts['user.name'] ?? null,
    outcome: 'failed',
    stoppedAt: outcome?.sign.stage ?? null,
    stages: ladderOf(outcome === null ? [] : [outcome.sign], false, []),
    hops: [],
    joins: [],
    httpStatus: null,
    oauthError: error === undefined || error === 'none' ? null : error,
    events: [...(outcome === null ? [] : [outcome.event]), ...group],
  };
}

/** The manager, by its name in the browser. */
function clientOf({ facts, host }: GuiMessage): JoinedAttempt['client'] {
  const domain = facts['url.domain'];
  return domain !== undefined && isAddress(domain)
    ? { host, addresses: [domain] }
    : { host: domain ?? host, addresses: [] };
}

/** Whether request and message are from the same entry of an archive. */
function isSameEntry(request: GuiRequest, message: GuiMessage): boolean {
  const [a, b] = [request.evidence[0], message.evidence[0]];
  return a.source === b.source && a.byteOffset === b.byteOffset;
}

interface GuiOutcome {
  readonly sign: Sign;
  readonly event: Dated;
}

/** An event for where the manager stopped, by its own message; null if it does not say. */
function outcomeOf(message: GuiMessage): GuiOutcome | null {
  const { message: text, 'oauth.error': error, 'oauth.error.prefix': prefix } = message.facts;
  const code = error === 'none' ? undefined : (error ?? prefix);
  const java = code === undefined ? javaErrorFacts({ message: text }) : {};
  if (java['error.stage'] !== undefined) {
    const facts = { 'event.outcome': 'failure', 'error.message': text, ...java } as const;
    return { sign: signOf(java['error.stage'], text, message), event: { ...message, kind: 'manager.call', facts } };
  }
  if (code === undefined && !/authenticat/i.test(text)) return null;
  return {
    sign: signOf('token', code ?? 'authentication failed', message),
    event: { ...message, kind: 'oauth.token-answer', facts: tokenFacts(message) },
  };
}

/** The message has neither path nor status, so rules that test them stay open. */
function tokenFacts({ facts }: GuiMessage) {
  const { 'oauth.error': error, 'oauth.error.prefix': prefix, 'user.name': user } = facts;
  return {
    'manager.reported': true,
    ...(error === undefined ? {} : { 'oauth.error': error }),
    ...(prefix === undefined ? {} : { 'oauth.error.prefix': prefix }),
    ...(user === undefined ? {} : { 'user.name': user }),
  };
}

function signOf(stage: Stage, fact: string, message: GuiMessage): Sign {
  return { stage, state: 'failed', fact, inferred: false, seen: [message] };
}
