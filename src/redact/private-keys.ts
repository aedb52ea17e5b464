import { isMasked, MASK, replaceEach } from './found.js';
import type { Show } from './found.js';

/** A private key in PEM armour (RFC 7468), up to its end, or to the text's end if it is cut. */
const PEM =
  /(?<begin>-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)(?<value>[\s\S]*?)(?<end>-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g;
/** The end of a key without its begin: all lines of base64 above it. */
const PEM_TAIL =
  /(?<value>(?:[A-Za-z0-9+/=]{1,76}(?:\\n|\s){1,16}){1,200})(?<end>-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)/g;
/** A line of a PEM body: only base64, not a hash in hex. A log has no other such line. */
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
  // Each line is learned by itself, because a log may wrap the same key differently.
  for (const line of value.split(/\\n|\s/)) learned(line, show);
  return /[^\s\\n]/.test(value) ? begin + MASK + end : begin + value + end;
}

function learned(line: string, show: Show): string {
  return line === '' || isMasked(line) ? line : show({ kind: 'secret', name: 'private key', value: line });
}
