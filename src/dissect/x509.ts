import type { Platform, SignedCertificate } from '../core/platform.js';
import { hexText } from '../text/bytes.js';
import { ipv4Text, ipv6Text } from './addresses.js';
import { derAt, derChildren, derOid, derText, derTime, TAG, type DerElement } from './der.js';
import { oneLine, rfc2253 } from './distinguished-name.js';

/** A certificate (RFC 5280). */
export interface Certificate {
  /** RFC 2253 text, most specific part first. */
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601 in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Hexadecimal in capitals, whole bytes, with a minus if negative. */
  readonly serial: string;
  /** Subject alternative names as OpenSSL labels them: `DNS:host`, `IP Address:192.0.2.1`, `email:`, `URI:`, `DirName:`. */
  readonly names: readonly string[];
  /** True if its basic constraints allow it to sign others. */
  readonly isAuthority: boolean;
  /** True if subject and issuer are equal and its own key has signed it; null if the key cannot be checked. */
  readonly selfSigned: boolean | null;
  readonly key: ReturnType<SignedCertificate['key']>;
}

interface Fields {
  readonly serial: DerElement;
  readonly issuer: DerElement;
  readonly validity: DerElement;
  readonly subject: DerElement;
  readonly extensions: DerElement | null;
}

/**
 * Reads one certificate from its DER bytes; null for a damaged one. DER is read here (RFC 5280 section 4.1), because
 * OpenSSL refuses certificates with odd keys and has its own order of names; only the key and the signature come from
 * the platform.
 */
export function readCertificate(der: Uint8Array, platform: Pick<Platform, 'certificate'>): Certificate | null {
  const fields = certificateFields(der);
  if (fields === null) return null;
  const [notBefore, notAfter] = derChildren(der, fields.validity).map((time) => derTime(der, time));
  if (notBefore === undefined || notAfter === undefined || notBefore === null || notAfter === null) return null;
  const subject = rfc2253(der, fields.subject);
  const issuer = rfc2253(der, fields.issuer);
  const signed = platform.certificate(der);
  return {
    subject,
    issuer,
    notBefore,
    notAfter,
    serial: serialText(der, fields.serial),
    names: alternativeNames(der, extension(der, fields.extensions, '2.5.29.17')),
    isAuthority: isAuthority(der, extension(der, fields.extensions, '2.5.29.19')),
    selfSigned: subject === issuer ? (signed?.isSignedBy(der) ?? null) : false,
    key: signed?.key() ?? null,
  };
}

function certificateFields(der: Uint8Array): Fields | null {
  const whole = derAt(der, 0, der.byteLength);
  const body = whole?.tag === TAG.sequence ? derAt(der, whole.start, whole.end) : null;
  if (body?.tag !== TAG.sequence) return null;
  const parts = derChildren(der, body);
  // Version 1 has no version field ([0]).
  const [serial, , issuer, validity, subject, key] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (serial?.tag !== TAG.integer || issuer?.tag !== TAG.sequence || validity?.tag !== TAG.sequence) return null;
  if (subject?.tag !== TAG.sequence || key === undefined) return null;
  const wrapper = parts.find(({ tag }) => tag === 0xa3);
  return {
    serial,
    issuer,
    validity,
    subject,
    extensions: wrapper === undefined ? null : derAt(der, wrapper.start, wrapper.end),
  };
}

/** The contents of an extension's OCTET STRING. */
function extension(der: Uint8Array, extensions: DerElement | null, oid: string): DerElement | null {
  if (extensions === null) return null;
  for (const entry of derChildren(der, extensions)) {
    const parts = derChildren(der, entry);
    const [type] = parts;
    const value = parts.at(-1);
    if (type?.tag !== TAG.oid || value?.tag !== TAG.octetString || derOid(der, type) !== oid) continue;
    return derAt(der, value.start, value.end);
  }
  return null;
}

function serialText(der: Uint8Array, serial: DerElement): string {
  const value = BigInt.asIntN((serial.end - serial.start) * 8, BigInt(`0x0${hex(der, serial)}`));
  const digits = (value < 0n ? -value : value).toString(16).toUpperCase();
  return `${value < 0n ? '-' : ''}${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}

const hex = (der: Uint8Array, element: DerElement): string => hexText(der.subarray(element.start, element.end));

/** RFC 5280 section 4.2.1.6; the tag is the kind of name. */
function alternativeNames(der: Uint8Array, names: DerElement | null): readonly string[] {
  if (names === null) return [];
  return derChildren(der, names).map((name) => generalName(der, name));
}

function generalName(der: Uint8Array, name: DerElement): string {
  switch (name.tag) {
    case 0x81:
      return `email:${derText(der, name)}`;
    case 0x82:
      return `DNS:${derText(der, name)}`;
    case 0x86:
      return `URI:${derText(der, name)}`;
    case 0x87:
      return `IP Address:${addressText(der, name)}`;
    case 0xa4: {
      const inner = derAt(der, name.start, name.end);
      return `DirName:${inner === null ? '' : oneLine(der, inner)}`;
    }
    case 0x88:
      return `Registered ID:${derOid(der, name)}`;
    default:
      return 'othername:<unsupported>';
  }
}

function addressText(der: Uint8Array, name: DerElement): string {
  const view = new DataView(der.buffer, der.byteOffset, der.byteLength);
  if (name.end - name.start === 4) return ipv4Text(view, name.start);
  return name.end - name.start === 16 ? ipv6Text(view, name.start) : hex(der, name);
}

function isAuthority(der: Uint8Array, constraints: DerElement | null): boolean {
  const flag = constraints === null ? undefined : derChildren(der, constraints)[0];
  return flag?.tag === TAG.boolean && der[flag.start] !== 0;
}
