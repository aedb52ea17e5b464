import type { Analysis } from '../../core/analysis.js';
import { namesOf } from '../citation.js';
import type { Names } from '../citation.js';
import { leadOf } from '../lead.js';
import type { Lead } from '../lead.js';

/**
 * The reader of the report; a customer gets a letter without raw lines and without details of judging, a case system a note
 * in plain ASCII, a terminal the answer alone.
 */
export type Audience = 'engineer' | 'customer' | 'note' | 'terminal';

/** Input of every section; its analysis is redacted. */
export interface Page {
  readonly analysis: Analysis;
  readonly names: Names;
  readonly lead: Lead;
  readonly audience: Audience;
  readonly redacted: 'secrets' | 'identities';
}

export function pageOf(analysis: Analysis, audience: Audience, redacted: Page['redacted']): Page {
  return { analysis, names: namesOf(analysis), lead: leadOf(analysis), audience, redacted };
}
