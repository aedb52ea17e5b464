import { asAnyEvent } from '../core/event.js';
import type { AnyEvent, Event, Facts, Kind } from '../core/event.js';
import type { ClockObservation } from '../core/source.js';
import type { Notice, NoticeCode } from '../core/notice.js';
import type { Emit, Message, MessageParser, Seen } from '../core/parser.js';
import type { Packet } from '../core/packet.js';
import { TroubleFold } from './trouble.js';

/** Events kept per source; more are counted and reported, so that memory does not grow with the input. */
export const MAX_EVENTS = 50_000;
/** Clock observations kept per source: enough to see a step. */
const MAX_OBSERVATIONS = 2_000;

/** Collects what one source's parser emits. */
export class Collector implements Emit {
  readonly events: AnyEvent[] = [];
  readonly observations: ClockObservation[] = [];
  readonly notices: Notice[] = [];
  readonly trouble = new TroubleFold();
  dropped = 0;
  private observed = 0;

  constructor(
    private readonly path: string,
    private readonly messageParsers: readonly MessageParser[],
    private readonly packets: { packet(packet: Packet): void } | null,
  ) {}

  event<K extends Kind>(kind: K, facts: Facts[K], seen: Seen): void {
    if (kind !== 'log.trouble' && this.events.length >= MAX_EVENTS) {
      this.dropped++;
      return;
    }
    const event: Event<K> = {
      kind,
      source: this.path,
      host: seen.host ?? null,
      by: seen.by ?? 'product',
      facts,
      stamp: seen.stamp,
      end: seen.end ?? null,
      evidence: seen.evidence,
    };
    const any = asAnyEvent(event);
    if (any.kind === 'log.trouble') this.trouble.add(any);
    else this.events.push(any);
  }

  packet(packet: Packet): void {
    this.packets?.packet(packet);
  }

  clock(observation: ClockObservation): void {
    this.observed++;
    // Dense at first, sparse later: the first ones decide zone and year, the rest shows steps.
    if (this.observations.length < MAX_OBSERVATIONS / 2 || this.observed % 64 === 0) {
      if (this.observations.length < MAX_OBSERVATIONS) this.observations.push(observation);
    }
  }

  message(message: Message): boolean {
    for (const parser of this.messageParsers) {
      if (parser.claims(message.text)) {
        parser.read(message, this);
        return true;
      }
    }
    return false;
  }

  notice(code: NoticeCode, message: string, number?: number): void {
    this.notices.push({ code, source: this.path, message, ...(number === undefined ? {} : { number }) });
  }
}
