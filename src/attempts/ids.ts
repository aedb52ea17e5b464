import type { Dated, Event, Facts } from '../core/event.js';
import type { EvidenceList } from '../core/evidence.js';
import { differingCharacters, sameId } from '../text/visible-id.js';

type TokenAnswer = Dated<Event<'oauth.token-answer'>>;

const BLANK = 'oauth.client.id.blank';

/** Up to so many different characters of 64 are a typing error; another client's id differs nearly everywhere. */
const SLIP = 3;

/** Compares an attempt's client id with that of the last attempt that got a token; null if either is not shown. */
export function compareIds(
  answer: TokenAnswer,
  good: TokenAnswer | null,
): Dated<Event<'oauth.client-id-compared'>> | null {
  const [own, previous] = [answer.facts['oauth.client.id'], good?.facts['oauth.client.id']];
  if (good === null || own === undefined || previous === undefined) return null;
  const change = changeOf(own, previous, answer.facts[BLANK] !== good.facts[BLANK]);
  if (change === null) return null;
  const [first, ...rest] = linesWith(answer.evidence, own) ?? answer.evidence;
  return {
    ...answer,
    kind: 'oauth.client-id-compared',
    facts: { 'oauth.client.id': own, 'oauth.client.previous_id': previous, 'oauth.client.id.change': change },
    evidence: [first, ...rest, ...(linesWith(good.evidence, previous) ?? [])],
  };
}

function changeOf(
  own: string,
  previous: string,
  isBlankNew: boolean,
): Facts['oauth.client-id-compared']['oauth.client.id.change'] | null {
  const same = sameId(own, previous);
  if (same === null) return null;
  if (same && isBlankNew) return 'blank';
  if (same) return 'same';
  const differing = differingCharacters(own, previous);
  return differing !== null && differing <= SLIP ? 'few-characters' : 'other';
}

/** The lines that show an id; null if none does. */
function linesWith(evidence: EvidenceList, id: string): EvidenceList | null {
  const [first, ...rest] = evidence.filter(({ text }) => text.includes(id));
  return first === undefined ? null : [first, ...rest];
}
