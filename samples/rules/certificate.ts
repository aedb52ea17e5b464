import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Random } from '../make/random.js';

/** A certificate with its key. */
export interface Certificate {
  readonly der: Buffer;
  readonly subject: string;
  readonly key: KeyObject;
}

/** DER (X.690): tag, length, content. */
function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** id-Ed25519 (RFC 8410), commonName, subjectAltName. */
const ED25519 = sequence(hex('06032b6570'));
const COMMON_NAME = hex('0603550403');
const ALTERNATIVE_NAME = hex('0603551d11');

const nameOf = (common: string): Buffer =>
  sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(common, 'utf8')))));
const time = (text: string): Buffer => tlv(0x17, Buffer.from(text, 'ascii'));

/** An Ed25519 key from 32 bytes (RFC 8410 section 7); its signatures are deterministic. */
function keyFrom(random: Random): KeyObject {
  const pkcs8 = Buffer.concat([hex('302e020100300506032b657004220420'), random.bytes(32)]);
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

/** A version 3 certificate (RFC 5280 section 4.1) for 2024, signed by the issuer, or self-signed. */
export function certificate(random: Random, subject: string, issuer: Certificate | null): Certificate {
  const key = keyFrom(random);
  const signer = issuer?.key ?? key;
  const extension = sequence(
    ALTERNATIVE_NAME,
    tlv(0x04, sequence(tlv(0x82, Buffer.from(subject.includes(' ') ? 'ssm.example.net' : subject, 'ascii')))),
  );
  const body = sequence(
    tlv(0xa0, hex('020102')),
    tlv(0x02, Buffer.concat([hex('4f'), random.bytes(7)])),
    ED25519,
    nameOf(issuer?.subject ?? subject),
    sequence(time('240101000000Z'), time('251231235959Z')),
    nameOf(subject),
    createPublicKey(key).export({ format: 'der', type: 'spki' }),
    tlv(0xa3, sequence(extension)),
  );
  const signature = tlv(0x03, Buffer.from([0]), sign(null, body, signer));
  return { der: sequence(body, ED25519, signature), subject, key };
}
