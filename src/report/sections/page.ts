import type { Analysis } from '../../core/analysis.js';
import { namesOf } from '../citation.js';
import type { Names } from '../citation.js';
import { leadOf } from '../lead.js';
import type { Lead } from '../lead.js';

/** Who reads the report: a customer's one has no raw lines and nothing of how the tool works. */
export type Audience = 'engineer' | 'customer';

/** What every section is written from; the analysis in it is redacted. */
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
