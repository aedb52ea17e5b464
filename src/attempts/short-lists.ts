import { LEAST_LIST } from '../license/short-lists.js';
import type { DraftAttempt } from './draft-attempt.js';
import { stageOfPath } from './request-stage.js';
import type { Sign } from './signs.js';

/** Where only the server shows a sync, a list that is too short for a license is no success; of pages one is enough. */
export function shortListSigns({ episode, requests }: DraftAttempt): readonly Sign[] {
  const lists = requests.flatMap(({ request }) =>
    request !== null && stageOfPath(request.facts['url.path'], 1) === 'licenses' ? [request] : [],
  );
  const lengths = lists.map(({ facts }) =>
    facts['http.response.status_code'] === 200 ? (facts['http.response.body.bytes'] ?? LEAST_LIST) : LEAST_LIST,
  );
  const length = Math.max(0, ...lengths);
  if (episode !== null || lists.length === 0 || length >= LEAST_LIST) return [];
  const seen = lists.flatMap(({ parts }) => parts.slice(0, 2));
  return [{ stage: 'licenses', state: 'failed', fact: `an answer of ${String(length)} bytes`, inferred: true, seen }];
}
