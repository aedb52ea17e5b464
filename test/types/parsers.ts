/** What must not compile: a parser that says what is not in the vocabulary. `tsc` judges this file. */
import type { EvidenceList } from '../../src/core/evidence.js';
import { defineParser, type Emit } from '../../src/core/parser.js';

/** One good call, then each way to get it wrong. */
export function says(emit: Emit, evidence: EvidenceList): void {
  const seen = { evidence, stamp: null };
  emit.event('oauth.client-created', { 'oauth.client.id': 'example', 'oauth.grant_type': 'password' }, seen);
  // @ts-expect-error misspelt kind
  emit.event('oauth.client-made', { 'oauth.client.id': 'example' }, seen);
  // @ts-expect-error misspelt field
  emit.event('oauth.client-created', { 'oauth.client.id': 'example', 'oauth.grant': 'password' }, seen);
  // @ts-expect-error a fact that is always there is missing
  emit.event('oauth.client-created', {}, seen);
  // @ts-expect-error a value that the field cannot have
  emit.event('oauth.client-created', { 'oauth.client.id': 'example', 'oauth.grant_type': 'passwd' }, seen);
  // @ts-expect-error nothing without evidence
  emit.event('oauth.client-created', { 'oauth.client.id': 'example' }, { evidence: [], stamp: null });
  // @ts-expect-error a notice has one of the known codes
  emit.notice('strange', 'a message');
}

const form = {
  id: 'example',
  title: 'An example',
  role: 'other',
  discriminator: { field: 'program', values: ['example'] },
  recognise: () => 0,
} as const;
const reading = { records: 0, understood: 0, first: null, last: null, host: null };

const lines = () => ({ line: () => undefined, end: () => reading });
const bytes = () => ({ bytes: () => undefined, end: () => reading });
const uncounted = () => ({ bytes: () => undefined, end: () => ({}) });

export const byLines = defineParser({ ...form, reads: 'lines', open: lines });
export const byBytes = defineParser({ ...form, reads: 'bytes', open: bytes });
// @ts-expect-error a parser of lines does not take bytes
export const mixed = defineParser({ ...form, reads: 'lines', open: bytes });
// @ts-expect-error a reading without its counts
export const countless = defineParser({ ...form, reads: 'bytes', open: uncounted });
