import type { AnswerErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';

interface Row {
  readonly kind: AnswerErrorKind;
  /** Statuses with which the words mean it; all by default. */
  readonly statuses?: readonly number[];
  readonly text: RegExp;
}

/** Statuses of a server whose own upstream failed (424: RFC 4918 section 11.4). */
const FAILED = [424, 500, 502, 503, 504] as const;
const UPSTREAM = String.raw`\b(?:CSSM|Cisco Smart Software Manager|\w+\.cisco\.com|upstream)\b`;

/**
 * Texts of the license server's answers, and of the manager about them; none is public (inferred). The first match
 * wins.
 */
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
    text: /\bsynchroni[sz]\w{0,12}\b.{0,300}\b(?:overdue|out of date|stale|[3-9]\d days|\d{3} days)\b/i,
  },
  { kind: 'scope-missing', statuses: [403], text: /requires scope/i },
  { kind: 'token-invalid', statuses: [401], text: /token (?:has )?(?:expired|was revoked|is invalid)/i },
  {
    kind: 'access-denied',
    statuses: [403],
    text: /\b(?:den(?:y|ied)|not (?:allowed|authori[sz]ed|permitted)|permission|role|forbidden for)\b/i,
  },
  {
    // The acknowledgement (ACK, RUM ACK) and that it is missing, in either order.
    kind: 'acknowledgement-missing',
    text: /\back(?:s|nowledg\w+)?\b.{0,300}\b(?:missing|not|none|pending|outstanding|overdue|awaited)\b|\b(?:missing|not|no|without|pending|outstanding|overdue|awaiting)\b.{0,300}\back(?:s|nowledg\w+)?\b/i,
  },
];

/** Texts of answers and warnings. */
export const ANSWER_TEXTS: readonly KnownTexts[] = ROWS.map(({ kind, text }) => ({ kind, texts: [text.source] }));

/** The error in the text of an answer or a warning; null if it is cut too early. */
export function answerErrorKind(text: string, status?: number): AnswerErrorKind | null {
  const row = ROWS.find(
    ({ statuses, text: words }) =>
      (statuses === undefined || status === undefined || statuses.includes(status)) && words.test(text),
  );
  return row?.kind ?? (isCut(text) ? null : 'other');
}

/** True for JSON or a page that is not closed. */
function isCut(text: string): boolean {
  return /^\s*[{[<]/.test(text) && !/[}\]>]\s*$/.test(text);
}

/** Whether a warning is about licenses or their account. */
export function speaksOfLicenses(text: string): boolean {
  return /licen[cs]e|account/i.test(text);
}
