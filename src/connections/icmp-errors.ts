import type { Facts } from '../core/event.js';
import type { IcmpHeader, IpHeader, Packet, Trace } from '../core/packet.js';
import { routerErrorKind } from '../license/router-errors.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { isTimed, momentOf, stampOf, traceOf } from './moment.js';
import type { EventSink } from './event-sink.js';

interface Gathered {
  readonly facts: Omit<Facts['icmp.error'], 'icmp.count'>;
  readonly first: Trace;
  last: Trace;
  count: number;
  readonly evidence: EvidenceKeeper;
}

/** Different errors held at once; a scan can raise one for every port. */
const MAX_ERRORS = 1024;

/** Without ports the attempts of one client differ by time alone: an error after such a pause is of another one. */
const NEW_ERROR_AFTER: Micros = 10 * MICROS_PER_SECOND;

/** Destination unreachable, source quench, time exceeded, parameter problem (RFC 792); redirects are advice, not errors. */
const ERRORS_4: ReadonlySet<number> = new Set([3, 4, 11, 12]);

/** Groups ICMP errors by sender, kind and the flow that they quote. */
export class ErrorGatherer {
  readonly #emit: EventSink;
  readonly #errors = new Map<string, Gathered>();

  constructor(emit: EventSink) {
    this.#emit = emit;
  }

  packet(packet: Packet, ip: IpHeader, icmp: IcmpHeader): void {
    // In ICMPv6 the errors are those below 128 (RFC 4443 section 2.1).
    if (ip.version === 6 ? icmp.type >= 128 : !ERRORS_4.has(icmp.type)) return;
    const key = keyOf(ip, icmp);
    const trace = traceOf(packet);
    const known = this.#errors.get(key);
    if (known !== undefined && icmp.quoted?.sourcePort == null && isLate(known.last, trace)) this.#emitError(key);
    const error = this.#errors.get(key) ?? newError(trace, ip, icmp);
    this.#errors.set(key, error);
    error.count += 1;
    error.last = trace;
    error.evidence.add(trace);
    const oldest = this.#errors.size > MAX_ERRORS ? this.#errors.keys().next().value : undefined;
    if (oldest !== undefined) this.#emitError(oldest);
  }

  end(): void {
    for (const key of [...this.#errors.keys()]) this.#emitError(key);
  }

  #emitError(key: string): void {
    const error = this.#errors.get(key);
    const evidence = error?.evidence.list();
    this.#errors.delete(key);
    if (error === undefined || evidence == null) return;
    const { facts, first, last, count } = error;
    const seen = { evidence, stamp: stampOf(first), end: stampOf(last) };
    this.#emit.event('icmp.error', { ...facts, 'icmp.count': count }, seen);
  }
}

function isLate(last: Trace, next: Trace): boolean {
  return isTimed(last) && isTimed(next) && momentOf(next) - momentOf(last) > NEW_ERROR_AFTER;
}

function keyOf(ip: IpHeader, { type, code, quoted }: IcmpHeader): string {
  const ports = [quoted?.sourcePort, quoted?.destinationPort];
  return [ip.source, type, code, quoted?.source ?? ip.destination, quoted?.destination, ...ports].join(' ');
}

function newError(first: Trace, ip: IpHeader, icmp: IcmpHeader): Gathered {
  return { facts: factsOf(ip, icmp), first, last: first, count: 0, evidence: new EvidenceKeeper() };
}

function factsOf(ip: IpHeader, { type, code, mtu, quoted }: IcmpHeader): Omit<Facts['icmp.error'], 'icmp.count'> {
  return {
    'source.ip': ip.source,
    'icmp.type': type,
    'icmp.code': code,
    'error.kind': routerErrorKind(type, code, ip.version),
    ...(mtu === null ? {} : { 'icmp.mtu': mtu }),
    // An error goes to the sender of the packet that caused it.
    ...(quoted === null
      ? { 'quoted.source.ip': ip.destination }
      : { 'quoted.source.ip': quoted.source, 'quoted.destination.ip': quoted.destination }),
    // Text without `-v` names the host only; 0 means that no protocol is quoted.
    ...(quoted === null || quoted.protocol === 0 ? {} : { 'quoted.protocol': quoted.protocol }),
    ...(quoted?.sourcePort == null ? {} : { 'quoted.source.port': quoted.sourcePort }),
    ...(quoted?.destinationPort == null ? {} : { 'quoted.destination.port': quoted.destinationPort }),
  };
}
