import { concatBytes, viewOf } from '../../text/bytes.js';

/** Places and marks of a compound file, the form of an Outlook message ([MS-CFB] 2.2, 2.6.1). */
const HEADER = {
  shift: 30,
  fatSectors: 0x2c,
  directory: 0x30,
  miniFat: 0x3c,
  miniFatSectors: 0x40,
  difat: 0x44,
  list: 0x4c,
};
const LISTED_IN_HEADER = 109;
const RECORD = 128;
const NONE = -1;
const IN_RECORD = { nameBytes: 0x40, type: 0x42, siblings: [0x44, 0x48], child: 0x4c, size: 0x78 };
const STREAM = 2;
/** The stream that only a message has ([MS-OXMSG] 2.4). */
const OF_MESSAGE = '__properties_version1.0';

/** A message, another document, or a file with chains that loop, so that reading it would never end. */
export type CompoundFile = 'message' | 'other' | 'damaged';

/** Checks all chains of a compound file, because its reader trusts them. */
export function compoundFileOf(bytes: Uint8Array): CompoundFile {
  try {
    const file = new Sectors(bytes);
    if (goesRound(file.fat) || goesRound(file.miniFat())) return 'damaged';
    return kindOf(file.directory(), bytes.length);
  } catch (error) {
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

class Sectors {
  readonly fat: Int32Array;
  private readonly size: number;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = viewOf(bytes);
    this.size = this.view.getUint8(HEADER.shift) === 12 ? 4096 : 512;
    this.fat = this.numbersOf(this.fatSectors());
  }

  miniFat(): Int32Array {
    const chain = this.chain(this.view.getInt32(HEADER.miniFat, true));
    return this.numbersOf(chain.slice(0, Math.max(0, this.view.getInt32(HEADER.miniFatSectors, true))));
  }

  /** Records of the directory. */
  directory(): readonly Uint8Array[] {
    const sectors = this.chain(this.view.getInt32(HEADER.directory, true)).map((sector) => this.sector(sector));
    const all = concatBytes(sectors);
    return Array.from({ length: Math.floor(all.length / RECORD) }, (_, at) =>
      all.subarray(at * RECORD, (at + 1) * RECORD),
    );
  }

  private fatSectors(): readonly number[] {
    const count = Math.min(Math.max(0, this.view.getInt32(HEADER.fatSectors, true)), this.bytes.length / this.size);
    const sectors: number[] = [];
    for (let at = 0; at < Math.min(count, LISTED_IN_HEADER); at += 1)
      sectors.push(this.view.getInt32(HEADER.list + 4 * at, true));
    for (let next = this.view.getInt32(HEADER.difat, true); next >= 0 && sectors.length < count;) {
      const listed = this.numbersOf([next]);
      sectors.push(...listed.subarray(0, -1));
      next = listed.at(-1) ?? NONE;
    }
    return sectors.slice(0, count);
  }

  /** Sectors of a chain, up to the first repetition. */
  private chain(first: number): readonly number[] {
    const sectors: number[] = [];
    for (let next = first; next >= 0 && sectors.length <= this.fat.length; next = this.fat[next] ?? NONE)
      sectors.push(next);
    return sectors;
  }

  private numbersOf(sectors: readonly number[]): Int32Array {
    const each = this.size / 4;
    const numbers = new Int32Array(sectors.length * each);
    for (const [index, sector] of sectors.entries()) {
      const block = viewOf(this.sector(sector));
      for (let at = 0; at < each; at += 1)
        numbers[index * each + at] = block.byteLength < 4 * at + 4 ? NONE : block.getInt32(4 * at, true);
    }
    return numbers;
  }

  private sector(number: number): Uint8Array {
    const at = (number + 1) * this.size;
    return number < 0 ? new Uint8Array(0) : this.bytes.subarray(at, at + this.size);
  }
}

/** Whether a chain loops. */
function goesRound(next: Int32Array): boolean {
  const seenIn = new Int32Array(next.length);
  for (let start = 0; start < next.length; start += 1) {
    let at = start;
    while (at >= 0 && at < next.length && seenIn[at] === 0) {
      seenIn[at] = start + 1;
      at = next[at] ?? NONE;
    }
    if (at >= 0 && at < next.length && seenIn[at] === start + 1) return true;
  }
  return false;
}

function kindOf(records: readonly Uint8Array[], fileSize: number): CompoundFile {
  const seen = new Set<number>();
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const record = records[at];
    if (record === undefined || seen.has(at)) return 'damaged';
    seen.add(at);
    const view = viewOf(record);
    if (view.getUint8(IN_RECORD.type) === STREAM && view.getUint32(IN_RECORD.size, true) > fileSize) return 'damaged';
    const links = at === 0 ? [IN_RECORD.child] : [IN_RECORD.child, ...IN_RECORD.siblings];
    open.push(...links.map((place) => view.getInt32(place, true)).filter((link) => link !== NONE));
  }
  return [...seen].some((at) => nameOf(records[at]) === OF_MESSAGE) ? 'message' : 'other';
}

/** UTF-16 without its final NUL. */
function nameOf(record: Uint8Array | undefined): string {
  if (record === undefined) return '';
  const view = viewOf(record);
  const end = Math.min(view.getUint16(IN_RECORD.nameBytes, true), 64) - 2;
  let name = '';
  for (let at = 0; at + 2 <= end; at += 2) name += String.fromCharCode(view.getUint16(at, true));
  return name;
}
