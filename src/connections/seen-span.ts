import type { EvidenceList } from '../core/evidence.js';
import type { Trace } from '../core/packet.js';
import type { Seen } from '../core/parser.js';
import type { Stamp } from '../core/time.js';
import { keptTrace, stampOf } from './moment.js';

/** Where and when an event of several packets was seen. Its stamps are made when they are asked for. */
export class SeenSpan implements Seen {
  readonly evidence: EvidenceList;
  readonly #first: Trace;
  readonly #last: Trace;

  constructor(evidence: EvidenceList, first: Trace, last: Trace) {
    this.evidence = evidence;
    this.#first = keptTrace(first);
    this.#last = keptTrace(last);
  }

  get stamp(): Stamp | null {
    return stampOf(this.#first);
  }

  get end(): Stamp | null {
    return stampOf(this.#last);
  }
}
