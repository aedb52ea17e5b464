import { isMasked, MASK, replaceEach } from './found.js';
import type { Show } from './found.js';

/** A private key in PEM armour (RFC 7468), to its end or, where the text is cut, to the text's end. */
const PEM =
  /(?<begin>-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----)(?<value>[\s\S]*?)(?<end>-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
/** The end of one whose begin was cut off: all lines of base64 above it. */
const PEM_TAIL =
  /(?<value>(?:[A-Za-z0-9+/=]{1,76}(?:\\n|\s){1,16}){1,200})(?<end>-----END [A-Z0-9 ]*PRIVATE KEY-----)/g;
/** A line of a PEM body: base64 and nothing else, not a hash in hex. Inside a log such a line has no other use. */
const PEM_LINE = /^\s*(?![0-9a-fA-F]+\s*$)[A-Za-z0-9+/]{56,76}={0,2}\s*$/;

/** Masks private keys, whole, cut at either end, or one line of the body alone. */
export function maskPrivateKeys(text: string, show: Show): string {
  const whole = replaceEach(text, PEM, ({ groups = {} }) => armoured(groups, show));
  const tails = whole.includes('-----END ')
    ? replaceEach(whole, PEM_TAIL, ({ groups = {} }) => armoured(groups, show))
    : whole;
  return PEM_LINE.test(tails) && !isMasked(tails) ? learned(tails.trim(), show) : tails;
}

function armoured({ begin = '', value = '', end = '' }: Readonly<Record<string, string>>, show: Show): string {
  // Each line is learned by itself: a log may hold the same key broken elsewhere.
  for (const line of value.split(/\\n|\s/)) learned(line, show);
  return /[^\s\\n]/.test(value) ? begin + MASK + end : begin + value + end;
}

function learned(line: string, show: Show): string {
  return line === '' || isMasked(line) ? line : show({ kind: 'secret', name: 'private key', value: line });
}
