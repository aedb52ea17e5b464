import { asAnyEvent } from '../core/event.js';
import type { AnyEvent, Facts, Kind } from '../core/event.js';
import { plainEvent, SeenEvent } from '../core/seen-event.js';
import type { ClockObservation, CountedObservation } from '../core/source.js';
import type { Notice, NoticeCode } from '../core/notice.js';
import type { Emit, Message, MessageParser, Seen, Skim } from '../core/parser.js';
import type { Packet } from '../core/packet.js';
import type { PlainSegment, SegmentTaker } from '../core/plain-segment.js';
import type { KeptEvents } from '../retention/kept-events.js';
import { ClockObservations } from './clock-observations.js';
import { MessageRouter } from './message-router.js';
import { TroubleFold } from './trouble.js';

/** Collects what one source's parser emits. */
export class Collector implements Emit, SegmentTaker {
  readonly notices: Notice[] = [];
  readonly trouble = new TroubleFold();
  private readonly router: MessageRouter;
  private readonly clocks: ClockObservations;

  constructor(
    private readonly path: string,
    messageParsers: readonly MessageParser[],
    private readonly packets: ({ packet(packet: Packet): void } & Partial<SegmentTaker>) | null,
    private readonly kept: Pick<KeptEvents, 'add'>,
    /** Gets every event, before any bound. */
    private readonly tap: ((event: AnyEvent) => void) | null = null,
    denseObservations?: number,
  ) {
    this.clocks = new ClockObservations(denseObservations);
    this.router = new MessageRouter(messageParsers);
  }

  get observations(): readonly CountedObservation[] {
    return this.clocks.all();
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
    this.clocks.add(observation);
  }

  message(message: Message): boolean {
    if (!this.router.claims(message.text)) return false;
    this.router.read(message, this);
    return true;
  }

  skim(text: string, at: number, end: number): Skim {
    const passed = this.router.passes(text, at, end, this.clocks.dropsNext);
    if (passed === null) return this.router.claims(text.slice(at, end)) ? 'read' : 'unclaimed';
    if (passed.hasClock === true) this.clocks.pass();
    return 'passed';
  }

  notice(code: NoticeCode, message: string, number?: number): void {
    this.notices.push({ code, source: this.path, message, ...(number === undefined ? {} : { number }) });
  }
}
