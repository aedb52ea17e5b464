import type { AnyEvent } from '../core/event.js';
import type { Emit, Parser } from '../core/parser.js';
import type { Packet } from '../core/packet.js';
import type { SegmentTaker } from '../core/plain-segment.js';
import type { Platform } from '../core/platform.js';
import type { Reading } from '../core/source.js';
import type { PeriodOf } from '../retention/asked-period.js';
import type { BundleBudget } from '../retention/bundle-budget.js';
import type { FieldTests } from '../retention/field-tests.js';

/** Pairs one capture's packets into connections, look-ups and handshakes. */
export type PacketPairer = (emit: Pick<Emit, 'event' | 'notice'>, platform: Platform) => Packets;

/** Takes the packets of one capture, and segments as numbers if it can. */
export interface Packets extends Partial<SegmentTaker> {
  packet(packet: Packet): void;
  end(reading?: Pick<Reading, 'drops' | 'framesLeftOut'>): void;
}

export interface ReadingOptions {
  readonly parsers: readonly Parser[];
  /** Ids of those that a user passed in. */
  readonly ownParsers?: ReadonlySet<string>;
  readonly pairPackets: PacketPairer;
  readonly platform: Platform;
  /** What rules look at: events that differ in it are kept apart. */
  readonly fieldTests?: FieldTests;
  /** Parts of time that the user asked for, which are kept apart too. */
  readonly periodOf?: PeriodOf;
  /** What all sources of a bundle share; without it each has the bounds of one. */
  readonly budget?: BundleBudget;
  /** Gets every event as it is read, before any bound. */
  readonly onEvent?: (event: AnyEvent) => void;
  readonly onBytes?: (path: string, bytes: number) => void;
}
