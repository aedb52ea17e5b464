import type { AnyEvent, Dated } from '../../core/event.js';
import type { SourceReport } from '../../core/analysis.js';
import type { Stage } from '../../core/stages.js';
import type { Micros } from '../../core/time.js';
import { eventsAround } from '../sections/timeline.js';
import type { Page } from '../sections/page.js';

/** An event on the timeline. */
export interface Mark {
  /** From 1, in order of time; the id of its entry in the list. */
  readonly number: number;
  readonly event: Dated;
  readonly source: SourceReport | undefined;
  readonly at: Micros | null;
  readonly end: Micros | null;
  readonly plusMinus: Micros;
  readonly stage: Stage | 'other';
  readonly failed: boolean;
}

/** More marks make the page slow; those around the attempt come first. */
const MAX_MARKS = 400;

/** The page's events in order of time, those without a time last. */
export function marksOf(page: Page, share: number): readonly Mark[] {
  const { analysis } = page;
  const near = eventsAround(page);
  const kept = new Set(near);
  const attempts = analysis.attempts.flatMap(({ events }) => events);
  const rest = [...analysis.timeline, ...attempts].filter((event) => !kept.has(event));
  const chosen = distinct([...near, ...rest]).slice(0, Math.ceil(MAX_MARKS * share));
  const bySource = new Map(analysis.sources.map((source) => [source.path, source]));
  const sorted = chosen.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
  return sorted.map((event, index) => markOf(event, index + 1, bySource.get(event.source)));
}

/** Drops repeats: a retry's events are in both the timeline and their attempt. */
function distinct(events: readonly Dated[]): Dated[] {
  const seen = new Map<string, Dated>();
  for (const event of events) {
    const places = event.evidence.map(({ source, number }) => `${source}:${String(number)}`).join(' ');
    const key = `${event.kind} ${places}`;
    if (!seen.has(key)) seen.set(key, event);
  }
  return [...seen.values()];
}

function markOf(event: Dated, number: number, source: SourceReport | undefined): Mark {
  const end = event.endAt !== null && event.at !== null && event.endAt > event.at ? event.endAt : event.at;
  const plusMinus = source?.clock.plusMinus ?? 0;
  return { number, event, source, at: event.at, end, plusMinus, stage: stageOf(event), failed: isFailure(event) };
}

/** The stage of an event. */
function stageOf(event: AnyEvent): Stage | 'other' {
  if (event.kind.startsWith('oauth.')) return 'token';
  switch (event.kind) {
    case 'dns.lookup':
      return 'name';
    case 'tcp.connection':
    case 'icmp.error':
      return 'connect';
    case 'tls.handshake':
      return 'tls';
    case 'http.exchange':
      return event.facts['http.request.method'] === 'CONNECT' ? 'proxy' : 'api';
    case 'gateway.error':
      return 'gateway';
    case 'manager.release':
      return 'prerequisites';
    default:
      return pathStage(event.facts);
  }
}

function pathStage(facts: object): Stage | 'other' {
  const path = 'url.path' in facts && typeof facts['url.path'] === 'string' ? facts['url.path'] : null;
  if (path === null) return 'other';
  if (path.endsWith('/oauth/token')) return 'token';
  return /\/licenses\b/.test(path) ? 'licenses' : 'api';
}

const BROKEN: ReadonlySet<unknown> = new Set([
  'unanswered',
  'refused',
  'half-open',
  'alert',
  'reset',
  'stalled',
  'failure',
  'ERROR',
  'FATAL',
]);
const OUTCOME_FIELDS = ['tcp.handshake', 'tls.outcome', 'event.outcome', 'log.level'];

function isFailure({ kind, facts }: AnyEvent): boolean {
  const values = new Map<string, unknown>(Object.entries(facts));
  const status = values.get('http.response.status_code');
  if (typeof status === 'number' && status >= 400) return true;
  if (kind === 'icmp.error' || values.get('dns.answered') === false) return true;
  return OUTCOME_FIELDS.some((field) => BROKEN.has(values.get(field)));
}
