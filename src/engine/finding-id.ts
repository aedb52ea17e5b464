import { hexText, utf8Bytes } from '../text/bytes.js';
import { sha256 } from '../text/sha256.js';

/** A rule's id with a digest of what tells its findings apart; the same parts give the same id. */
export function findingId(rule: string, parts: readonly string[]): string {
  return `${rule}-${hexText(sha256(utf8Bytes(parts.join('\n')))).slice(0, 8)}`;
}
