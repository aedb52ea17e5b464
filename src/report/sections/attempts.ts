import type { Attempt } from '../../core/analysis.js';
import { MICROS_PER_SECOND } from '../../core/time.js';
import { table, type Block, type Rich } from '../document.js';
import { duration, utcSpan } from '../when.js';
import { clientName } from '../words/clients.js';
import { numberOf } from '../words/attempt-count.js';
import { count, endpoint, labelled, withDetails } from '../words/parts.js';
import { omission } from './omission.js';
import type { Page } from './page.js';

const HEAD = ['id', 'incident', 'time', 'from', 'to', 'way', 'outcome', 'ended at', 'answer', 'joined by'];

/** One row per attempt, the latest ones: client, path of the request, result, and how it was joined. */
export function attemptBlocks({ analysis }: Page, maxAttempts: number): readonly Block[] {
  const managers = new Set(analysis.attempts.flatMap(({ client }) => client.host ?? []));
  const isPair = analysis.notices.some(({ code }) => code === 'server-pair');
  const rows = analysis.attempts
    .slice(-maxAttempts)
    .map((attempt) => attemptRow(attempt, { isOfSeveral: managers.size > 1, isPair }));
  return [
    ...table(HEAD, rows),
    ...omission(numberOf(analysis.attempts.slice(0, analysis.attempts.length - rows.length)), 'earlier attempt'),
  ];
}

function attemptRow(
  attempt: Attempt,
  { isOfSeveral, isPair }: { readonly isOfSeveral: boolean; readonly isPair: boolean },
): readonly Rich[] {
  const { client, server } = attempt;
  const cells = [
    attempt.id,
    attempt.incident + (attempt.retryOf === null ? '' : `, retry of ${attempt.retryOf}`),
    utcSpan(attempt.start, attempt.end) + alike(attempt),
    [clientName(client), isOfSeveral && attempt.byPage === true ? 'asked in its GUI' : '', ...client.addresses]
      .filter((part) => part !== '')
      .join(', '),
    withDetails(
      endpoint(server.address ?? server.host, server.port),
      isPair && labelled('served by', attempt.servedBy?.host),
    ),
    wayOf(attempt),
    attempt.outcome,
    attempt.stoppedAt ?? '',
    [attempt.httpStatus, attempt.oauthError].filter((part) => part !== null).join(' '),
    [...new Set(attempt.joins.map(({ by }) => by))].join(', '),
  ];
  return cells.map((text) => [text]);
}

/** The attempts after it that are not rows of their own. */
function alike({ folded = 0 }: Attempt): string {
  return folded === 0 ? '' : `, and ${count(folded, 'attempt')} like it`;
}

/** `manager → gateway 235 ms → application 22.7 ms`: each hop with its waiting time, if measured. */
function wayOf({ hops }: Attempt): string {
  const [first] = hops;
  if (first === undefined) return '';
  const steps = hops.map(({ to, seconds }) =>
    seconds === null || seconds === 0 ? to : `${to} ${duration(seconds * MICROS_PER_SECOND)}`,
  );
  return [first.from, ...steps].join(' → ');
}
