import type { Notice } from '../core/notice.js';
import type { ReadSource } from '../core/source.js';

/** Codes that already say why so little was read. */
const REASONS = new Set<Notice['code']>([
  'parser-failed',
  'not-read',
  'not-read-yet',
  'capture-cut',
  'capture-damaged',
  'text-cut',
]);

/** Says that a source was recognised and yielded nothing: what is silent about a failure must not look like health. */
export function nothingUnderstood(read: Omit<ReadSource, 'role' | 'host' | 'sha256'>): readonly Notice[] {
  const { path, format, bytes, reading, events, observations, troubles, notices } = read;
  const isOfUse = reading.understood > 0 || events.length > 0 || observations.length > 0 || troubles.length > 0;
  if (format === null || bytes === 0 || isOfUse || notices.some(({ code }) => REASONS.has(code))) return [];
  const which =
    reading.records === 0 ? 'it holds no record' : `none of its ${String(reading.records)} records gave a fact`;
  const message = `it was recognised as ${format}, but ${which}`;
  return [{ code: 'not-read', source: path, message }];
}
