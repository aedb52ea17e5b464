import type { Facts } from '../../core/event.js';
import { grantTypeOf } from '../../license/oauth.js';
import { jsonValue, membersOf, pairsOf, textOf, type Members } from './members.js';

type TokenFacts = Pick<Facts['http.exchange'], 'oauth.grant_type' | 'oauth.client.id' | 'user.name'>;

/** Facts of a posted token request (RFC 6749 section 4.3.2), as a form, parameters or JSON; never its secrets. */
export function tokenRequestFacts(posted: Members): TokenFacts {
  const value = valuesOf(posted);
  const grant = grantTypeOf(value('grant_type') ?? '');
  const [client, user] = [value('client_id'), value('username')];
  return {
    ...(grant === undefined ? {} : { 'oauth.grant_type': grant }),
    ...(client === null ? {} : { 'oauth.client.id': client }),
    ...(user === null ? {} : { 'user.name': user }),
  };
}

function valuesOf(posted: Members): (name: string) => string | null {
  const params = pairsOf(posted['params']);
  if (params.size > 0) return (name) => decoded(params.get(name) ?? null);
  const text = textOf(posted, 'text') ?? '';
  if (text.trimStart().startsWith('{')) {
    const members = membersOf(jsonValue(text));
    return (name) => textOf(members, name);
  }
  const form = new URLSearchParams(text);
  return (name) => form.get(name);
}

/** Chrome leaves parameters encoded, Firefox decodes them; no id has a percent sign of its own. */
function decoded(value: string | null): string | null {
  if (value === null || !/%[0-9a-f]{2}/i.test(value)) return value;
  return new URLSearchParams(`v=${value}`).get('v');
}
