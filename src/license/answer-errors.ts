import type { AnswerErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';

interface Row {
  readonly kind: AnswerErrorKind;
  /** The only statuses under which the words mean it. */
  readonly statuses?: readonly number[];
  readonly text: RegExp;
}

/** Statuses by which a server says that another one, on which it depends, failed it (RFC 4918 section 11.4). */
const FAILED = [424, 500, 502, 503, 504] as const;
const UPSTREAM = String.raw`\b(?:CSSM|Cisco Smart Software Manager|\w+\.cisco\.com|upstream)\b`;

/** What the license server's answers say, and the manager of them; no wording is public (inferred). The first that fits is taken. */
const ROWS: readonly Row[] = [
  {
    kind: 'upstream-token-expired',
    statuses: FAILED,
    text: new RegExp(String.raw`\btoken\b.*\bexpired\b.*${UPSTREAM}|${UPSTREAM}.*\btoken\b.*\bexpired\b`, 'i'),
  },
  {
    kind: 'upstream-unreachable',
    statuses: FAILED,
    text: new RegExp(
      String.raw`${UPSTREAM}.*\b(?:unreachable|not reachable|cannot be reached|timed out|refused)\b`,
      'i',
    ),
  },
  {
    kind: 'upstream-overdue',
    statuses: FAILED,
    text: /\bsynchroni[sz]\w*\b.*\b(?:overdue|out of date|stale|[3-9]\d days|\d{3} days)\b/i,
  },
  { kind: 'scope-missing', statuses: [403], text: /requires scope/i },
  { kind: 'token-invalid', statuses: [401], text: /token (?:has )?(?:expired|was revoked|is invalid)/i },
  {
    kind: 'access-denied',
    statuses: [403],
    text: /\b(?:den(?:y|ied)|not (?:allowed|authori[sz]ed|permitted)|permission|role|forbidden for)\b/i,
  },
  {
    // The acknowledgement (ACK, RUM ACK) and that it is not there, in either order.
    kind: 'acknowledgement-missing',
    text: /\back(?:s|nowledg\w+)?\b.*\b(?:missing|not|none|pending|outstanding|overdue|awaited)\b|\b(?:missing|not|no|without|pending|outstanding|overdue|awaiting)\b.*\back(?:s|nowledg\w+)?\b/i,
  },
];

/** Of answers and warnings. */
export const ANSWER_TEXTS: readonly KnownTexts[] = ROWS.map(({ kind, text }) => ({ kind, texts: [text.source] }));

/** What the text of an answer, or of a warning, says; null where it is cut before it says any of it. */
export function answerErrorKind(text: string, status?: number): AnswerErrorKind | null {
  const row = ROWS.find(
    ({ statuses, text: words }) =>
      (statuses === undefined || status === undefined || statuses.includes(status)) && words.test(text),
  );
  return row?.kind ?? (isCut(text) ? null : 'other');
}

/** JSON or a page that is not closed. */
function isCut(text: string): boolean {
  return /^\s*[{[<]/.test(text) && !/[}\]>]\s*$/.test(text);
}

/** Whether a warning speaks of licenses, or of the account that has them. */
export function speaksOfLicenses(text: string): boolean {
  return /licen[cs]e|account/i.test(text);
}
