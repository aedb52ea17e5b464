import type { Analysis } from '../../core/analysis.js';
import type { NoticeCode } from '../../core/notice.js';
import { listed } from '../words/parts.js';

/** Notices of a source, or a part of one, that took no part in the analysis. */
const SKIPPED = new Set<NoticeCode>([
  'not-recognised',
  'not-read',
  'not-read-yet',
  'unreadable',
  'parser-failed',
  'compressed-cut',
  'archive-cut',
  'archive-damaged',
  'capture-damaged',
]);
/** Sources named in the header; the appendix has all. */
const MAX_NAMED = 3;

/** What was skipped, wholly or in part, so that silence about it is not read as health; empty if nothing was. */
export function notRead({ notices }: Analysis): string {
  const skipped = [...new Set(notices.filter(({ code }) => SKIPPED.has(code)).map(({ source }) => source))];
  const more = skipped.length - MAX_NAMED;
  const named = skipped.slice(0, MAX_NAMED);
  if (named.length === 0) return '';
  const words = more > 0 ? [...named, `${String(more)} more`] : named;
  return `wholly or in part: ${listed(words)} (why: Notices below)`;
}
