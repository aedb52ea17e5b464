import type { Dated } from './event.js';
import type { Evidence } from './evidence.js';

/**
 * The places of an event, those first that show what it says: of a look-up the answer; of a connection that was made, and
 * of a handshake in a capture, how it began and how it ended. What a program printed, and records of a log, stay as they
 * are.
 */
export function decidingFirst({ kind, facts, by, evidence }: Dated): readonly Evidence[] {
  if (kind === 'dns.lookup') return endsFirst(evidence.toReversed());
  if (by === 'person') return evidence;
  const wasMade = kind === 'tcp.connection' && facts['tcp.handshake'] === 'completed';
  return wasMade || kind === 'tls.handshake' ? endsFirst(evidence) : evidence;
}

/** From both ends inwards. */
function endsFirst(ordered: readonly Evidence[]): readonly Evidence[] {
  const half = Math.ceil(ordered.length / 2);
  const ends = ordered.slice(half).reverse();
  return ordered.slice(0, half).flatMap((begin, place) => [begin, ...ends.slice(place, place + 1)]);
}
