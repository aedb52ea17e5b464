import type { ByteBudget } from './byte-budget.js';
import type { CertificateChains } from './certificate-chains.js';
import type { EventSink } from './event-sink.js';

/** What all pairers of one capture share. */
export interface PairerNeeds {
  readonly emit: EventSink;
  readonly budget: ByteBudget;
  readonly chains: CertificateChains;
}
