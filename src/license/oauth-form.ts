import type { Facts } from '../core/event.js';
import { clientIdFacts } from './client-id.js';
import { grantTypeOf } from './oauth.js';

type FormFacts = Pick<
  Facts['http.exchange'],
  'oauth.grant_type' | 'oauth.client.id' | 'oauth.client.id.blank' | 'user.name'
>;

/** Facts of a token request's form, JSON or query; never the secret, never the password. */
export function formFacts(body: string): FormFacts {
  const grant = grantTypeOf(field(body, 'grant_type') ?? '');
  const client = field(body, 'client_id');
  const user = field(body, 'username');
  return {
    ...(grant === undefined ? {} : { 'oauth.grant_type': grant }),
    ...(client === undefined ? {} : clientIdFacts(client)),
    ...(user === undefined ? {} : { 'user.name': user }),
  };
}

function field(body: string, name: string): string | undefined {
  const inForm = new RegExp(`(?:^|[&?\\s])${name}=([^&\\s]*)`).exec(body)?.[1];
  if (inForm !== undefined) return new URLSearchParams(`v=${inForm}`).get('v') ?? undefined;
  return new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(body)?.[1];
}

/** The body with its tokens masked: only their owner needs them. */
export function withoutTokens(body: string): string {
  return body.replace(/("(?:access_token|refresh_token|id_token)"\s*:\s*")[^"]*/g, '$1****');
}
