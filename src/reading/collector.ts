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
import { Outlines } from './outlines.js';
import { TroubleFold } from './trouble.js';

/** Collects what one source's parser emits. */
export class Collector implements Emit, SegmentTaker {
  readonly notices: Notice[] = [];
  readonly trouble = new TroubleFold();
  private readonly router: MessageRouter;
  private readonly clocks: ClockObservations;
  /** Null where every event is asked for. */
  private readonly outlines: Outlines | null;
  /** Events of the message that is being read. */
  private emitted: AnyEvent[] = [];

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
    this.outlines = tap === null ? new Outlines(path) : null;
  }

  get observations(): readonly CountedObservation[] {
    return this.clocks.all();
  }

  event<K extends Kind>(kind: K, facts: Facts[K], seen: Seen): void {
    const any = asAnyEvent(new SeenEvent(kind, this.path, facts, seen));
    this.tap?.(plainEvent(any));
    this.emitted.push(any);
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
    this.emitted = [];
    const notices = this.notices.length;
    const parser = this.router.read(message, this);
    if (parser !== null && this.notices.length === notices) this.outlines?.learn(message, parser, this.emitted);
    return true;
  }

  skim(text: string, at: number, end: number): Skim {
    const passed = this.router.passes(text, at, end, this.clocks.dropsNext);
    if (passed === null) return this.unpassed(text, at, end);
    if (passed.hasClock === true) this.clocks.pass();
    return 'passed';
  }

  defer(message: Message): boolean {
    const event = this.outlines?.eventOf(message);
    if (event === undefined) return false;
    if (this.outlines?.hasClock === true) this.clocks.pass();
    if (event !== null) this.kept.add(event);
    return true;
  }

  private unpassed(text: string, at: number, end: number): Skim {
    const known = this.outlines?.isKnown(this.router.outlining(text, at), text, at, end, this.clocks.dropsNext);
    if (known === true) return 'outlined';
    return this.router.claims(text.slice(at, end)) ? 'read' : 'unclaimed';
  }

  notice(code: NoticeCode, message: string, number?: number): void {
    this.notices.push({ code, source: this.path, message, ...(number === undefined ? {} : { number }) });
  }
}
