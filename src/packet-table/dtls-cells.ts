import { Cursor } from '../dissect/cursor.js';
import { CONTENT_TYPE } from '../dissect/tls.js';
import { hexadecimal, type Cells } from './columns.js';

/** DTLS 1.0, 1.2 and the version that OpenSSL spoke before there was a standard. */
const VERSIONS: ReadonlySet<number> = new Set([0xfeff, 0xfefd, 0x0100]);

/** Handshake types that DTLS sends in clear, HelloVerifyRequest (3) among them (RFC 6347 section 4.2). */
const KNOWN_TYPES: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 11, 12, 13, 14, 15, 16, 20, 22]);

/** Records of one DTLS association as cells. */
export class DtlsCells {
  active = false;
  readonly #changedCipher: [boolean, boolean] = [false, false];

  static looksLike(bytes: Uint8Array): boolean {
    const cursor = new Cursor(bytes);
    const type = cursor.u8();
    const version = cursor.u16();
    cursor.take(8);
    const length = cursor.u16();
    return type >= 20 && type <= 24 && VERSIONS.has(version) && !cursor.short && length <= cursor.left;
  }

  read(bytes: Uint8Array, forward: boolean, cells: Cells): void {
    this.active = true;
    cells.protocol('dtls');
    const cursor = new Cursor(bytes);
    while (cursor.left >= 13) {
      const type = cursor.u8();
      const version = cursor.u16();
      cursor.take(8);
      const length = cursor.u16();
      if (type < 20 || type > 24 || !VERSIONS.has(version)) return;
      cells.add('dtls.record.version', hexadecimal(version, 4));
      const fragment = cursor.take(length);
      const side = forward ? 0 : 1;
      if (type === CONTENT_TYPE.changeCipherSpec) this.#changedCipher[side] = true;
      else if (type === CONTENT_TYPE.handshake && !this.#changedCipher[side]) handshakeCells(fragment, cells);
    }
  }
}

/** RFC 6347 section 4.2.2: twelve bytes of header, with the place of the fragment in its message. */
function handshakeCells(fragment: Uint8Array, cells: Cells): void {
  const cursor = new Cursor(fragment);
  while (cursor.left >= 12) {
    const type = cursor.u8();
    cursor.take(8);
    const length = cursor.u24();
    if (!KNOWN_TYPES.has(type)) return;
    cells.add('dtls.handshake.type', type);
    cursor.take(length);
  }
}
