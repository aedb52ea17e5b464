import type { Facts } from '../core/event.js';
import type { Platform } from '../core/platform.js';
import { readCertificate } from '../dissect/x509.js';

/** DER bytes of the certificates of one Certificate message, the server's own first. */
export type Chain = readonly Uint8Array[];

type Certificates = Pick<Platform, 'certificate'>;
type ChainFacts = Partial<Facts['tls.handshake']>;

/** Different chains remembered; the oldest is forgotten first. A message has at most 256 KiB. */
export const MAX_CHAINS = 32;

/**
 * The chains of one capture, each kept and read once: a server shows the same chain at every handshake, and OpenSSL
 * takes two milliseconds for it.
 */
export class CertificateChains {
  readonly #platform: Certificates;
  readonly #known: { readonly chain: Chain; facts: ChainFacts | null }[] = [];

  constructor(platform: Certificates) {
    this.#platform = platform;
  }

  get size(): number {
    return this.#known.length;
  }

  /** The same chain in bytes of its own, shared by all handshakes that showed it. */
  keep(shown: Chain): Chain {
    const known = this.#known.find(({ chain }) => isSame(chain, shown));
    if (known !== undefined) return known.chain;
    const chain = shown.map((der) => der.slice());
    if (this.#known.length >= MAX_CHAINS) this.#known.shift();
    this.#known.push({ chain, facts: null });
    return chain;
  }

  /** Facts of a chain that was kept here. */
  facts(chain: Chain): ChainFacts {
    const known = this.#known.find((one) => one.chain === chain);
    const facts = known?.facts ?? chainFacts(chain, this.#platform);
    if (known !== undefined) known.facts = facts;
    return facts;
  }
}

function isSame(a: Chain, b: Chain): boolean {
  return a.length === b.length && a.every((der, at) => isEqual(der, b[at]));
}

function isEqual(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (a.byteLength !== b?.byteLength) return false;
  // A loop: every handshake shows a chain of some kilobytes, and a call for each byte is slow.
  for (let at = 0; at < a.byteLength; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function chainFacts(certificates: Chain, platform: Certificates): ChainFacts {
  const [own] = certificates;
  const leaf = own === undefined ? null : readCertificate(own, platform);
  const last = certificates.at(-1);
  const top = last === undefined ? null : readCertificate(last, platform);
  const ordered = inOrder(certificates, platform);
  return {
    'tls.server.certificate_visible': true,
    'tls.server.chain_length': certificates.length,
    ...(leaf?.key == null
      ? {}
      : { 'tls.server.key': [leaf.key.type, leaf.key.bits].filter((part) => part !== null).join(' ') }),
    ...(ordered === null ? {} : { 'tls.server.chain_in_order': ordered }),
    ...(top === null ? {} : { 'tls.server.chain_ends_at': top.issuer }),
    ...(leaf === null
      ? {}
      : {
          'tls.server.subject': leaf.subject,
          'tls.server.issuer': leaf.issuer,
          'tls.server.not_before': leaf.notBefore,
          'tls.server.not_after': leaf.notAfter,
          'tls.server.names': leaf.names.map(bareName),
          'tls.server.self_signed': leaf.selfSigned ?? leaf.subject === leaf.issuer,
        }),
  };
}

/** `DNS:ssm.example.com` and `IP Address:192.0.2.8` without their labels. */
const bareName = (name: string): string => name.replace(/^(?:DNS|IP Address):/, '');

/**
 * Whether each certificate is signed by the next one (RFC 5246 section 7.4.2). Null for a single one, and if the
 * platform cannot read one of them and no other is out of place.
 */
function inOrder(certificates: Chain, platform: Certificates): boolean | null {
  const signed = certificates.slice(1).map((issuer, at) => {
    const certificate = certificates[at];
    return certificate === undefined ? null : (platform.certificate(certificate)?.isSignedBy(issuer) ?? null);
  });
  if (signed.includes(false)) return false;
  return signed.length === 0 || signed.includes(null) ? null : true;
}
