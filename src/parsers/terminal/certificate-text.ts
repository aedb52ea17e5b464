import { monthNumber } from '../../core/time.js';

/** `Jan  1 00:00:00 2022 GMT`, `Sat, 01 Jan 2022 00:00:00 GMT`, `2022-01-01 00:00:00 GMT` as ISO 8601 in UTC; null for other texts. */
export function certificateTime(text: string): string | null {
  const openssl = /^\s*([A-Z][a-z]{2})\s+(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4}) GMT/.exec(text);
  if (openssl !== null) return iso(openssl[4], openssl[1], openssl[2], openssl[3]);
  const mail = /^\s*(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) (?:GMT|UTC)/.exec(text);
  if (mail !== null) return iso(mail[3], mail[2], mail[1], mail[4]);
  const plain = /^\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?: ?GMT| ?UTC|Z)/.exec(text);
  return plain === null ? null : `${plain[1] ?? ''}T${plain[2] ?? ''}Z`;
}

function iso(year = '', monthName = '', day = '', time = ''): string | null {
  const month = monthNumber(monthName);
  return month === null ? null : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}Z`;
}

/**
 * A name in the form of RFC 2253, most specific part first, from `O = Cisco, CN = ssm` (OpenSSL 1.1 and later),
 * `/O=Cisco/CN=ssm` (before) or `O=Cisco; CN=ssm` (curl). A name that begins with CN is in this order already.
 */
export function distinguishedName(text: string): string {
  const whole = text.trim();
  const parts = whole.startsWith('/')
    ? whole.slice(1).split(/\/(?=[A-Za-z][\w.]*=)/)
    : whole.split(/[,;+]\s*(?=[A-Za-z][\w.]*\s*=)/);
  const tidy = parts
    .map((part) => part.replace(/^\s*([A-Za-z][\w.]*)\s*=\s*/, '$1=').trim())
    .filter((part) => part !== '');
  const specificFirst = /^(?:CN|UID|emailAddress|E)=/i.test(tidy[0] ?? '') && tidy.length > 1;
  return (specificFirst ? tidy : tidy.reverse()).join(',');
}

/** Facts that the text of a leaf certificate shows. */
export interface CertificateFacts {
  'tls.server.certificate_visible'?: true;
  'tls.server.subject'?: string;
  'tls.server.issuer'?: string;
  'tls.server.not_before'?: string;
  'tls.server.not_after'?: string;
  'tls.server.self_signed'?: boolean;
}

const LINE = /^\s*(subject|issuer|start date|expire date|notBefore|notAfter)\s*[:=]\s*(\S(?:.*\S)?)\s*$/;

/** Reads a line such as ` subject: CN=ssm`, `issuer=CN = CA`, `notAfter=Dec 30 00:00:00 2031 GMT`; null for any other. */
export function certificateLine(text: string): CertificateFacts | null {
  const found = LINE.exec(text);
  if (found === null) return null;
  const value = found[2] ?? '';
  const time = certificateTime(value);
  switch (found[1]) {
    case 'subject':
      return { 'tls.server.subject': distinguishedName(value), 'tls.server.certificate_visible': true };
    case 'issuer':
      return { 'tls.server.issuer': distinguishedName(value), 'tls.server.certificate_visible': true };
    case 'start date':
    case 'notBefore':
      return time === null ? null : { 'tls.server.not_before': time };
    default:
      return time === null ? null : { 'tls.server.not_after': time };
  }
}
