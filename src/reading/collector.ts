import { asAnyEvent } from '../core/event.js';
import type { AnyEvent, Facts, Kind } from '../core/event.js';
import { plainEvent, SeenEvent } from '../core/seen-event.js';
import type { ClockObservation } from '../core/source.js';
import type { Notice, NoticeCode } from '../core/notice.js';
import type { Emit, Message, MessageParser, Seen, Skim } from '../core/parser.js';
import type { Packet } from '../core/packet.js';
import type { PlainSegment, SegmentTaker } from '../core/plain-segment.js';
import type { KeptEvents } from '../retention/kept-events.js';
import { MessageRouter } from './message-router.js';
import { TroubleFold } from './trouble.js';

/** Clock observations kept of a source alone: enough to see a step. The first half is kept dense. */
export const MAX_OBSERVATIONS = 2_000;

/** Collects what one source's parser emits. */
export class Collector implements Emit, SegmentTaker {
  readonly observations: ClockObservation[] = [];
  readonly notices: Notice[] = [];
  readonly trouble = new TroubleFold();
  private readonly router: MessageRouter;
  private observed = 0;
  /** Of so many later observations one is kept. */
  private stride = 64;

  constructor(
    private readonly path: string,
    messageParsers: readonly MessageParser[],
    private readonly packets: ({ packet(packet: Packet): void } & Partial<SegmentTaker>) | null,
    private readonly kept: Pick<KeptEvents, 'add'>,
    /** Gets every event, before any bound. */
    private readonly tap: ((event: AnyEvent) => void) | null = null,
    private readonly maxObservations = MAX_OBSERVATIONS,
  ) {
    this.router = new MessageRouter(messageParsers);
  }

  event<K extends Kind>(kind: K, facts: Facts[K], seen: Seen): void {
    const any = asAnyEvent(new SeenEvent(kind, this.path, facts, seen));
    this.tap?.(plainEvent(any));
    if (any.kind === 'log.trouble') this.trouble.add(plainEvent(any));
    else this.kept.add(any);
  }

  packet(packet: Packet): void {
    this.packets?.packet(packet);
  }

  segment(segment: PlainSegment): boolean {
    return this.packets?.segment?.(segment) ?? false;
  }

  clock(observation: ClockObservation): void {
    this.observed++;
    // Dense at first, sparse later: the first ones decide zone and year, the rest shows steps.
    const dense = this.maxObservations >> 1;
    if (this.observations.length >= dense && this.observed % this.stride !== 0) return;
    this.observations.push(observation);
    if (this.observations.length < this.maxObservations) return;
    // Of the sparse ones every second goes, so that they reach to the end of a source of any length.
    const sparse = this.observations.splice(dense);
    this.observations.push(...sparse.filter((_, index) => index % 2 === 1));
    this.stride *= 2;
  }

  message(message: Message): boolean {
    if (!this.router.claims(message.text)) return false;
    this.router.read(message, this);
    return true;
  }

  skim(text: string, at: number, end: number): Skim {
    const passed = this.router.passes(text, at, end, this.dropsNextClock());
    if (passed === null) return this.router.claims(text.slice(at, end)) ? 'read' : 'unclaimed';
    if (passed.hasClock === true) this.observed++;
    return 'passed';
  }

  private dropsNextClock(): boolean {
    return this.observations.length >= this.maxObservations >> 1 && (this.observed + 1) % this.stride !== 0;
  }

  notice(code: NoticeCode, message: string, number?: number): void {
    this.notices.push({ code, source: this.path, message, ...(number === undefined ? {} : { number }) });
  }
}
