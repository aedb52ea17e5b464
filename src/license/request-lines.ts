import type { AnyEvent, Event, Kind } from '../core/event.js';
import type { Micros } from '../core/time.js';
import { pathFits } from './paths.js';

/** Kinds that the license server's application logs while it serves a request, before the request's own line. */
export const APPLICATION_LINES: ReadonlySet<Kind> = new Set<Kind>([
  'app.exception',
  'app.api-console-off',
  'oauth.user-checked',
  'oauth.user-locked',
  'oauth.client-expired',
  'license.account-not-registered',
]);

/** Longest time between the application's line and the gateway's line of one request. */
export const LINES_APART: Micros = 2_000_000;

type OfRequest<K extends 'app.request' | 'gateway.request'> = Pick<Event<K>, 'facts'>;

/** Whether a line of the application and one of the gateway can be about one request, whatever their times are. */
export function isOneRequest(
  { facts: app }: OfRequest<'app.request'>,
  { facts: gateway }: OfRequest<'gateway.request'>,
): boolean {
  return (
    fits(app['http.request.method'], gateway['http.request.method']) &&
    fits(app['http.response.status_code'], gateway['http.response.status_code']) &&
    pathFits(app['url.path'], gateway['url.path'])
  );
}

/** Whether two values can be the same; an unknown one can be any. */
export function fits(a: string | number | undefined, b: string | number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Whether two lines of the application share a request's tag; null if either has none. */
export function tagsAgree(event: AnyEvent, { facts }: OfRequest<'app.request'>): boolean | null {
  const tag = event.kind === 'app.exception' ? event.facts['http.request.id'] : undefined;
  return tag === undefined || facts['http.request.id'] === undefined ? null : tag === facts['http.request.id'];
}
