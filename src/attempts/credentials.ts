import type { ManagerCall, ServerRequest } from '../core/exchange.js';
import { clientIdsShown } from '../license/client-id.js';
import { sameId } from '../text/visible-id.js';

/**
 * Whether a call and a request show the same client id or user; null if they show none that can be compared. Two tenants
 * of one manager, or two managers behind one address, differ in nothing else.
 */
export function credentialsAgree({ facts, token }: ManagerCall, request: ServerRequest): boolean | null {
  const id = token['oauth.client.id'];
  const ids = id === undefined ? [] : clientIdsShown(request).flatMap((shown) => sameId(id, shown) ?? []);
  if (ids.length > 0) return ids.includes(true);
  const [user, shown] = [token['user.name'] ?? facts['user.name'], userShown(request)];
  return user === undefined || shown === null ? null : nameOf(user) === nameOf(shown);
}

/** The user in the request's lines; null if they name none, or several: a line without a tag may be another request's. */
function userShown({ parts }: ServerRequest): string | null {
  // A lock has no tag of its request either; whose it is, its rule compares.
  if (parts.some(({ kind }) => kind === 'oauth.user-locked')) return null;
  const users = parts.flatMap((part) => {
    if (part.kind === 'app.request') return part.facts['user.name'] ?? [];
    return part.kind === 'oauth.user-checked' ? part.facts['user.name'] : [];
  });
  const [only, ...others] = new Set(users);
  return others.length === 0 ? (only ?? null) : null;
}

/** A user may be written with a domain, before or behind the name. */
function nameOf(user: string): string {
  return user.replace(/^.*\\/, '').replace(/@.*$/s, '').toLowerCase();
}
