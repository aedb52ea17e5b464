import { latin1Text } from '../../text/bytes.js';

/** Classes of records that can lead to an event, with or without their package (`%c` of Log4j). */
const LICENSE_PATH =
  /^(?:[\w.]+\.)?(?:Smart(?:Licens|Account)\w*|RestAPIClient|AbstractSettingsManager|ServerInfo|\w*Proxy(?:Server)?(?:Setting|Config)\w*)$/;

const OPEN = 0x5b;
const CLOSE = 0x5d;
const BLANK = 0x20;
const PARENTHESIS = 0x28;
/** The class follows stamp, level and up to three brackets; a request id and a long host fit well within. */
const MAX_LOGGER_OFFSET = 400;

/**
 * Decides by the class alone whether a record is read, without making a string: it hashes the bracket before ` (` while
 * scanning, and checks each class once.
 */
export class LoggerTable {
  private readonly decisions = new Map<number, boolean>();

  keeps(block: Uint8Array, start: number, end: number): boolean {
    const limit = Math.min(end, start + MAX_LOGGER_OFFSET);
    let open = 0;
    let hash = 0;
    for (let i = start + 20; i < limit; i++) {
      const byte = block[i] ?? 0;
      if (byte === OPEN) {
        open = i + 1;
        hash = 0;
      } else if (byte === CLOSE && open > 0 && endsBrackets(block, i + 1, limit)) {
        return this.decide(hash, block, open, i);
      } else hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return false;
  }

  private decide(hash: number, block: Uint8Array, open: number, close: number): boolean {
    // Length and hash together: a collision would have to be of the same length and the same 32 bits.
    const key = (close - open) * 0x1_0000_0000 + (hash >>> 0);
    const known = this.decisions.get(key);
    if (known !== undefined) return known;
    const decision = LICENSE_PATH.test(latin1Text(block.subarray(open, close)));
    this.decisions.set(key, decision);
    return decision;
  }
}

/** ` (thread)` follows the class, or nothing if the line is cut. */
function endsBrackets(block: Uint8Array, at: number, limit: number): boolean {
  if (at >= limit) return true;
  return block[at] === BLANK && (at + 1 >= limit || block[at + 1] === PARENTHESIS);
}
