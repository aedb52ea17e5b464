import type { Analysis } from '../../../src/core/analysis.js';
import type { Evidence } from '../../../src/core/evidence.js';

/** A value that a sentence states, and whether a cited text shows it. */
export interface Stated {
  readonly value: string;
  readonly shown: boolean;
}

const ADDRESS = /(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?(?![\w.]*\d)/g;
const STATUS = /\bHTTP (\d{3})\b/g;
const QUOTED = /"([^"]{3,})"/g;
const MASKED = /\b([\w-]{2,6})…([\w-]{2,6})\b/g;

/**
 * Addresses, ports, statuses, quotations and ids of a sentence, each looked up in the texts that it cites. What may be derived:
 * a time (see times.ts), an amount with its unit (frames are counted, their bytes summed), the name of an alert or status,
 * a silence, whose frames show the question, and what a frame quotes: an ICMP error carries the packet that it is about.
 */
export function statedIn(text: string, cited: readonly Evidence[]): readonly Stated[] {
  const shown = cited.map((one) => one.text).join('\n');
  const has = (value: string): boolean => shown.includes(value);
  return [
    ...[...text.matchAll(ADDRESS)].map(([value, address = '', port]) => ({
      value,
      shown: (has(address) && (port === undefined || hasPort(shown, port))) || isQuoted(value, text, cited),
    })),
    ...[...text.matchAll(STATUS)].map(([value, status = '']) => ({ value, shown: hasNumber(shown, status) })),
    ...[...text.matchAll(QUOTED)].map(([value, quoted = '']) => ({ value, shown: hasText(shown, quoted) })),
    ...[...text.matchAll(MASKED)].map(([value, begin = '', end = '']) => ({ value, shown: has(begin) && has(end) })),
  ];
}

/** The packet in an ICMP error is in its frame, not in the text that is printed of it. */
function isQuoted(value: string, text: string, cited: readonly Evidence[]): boolean {
  const [address = value] = value.split(':');
  const isIcmp = cited.some((one) => /ICMP/i.test(one.text) && (one.unit === 'frame' || one.text.includes(address)));
  return isIcmp && text.includes(`about a packet to ${value}`);
}

/** As `host:8443`, tcpdump's `host.8443`, or after a word (`port 8443`, `Dst Port: 8443`). */
function hasPort(shown: string, port: string): boolean {
  return new RegExp(`(?:[.:]|port:? ?|=|\\s)${port}(?!\\d)`, 'i').test(shown);
}

function hasNumber(shown: string, number: string): boolean {
  return new RegExp(`(?<!\\d)${number}(?!\\d)`).test(shown);
}

/** Quotations may be cut, and their blanks and quotes are as the report shows them. */
function hasText(shown: string, quoted: string): boolean {
  const bare = (text: string): string => text.replace(/\\+(["'/])/g, '$1').replace(/[\s"'\\]+/g, '');
  return bare(shown).includes(bare(quoted.replace(/…$/, '')));
}

/** All that the finding and the attempt rest on, for sentences that sum them up. */
export function restOf({ findings, attempts, timeline }: Analysis): readonly Evidence[] {
  const first = findings[0];
  const own = attempts.filter(({ id }) => first === undefined || first.attempts.includes(id));
  const events = own.flatMap((attempt) => [...attempt.events, ...attempt.stages]).flatMap(({ evidence }) => evidence);
  const cited = new Set(
    [...(first?.evidence ?? []), ...events].map(({ source, number }) => `${source} ${String(number)}`),
  );
  const near = timeline.filter(({ evidence }) =>
    evidence.some(({ source, number }) => cited.has(`${source} ${String(number)}`)),
  );
  return [...(first?.evidence ?? []), ...events, ...near.flatMap(({ evidence }) => evidence)];
}
