import { eventsOfKind } from '../../src/core/events-of-kind.js';
import type { Claim, Rule, Sight } from '../../src/core/rule.js';
import type { Attempt } from '../../src/core/analysis.js';
import type { Dated } from '../../src/core/event.js';
import { judgeRule, type Fit } from '../../src/engine/judge.js';
import { attempt } from '../support/analysis.js';
import { seen, type Place } from '../support/events.js';

/** A token answer with this status. */
export function answer(status: number, place: Place = {}): Dated {
  return seen('oauth.token-answer', { 'http.response.status_code': status, 'user.name': 'licsync' }, place);
}

export const STATUS_401: Sight = {
  see: 'oauth.token-answer',
  where: { 'http.response.status_code': { is: 'equal', to: 401 } },
};
export const LOCKED: Sight = { see: 'oauth.user-locked' };
export const RELEASE: Sight = { see: 'manager.release' };

export function claim(says: string, ...seenBy: readonly [Sight, ...Sight[]]): Claim {
  return { says, seen: seenBy };
}

export function deciding(says: string, ...seenBy: readonly [Sight, ...Sight[]]): Claim {
  return { says, seen: seenBy, decides: true };
}

/** A rule of the token stage whose one step is an answer of 401. */
export function rule(parts: Partial<Rule> = {}): Rule {
  return {
    id: 'a-rule',
    cause: 'A cause.',
    stage: 'token',
    severity: 'error',
    prior: 50,
    steps: { refused: claim('the server refuses', STATUS_401) },
    explain: 'It was refused.',
    fix: ['Mend it.'],
    verify: ['Try again.'],
    risk: ['None.'],
    collect: [],
    references: [],
    ...parts,
  };
}

/** An attempt that stopped at the token, with these events. */
export function stopped(events: readonly Dated[], parts: Partial<Attempt> = {}): Attempt {
  return attempt({ events, ...parts });
}

/** How a rule fits an attempt that was refused with 401. */
export function fitOf(parts: Partial<Rule> = {}, events: readonly Dated[] = [answer(401)]): Fit {
  return judgeRule(rule(parts), stopped(events), eventsOfKind(events));
}
