import type { Attempt } from '../../core/analysis.js';
import { labelled, phrase } from './parts.js';

/** `vmanage-a, tenant acme`: a client by its host, and by its tenant if it is not the default; empty if neither is known. */
export function clientName({ host, tenant }: Attempt['client']): string {
  const of = labelled('tenant', tenant);
  return host === null || of === '' ? phrase(host, of) : `${host}, ${of}`;
}
