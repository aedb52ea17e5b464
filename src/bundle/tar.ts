import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { ByteQueue } from './byte-queue.js';
import { BLOCK, isUstarHeader, isZeroBlock, readPax, readTarHeader, text, type TarHeader } from './tar-header.js';

/** A member of an archive. */
export interface TarMember {
  readonly name: string;
  readonly type: 'file' | 'link' | 'symlink' | 'special' | 'sparse';
  readonly size: number;
  readonly modified: Micros | null;
  readonly linkname: string;
  /** The content, available until the next member is requested; the rest is skipped. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Called for damage; `member` is null if it is in no member. */
export type TarDamage = (code: 'archive-cut' | 'archive-damaged', member: string | null, message: string) => void;

/** Long names and attributes of a member are a few hundred bytes; more than this is damage. */
const MAX_EXTENSION_BYTES = 1024 * 1024;

interface Extensions {
  name?: string;
  link?: string;
  pax: ReadonlyMap<string, string>;
}

/**
 * Reads an archive as a stream, also a damaged one: all bytes before a cut count, and after a broken header reading
 * goes on at the next valid one.
 */
export class TarReader {
  readonly #queue: ByteQueue;
  readonly #damage: TarDamage;
  #globalPax: ReadonlyMap<string, string> = new Map();
  #extensions: Extensions = { pax: new Map() };
  #current: { readonly name: string; readonly size: number; left: number } | null = null;

  constructor(bytes: AsyncIterable<Uint8Array>, damage: TarDamage) {
    this.#queue = new ByteQueue(bytes);
    this.#damage = damage;
  }

  /** Releases the stream. */
  close(): Promise<void> {
    return this.#queue.close();
  }

  /** The next member that is a file or replaces one; null at the end. */
  async next(): Promise<TarMember | null> {
    await this.#passOver();
    for (;;) {
      const header = await this.#header();
      if (header === null) return null;
      if (await this.#extends(header)) continue;
      const member = this.#member(header);
      if (member !== null) return member;
      await this.#passOver();
    }
  }

  // Skips the rest of the current member and the padding of its last block.
  async #passOver(): Promise<void> {
    const current = this.#current;
    if (current === null) return;
    if (!(await this.#queue.skip(current.left))) this.#cut(current);
    await this.#queue.skip(filling(current.size));
    this.#current = null;
  }

  // Empty blocks end an archive, but another may follow (`cat a.tar b.tar`): they are skipped, as with `tar -i`.
  async #header(): Promise<TarHeader | null> {
    for (let lost = 0; ;) {
      const at = this.#queue.offset;
      const block = await this.#queue.take(BLOCK);
      if (block.length < BLOCK && isZeroBlock(block)) return null;
      if (block.length < BLOCK) {
        this.#damage('archive-cut', null, `the archive is cut short in the header at byte ${at}`);
        return null;
      }
      // After damage, only a header with a magic number counts: content may look like an old header.
      const header = lost === 0 || isUstarHeader(block) ? readTarHeader(block) : null;
      if (header !== null) return header;
      if (isZeroBlock(block)) continue;
      lost += 1;
      const message = `the archive is damaged at byte ${at}: members are read again from the next sound header on`;
      this.#damage('archive-damaged', null, message);
    }
  }

  async #extends(header: TarHeader): Promise<boolean> {
    if (!['gnu-name', 'gnu-link', 'pax', 'pax-global'].includes(header.type)) return false;
    const content = await this.#queue.take(Math.min(header.size, MAX_EXTENSION_BYTES));
    await this.#queue.skip(header.size - content.length + filling(header.size));
    if (header.type === 'gnu-name') this.#extensions.name = text(content, 0, content.length);
    else if (header.type === 'gnu-link') this.#extensions.link = text(content, 0, content.length);
    else if (header.type === 'pax') this.#extensions.pax = readPax(content);
    else this.#globalPax = new Map([...this.#globalPax, ...readPax(content)]);
    return true;
  }

  #member(header: TarHeader): TarMember | null {
    const { name: longName, link, pax } = this.#extensions;
    this.#extensions = { pax: new Map() };
    const attribute = (key: string): string | undefined => pax.get(key) ?? this.#globalPax.get(key);
    const size = wholeNumber(attribute('size')) ?? header.size;
    const name = attribute('GNU.sparse.name') ?? attribute('path') ?? longName ?? header.name;
    const current = { name, size, left: size };
    this.#current = current;
    const type = attribute('GNU.sparse.major') === undefined ? header.type : 'sparse';
    if (!isRead(type)) return null;
    const mtime = Number(attribute('mtime') ?? header.mtime);
    return {
      name,
      type,
      size,
      modified: Number.isFinite(mtime) && mtime > 0 ? Math.round(mtime * MICROS_PER_SECOND) : null,
      linkname: attribute('linkpath') ?? link ?? header.linkname,
      content: () => this.#content(current),
    };
  }

  async *#content(current: { readonly name: string; readonly size: number; left: number }): AsyncGenerator<Uint8Array> {
    while (current.left > 0 && this.#current === current) {
      const part = await this.#queue.some(current.left);
      if (part === null) {
        this.#cut(current);
        return;
      }
      current.left -= part.length;
      yield part;
    }
  }

  #cut(current: { readonly name: string; readonly size: number; left: number }): void {
    const read = current.size - current.left;
    current.left = 0;
    this.#damage(
      'archive-cut',
      current.name,
      `the archive ends within this file: ${read} of ${current.size} bytes are there`,
    );
  }
}

function isRead(type: TarHeader['type']): type is TarMember['type'] {
  return type === 'file' || type === 'link' || type === 'symlink' || type === 'special' || type === 'sparse';
}

function filling(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function wholeNumber(text: string | undefined): number | null {
  if (text === undefined || !/^\d+$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}
