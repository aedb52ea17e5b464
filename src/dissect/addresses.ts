/** Texts kept; a scan over a whole /8 must not fill the memory. */
const MAX_TEXTS = 65_536;

const texts4 = new Map<number, string>();

/** Dotted text of the IPv4 address at `at`. */
export function ipv4Text(view: DataView, at: number): string {
  return ipv4WordText(view.getInt32(at));
}

/** Dotted text of an IPv4 address as one word. */
export function ipv4WordText(key: number): string {
  const known = texts4.get(key);
  if (known !== undefined) return known;
  const text = `${String(key >>> 24)}.${String((key >>> 16) & 255)}.${String((key >>> 8) & 255)}.${String(key & 255)}`;
  if (texts4.size >= MAX_TEXTS) texts4.clear();
  texts4.set(key, text);
  return text;
}

const wordBytes = new DataView(new ArrayBuffer(16));

/** Text of an address as four words; one of IPv4 is the last of them. */
export function wordsText(version: 4 | 6, words: Int32Array): string {
  if (version === 4) return ipv4WordText(words[3] ?? 0);
  for (let word = 0; word < 4; word += 1) wordBytes.setInt32(word * 4, words[word] ?? 0);
  return ipv6Text(wordBytes, 0);
}

const SLOTS = 1024;
const slotWords = new Int32Array(SLOTS * 4);
const slotTexts = new Array<string | undefined>(SLOTS).fill(undefined);

/** Canonical text (RFC 5952) of the IPv6 address at `at`. */
export function ipv6Text(view: DataView, at: number): string {
  const a = view.getInt32(at);
  const b = view.getInt32(at + 4);
  const c = view.getInt32(at + 8);
  const d = view.getInt32(at + 12);
  const slot = (a ^ Math.imul(b, 31) ^ Math.imul(c, 131) ^ Math.imul(d, 1031)) & (SLOTS - 1);
  const base = slot * 4;
  const known = slotTexts[slot];
  const w = slotWords;
  if (known !== undefined && w[base] === a && w[base + 1] === b && w[base + 2] === c && w[base + 3] === d) return known;
  const text = formatIpv6(view, at);
  w[base] = a;
  w[base + 1] = b;
  w[base + 2] = c;
  w[base + 3] = d;
  slotTexts[slot] = text;
  return text;
}

function formatIpv6(view: DataView, at: number): string {
  const words = Array.from({ length: 8 }, (_, index) => view.getUint16(at + index * 2));
  const gap = longestZeroRun(words);
  // Addresses that embed IPv4 are written with dots (RFC 5952 section 5).
  const embeds = gap.start === 0 && (gap.length === 6 || (gap.length === 5 && words[5] === 0xffff));
  const hex = (from: number, to: number): string =>
    words
      .slice(from, to)
      .map((word) => word.toString(16))
      .join(':');
  if (embeds) return `::${gap.length === 5 ? 'ffff:' : ''}${ipv4Text(view, at + 12)}`;
  if (gap.length < 2) return hex(0, 8);
  return `${hex(0, gap.start)}::${hex(gap.start + gap.length, 8)}`;
}

/** The first of the longest runs of zeros, written as `::` (RFC 5952 section 4.2). */
function longestZeroRun(words: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, word] of [...words, 1].entries()) {
    if (word === 0) continue;
    if (index - start > best.length) best = { start, length: index - start };
    start = index + 1;
  }
  return best;
}
