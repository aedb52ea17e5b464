import type { Assumption, JoinedAttempt } from '../core/analysis.js';
import type { ManagerCall, ManagerEpisode, ServerRequest, ManualCheck } from '../core/exchange.js';
import type { Dated } from '../core/event.js';
import { earliest, latest, type Micros } from '../core/time.js';

export type JoinBy = 'connection' | 'id' | 'anchor' | 'time' | 'forwarded';

/** A request of the attempt, seen by the manager, the server, or both. */
export interface JoinedRequest {
  readonly call: ManagerCall | null;
  readonly request: ServerRequest | null;
}

/** An attempt while its witnesses are collected. */
export interface DraftAttempt {
  readonly witness: JoinedAttempt['witness'];
  readonly episode: ManagerEpisode | null;
  /** The manager by the address of its logged requests, where no log shows this attempt. */
  readonly host?: string;
  /** Likewise a tenant of it, by the credentials of its requests. */
  readonly tenant?: string;
  readonly requests: readonly JoinedRequest[];
  readonly flows: readonly Dated[];
  /** Manual checks of the same server. */
  readonly manualChecks: readonly ManualCheck[];
  readonly start: Micros | null;
  readonly end: Micros | null;
  /** Set where nothing shows that it is a sync of the manager. */
  readonly assumed?: Assumption;
  readonly joins: readonly { readonly source: string; readonly by: JoinBy }[];
}

/** The request that failed: by the manager's log, else by its status; undefined if none did. */
export function failedRequest({ requests }: Pick<DraftAttempt, 'requests'>): JoinedRequest | undefined {
  return (
    requests.find(({ call }) => call?.facts['event.outcome'] === 'failure') ??
    requests.find((joined) => (statusOf(joined) ?? 0) >= 300)
  );
}

/** Status of a request's answer, by the manager's log or the server's. */
export function statusOf({ call, request }: JoinedRequest): number | undefined {
  return call?.facts['http.response.status_code'] ?? request?.facts['http.response.status_code'];
}

/** First and last time of the manager's lines of an episode. */
export function spanOf(episode: ManagerEpisode): { readonly start: Micros | null; readonly end: Micros | null } {
  const times = episode.lines.flatMap(({ at }) => (at === null ? [] : [at]));
  return { start: earliest(times), end: latest(times) };
}
