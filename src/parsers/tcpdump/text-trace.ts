import type { Evidence, EvidenceList } from '../../core/evidence.js';
import type { Trace } from '../../core/packet.js';
import type { Stamp } from '../../core/time.js';
import type { PrintedPacket } from '../../dissect/printed-packet.js';
import { lineEvidence, type TextLine } from './text-line.js';

/** What is left of a printed packet for whoever keeps it: its time and its lines, without what was read from them. */
export class TextTrace implements Trace {
  constructor(
    readonly number: number,
    readonly stamp: Stamp,
    readonly seconds: number | null,
    readonly nanoseconds: number,
    /** A trace of text is known by it, and it says what the stamp means. */
    readonly printed: PrintedPacket['printed'],
    private readonly source: string,
    private readonly first: TextLine,
    /** The line with the two ends, if that differs. */
    private readonly body: TextLine | undefined,
  ) {}

  evidence(): EvidenceList {
    const first: Evidence = lineEvidence(this.source, this.first, this.stamp);
    return this.body === undefined ? [first] : [first, lineEvidence(this.source, this.body, this.stamp)];
  }
}
