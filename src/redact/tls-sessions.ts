import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';

/**
 * A line of a key log (the NSS format, draft-ietf-tls-keylogfile): the client's random is sent in clear, the rest
 * decrypts the connection.
 */
const KEY_LOG =
  /(?<before>\b(?:CLIENT_RANDOM|[A-Z_]{2,40}_SECRET(?:_\d+)?|RSA)[ \t]+[0-9a-f]{16,64}[ \t]+)(?<value>[0-9a-f]{32,256})/gi;
/** A row of the ticket or of `-debug` that openssl s_client prints: offset, dash, bytes, the bytes as text. */
const DUMP_ROW = /(?<before>^[ \t]*[0-9a-f]{4} - )(?<value>(?:[0-9a-f]{2}(?:[ -]{1,3}|$)){1,16}[^\r\n]*)/gim;

/** Masks tickets and lines of a key log, which resume or decrypt a TLS session. */
export function maskTlsSessions(text: string, show: Show): string {
  return [KEY_LOG, DUMP_ROW].reduce(
    (masked, re) =>
      replaceEach(masked, re, ({ groups = {} }) => {
        const { before = '', value = '' } = groups;
        return before + (isMasked(value) ? value : show({ kind: 'secret', name: 'TLS session', value: value.trim() }));
      }),
    text,
  );
}
