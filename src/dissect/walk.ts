/** Kinds of headers; small numbers, because a walk must not allocate. */
export const LAYER = {
  ethernet: 1,
  llc: 2,
  vlan: 3,
  sll: 4,
  sll2: 5,
  loopback: 6,
  raw: 7,
  ppp: 8,
  pppoe: 9,
  chdlc: 10,
  fabricPath: 11,
  isl: 12,
  metadata: 13,
  mpls: 14,
  gre: 15,
  vxlan: 16,
  geneve: 17,
  authentication: 18,
  serviceVlan: 19,
  ipv4: 20,
  ipv6: 21,
  tcp: 22,
  udp: 23,
  icmp: 24,
  icmpv6: 25,
  gtp: 26,
  teredo: 27,
  l2tp: 28,
  etherIp: 29,
  vntag: 30,
} as const;

/** Deepest nesting; a frame that nests without end stops here. */
export const MAX_LAYERS = 32;

/** Reason why the walk stopped before its payload. */
export type Stop = 'none' | 'snapped' | 'malformed' | 'fragment';

/** Number spaces in which a header names the next. */
export const NEXT = {
  nothing: 0,
  link: 1 << 16,
  ether: 2 << 16,
  ip: 3 << 16,
  ppp: 4 << 16,
  udp: 5 << 16,
} as const;

/** Reads the header at `walk.at`, enters it and returns the key of the next header (`NEXT.x | number`), or 0. */
export type Step = (walk: Walk) => number;

const NO_BYTES = new DataView(new ArrayBuffer(0));

/**
 * A cursor that notes the place of each header of one frame. One walk serves a whole file, because it holds numbers
 * only. `end` is the end of the captured bytes, `wireEnd` that of the same payload by the lengths in the headers.
 */
export class Walk {
  view: DataView = NO_BYTES;
  at = 0;
  end = 0;
  wireEnd = 0;
  count = 0;
  stop: Stop = 'none';
  /** Key of the header after a fragment that stopped the walk. */
  resume: number = NEXT.nothing;
  /** Index of the first layer that is only quoted (in an ICMP error); `MAX_LAYERS` if none is. */
  quote: number = MAX_LAYERS;
  /** Bytes of each layer: those of the frame, or of a reassembled datagram. */
  readonly views: DataView[] = new Array<DataView>(MAX_LAYERS).fill(NO_BYTES);
  readonly kinds = new Uint8Array(MAX_LAYERS);
  readonly starts = new Int32Array(MAX_LAYERS);
  readonly payloads = new Int32Array(MAX_LAYERS);
  readonly ends = new Int32Array(MAX_LAYERS);
  readonly wireEnds = new Int32Array(MAX_LAYERS);

  begin(view: DataView, at: number, end: number, wireEnd: number): void {
    this.view = view;
    this.at = at;
    this.end = end;
    this.wireEnd = wireEnd;
    this.count = 0;
    this.stop = 'none';
    this.quote = MAX_LAYERS;
    this.resume = NEXT.nothing;
  }

  /** Goes on in the bytes of a reassembled datagram, after the layers found so far. */
  goOn(view: DataView): void {
    this.view = view;
    this.at = 0;
    this.end = view.byteLength;
    this.wireEnd = view.byteLength;
    this.stop = 'none';
  }

  /** Whether `length` bytes are captured; if not, sets the reason. */
  holds(length: number): boolean {
    if (this.at + length <= this.end) return true;
    this.stop = this.at + length > this.wireEnd ? 'malformed' : 'snapped';
    return false;
  }

  /** Notes the header of `length` bytes that begins here and skips it; an incomplete header ends the walk. */
  enter(kind: number, length: number): void {
    const index = this.count;
    if (index >= MAX_LAYERS) return;
    this.kinds[index] = kind;
    this.views[index] = this.view;
    this.starts[index] = this.at;
    this.payloads[index] = this.at + length;
    this.ends[index] = this.end;
    this.wireEnds[index] = this.wireEnd;
    this.count = index + 1;
    this.holds(length);
    this.at += length;
  }

  /** Shortens the rest to `length` bytes from here, by a length field of the current header. */
  shorten(length: number): void {
    const wireEnd = this.at + length;
    if (wireEnd < this.wireEnd) this.wireEnd = wireEnd;
    if (wireEnd < this.end) this.end = wireEnd;
  }
}
