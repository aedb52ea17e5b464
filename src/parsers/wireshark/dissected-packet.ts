import type { PrintedDns } from '../../dissect/printed-packet.js';
import { printedDns } from './printed-dns.js';
import type { Dissection } from './fields.js';
import { bytesIn, numberIn } from './fields.js';
import { frameContents } from './frame-bytes.js';
import type { FramePlace, FrameEmitter, RawFrame } from './frame-emitter.js';
import { headerCells } from './header-cells.js';
import { headersOf, type Headers } from './headers.js';
import { linkTypeOf } from './link-types.js';
import { statedPayload, type UpperLayers } from './stated-payload.js';
import { elapsedTime, NO_TIME, readFrameTime, type FrameTime } from './times.js';

const DNS_PORT = 53;

/** Emits the packets of one export from their dissections. */
export class DissectedPackets {
  readonly #emitter: FrameEmitter;
  readonly #upper: UpperLayers;
  /** True if `tcp.seq` is the number on the wire; in a relative count every SYN is 0. */
  #absolute = false;

  constructor(emitter: FrameEmitter, upper: UpperLayers = 'unknown') {
    this.#emitter = emitter;
    this.#upper = upper;
  }

  packet(dissection: Dissection, place: Omit<FramePlace, 'number'>, bytes: Uint8Array | null = null): void {
    const time = frameTime(dissection);
    const at = { ...place, number: numberIn(dissection.first('frame_number')) };
    const length = numberIn(dissection.first('frame_len')) ?? 0;
    const raw = rawFrame(dissection, bytes, length);
    // A capture's record cannot hold a time without a date.
    if (raw !== null && (time.seconds !== null || time.clock === 'none')) {
      this.#emitter.raw(raw, time, at);
      return;
    }
    const headers = this.#headers(dissection);
    const body = {
      length,
      capturedLength: numberIn(dissection.first('frame_cap_len')) ?? length,
      ...headers,
      payload: statedPayload(dissection, headers, this.#upper),
      ...(raw === null ? null : frameContents(raw)),
    };
    this.#emitter.parsed({ ...body, dns: isDns(headers) ? printedDns(dissection) : NO_DNS }, time, at);
  }

  #headers(dissection: Dissection): Headers {
    const headers = headersOf(headerCells(dissection.fields), this.#absolute);
    const { tcp } = headers;
    if (tcp === null || !tcp.relative || !tcp.flags.syn || (tcp.sequence ?? 0) === 0) return headers;
    this.#absolute = true;
    return { ...headers, tcp: { ...tcp, relative: false } };
  }
}

function rawFrame(dissection: Dissection, given: Uint8Array | null, length: number): RawFrame | null {
  const bytes = given ?? bytesIn(dissection.first('frame_raw'));
  const linkType = linkTypeOf(dissection);
  return bytes === null || bytes.byteLength === 0 || linkType === null ? null : { bytes, linkType, length };
}

const NO_DNS: PrintedDns | null = null;

function isDns({ udp, tcp }: Headers): boolean {
  const ports = udp ?? tcp;
  return ports !== null && (ports.sourcePort === DNS_PORT || ports.destinationPort === DNS_PORT);
}

/** The exact time if stated, else the printed one, else the time since the first packet. */
function frameTime(dissection: Dissection): FrameTime {
  for (const name of ['frame_time_epoch', 'frame_time_utc', 'frame_time', '_ws_col_time']) {
    const time = readFrameTime(dissection.first(name) ?? '');
    if (time !== null) return time;
  }
  const relative = /^(-?)(\d+)(?:\.(\d{1,9}))?/.exec(dissection.first('frame_time_relative') ?? '');
  if (relative === null) return NO_TIME;
  const micros = Number(relative[2]) * 1_000_000 + Math.floor(Number((relative[3] ?? '').padEnd(9, '0')) / 1000);
  return elapsedTime(relative[0], relative[1] === '-' ? -micros : micros);
}
