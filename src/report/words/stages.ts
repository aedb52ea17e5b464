import type { AttemptStage } from '../../core/analysis.js';
import { CLIENT_CLOSED } from './answers.js';

/** What was seen of a stage, in words. */
export function stageSays({ stage, facts }: Pick<AttemptStage, 'stage' | 'facts'>): readonly string[] {
  return Object.entries(facts).map(([name, value]) => {
    if (typeof value === 'boolean') return `${name}: ${value ? 'yes' : 'no'}`;
    return stage === 'prerequisites' ? `release ${String(value)}` : statusWords(String(value));
  });
}

/** A status is marked as one, so that it is not read as another number. */
function statusWords(said: string): string {
  if (said === String(CLIENT_CLOSED)) return `no answer (nginx noted ${said}: its client closed first)`;
  return said.replace(/^(?=[1-5]\d\d(?:$| from | [a-z]+_))/, 'HTTP ');
}
