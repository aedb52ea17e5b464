import { join, text } from '../pcap/frames.js';

/** Blocks of one section, all in its byte order. */
export class Blocks {
  readonly littleEndian: boolean;

  constructor(littleEndian: boolean) {
    this.littleEndian = littleEndian;
  }

  u16(value: number): Uint8Array {
    const view = new DataView(new ArrayBuffer(2));
    view.setUint16(0, value, this.littleEndian);
    return new Uint8Array(view.buffer);
  }

  u32(value: number): Uint8Array {
    const view = new DataView(new ArrayBuffer(4));
    view.setUint32(0, value, this.littleEndian);
    return new Uint8Array(view.buffer);
  }

  u64(value: bigint): Uint8Array {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigInt64(0, value, this.littleEndian);
    return new Uint8Array(view.buffer);
  }

  block(type: number, body: Uint8Array): Uint8Array {
    const padded = pad(body);
    const length = this.u32(padded.byteLength + 12);
    return join(this.u32(type), length, padded, length);
  }

  option(code: number, value: Uint8Array): Uint8Array {
    return join(this.u16(code), this.u16(value.byteLength), pad(value));
  }

  section(minor = 0): Uint8Array {
    return this.block(0x0a0d0d0a, join(this.u32(0x1a2b3c4d), this.u16(1), this.u16(minor), this.u64(-1n)));
  }

  /** `options` made by `option`. */
  interface(linkType: number, snapLength: number, ...options: readonly Uint8Array[]): Uint8Array {
    const end = options.length === 0 ? new Uint8Array(0) : this.option(0, new Uint8Array(0));
    return this.block(1, join(this.u16(linkType), this.u16(0), this.u32(snapLength), ...options, end));
  }

  /** `time` in units of the interface. */
  enhanced(
    id: number,
    time: bigint,
    data: Uint8Array,
    length = data.byteLength,
    ...options: readonly Uint8Array[]
  ): Uint8Array {
    const head = join(this.u32(id), this.#time(time), this.u32(data.byteLength), this.u32(length));
    return this.block(6, join(head, pad(data), ...options));
  }

  old(id: number, drops: number, time: bigint, data: Uint8Array): Uint8Array {
    const head = join(
      this.u16(id),
      this.u16(drops),
      this.#time(time),
      this.u32(data.byteLength),
      this.u32(data.byteLength),
    );
    return this.block(2, join(head, data));
  }

  simple(length: number, data: Uint8Array): Uint8Array {
    return this.block(3, join(this.u32(length), data));
  }

  /** Interface statistics with the packets lost by the interface and the system. */
  statistics(id: number, interfaceDrops: bigint, systemDrops: bigint): Uint8Array {
    const options = join(this.option(5, this.u64(interfaceDrops)), this.option(7, this.u64(systemDrops)));
    return this.block(5, join(this.u32(id), this.#time(0n), options));
  }

  comment(words: string): Uint8Array {
    return this.option(1, text(words));
  }

  #time(time: bigint): Uint8Array {
    return join(this.u32(Number(time >> 32n)), this.u32(Number(time & 0xffffffffn)));
  }
}

function pad(bytes: Uint8Array): Uint8Array {
  return join(bytes, new Uint8Array(-bytes.byteLength & 3));
}
