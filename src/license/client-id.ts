import type { Facts } from '../core/event.js';
import type { ServerRequest } from '../core/exchange.js';

type IdFacts = Pick<Facts['oauth.token-answer'], 'oauth.client.id' | 'oauth.client.id.blank'>;

/** Blanks and line ends, as they are or encoded in a form (`+`, `%20`, `%0A`) or a string (`\n`). */
const BLANK = String.raw`(?:\s|\+|%(?:20|09|0[AaDd]|[Cc]2%[Aa]0)|\\[nrt])`;
const BEFORE = new RegExp(`^${BLANK}+`);
const AFTER = new RegExp(`${BLANK}+$`);

/** A client id without the blanks or line ends that were pasted with it, and where these are; nothing without an id. */
export function clientIdFacts(raw: string): IdFacts {
  const id = raw.replace(BEFORE, '').replace(AFTER, '');
  if (id === '') return {};
  const blank = AFTER.test(raw) ? 'after' : BEFORE.test(raw) ? 'before' : undefined;
  return { 'oauth.client.id': id, ...(blank === undefined ? {} : { 'oauth.client.id.blank': blank }) };
}

/** Client ids that the lines of a request at the license server show. */
export function clientIdsShown({ parts }: ServerRequest): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'app.request' ? (part.facts['oauth.client.id'] ?? []) : []));
}
