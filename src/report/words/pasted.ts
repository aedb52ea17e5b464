import type { Facts } from '../../core/event.js';
import { endpoint, labelled, phrase } from './parts.js';

/** A pasted error as a clause. */
export function sayPasted(facts: Facts['paste.error']): string {
  const { 'http.response.status_code': status, 'oauth.error.prefix': prefix, 'url.domain': domain } = facts;
  const answer = phrase(
    labelled('HTTP', status),
    facts['oauth.error'],
    prefix === undefined ? '' : `an error code of which "${prefix}" is readable`,
  );
  if (answer !== '') return `an answer with ${answer}`;
  return phrase(
    facts['process.name'] === undefined ? '' : `${facts['process.name']} reported`,
    facts['error.type'] === undefined ? '' : `${facts['error.type']}:`,
    facts['error.message'],
    domain === undefined || facts['error.message'].includes(domain)
      ? ''
      : `(target ${endpoint(domain, facts['url.port'])})`,
  );
}
