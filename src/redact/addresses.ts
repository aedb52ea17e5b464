import { macDigits, macLike, macsIn, numberedAddresses } from './address-forms.js';

/** Addresses in running text, and documentation addresses that replace them. */

/** IPv4 in dotted form; in tcpdump's text a fifth dot and a port may follow. */
const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\d)/g;
/** Four numbers of a version: a browser's, a program's, a release's. */
const VERSION =
  /(?:(?:Chrome|Chromium|Edg|OPR|Version|Java|nginx|curl|OpenSSL|Firefox|Safari)\/|\b(?:version|release|build|vManage|IOS XE)[ :=v]{1,3})$/i;
/** IPv6 with eight groups or a double colon; anything shorter is a time. */
const IPV6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|::(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,7}:)(?![\w:])/gi;
/** Loopback, unspecified, broadcast and net masks identify nobody. */
const NOBODY = /^(?:127\.|0\.0\.0\.0$|255\.|::1?$|ff:ff:ff|00:00:00:00:00:00)/i;

/** All addresses in a text that identify somebody. */
export function addressesIn(text: string): readonly string[] {
  const four = [...text.matchAll(IPV4)].filter(
    (match) => isIpv4(match[0]) && !VERSION.test(text.slice(Math.max(0, match.index - 16), match.index)),
  );
  const written = [...four, ...text.matchAll(IPV6)].map(([address]) => address);
  const all = [...written, ...macsIn(text), ...numberedAddresses(text)];
  return all.filter((address) => !NOBODY.test(address));
}

export function isAddress(text: string): boolean {
  return isIpv4(text) || text.includes(':') || macDigits(text) !== null;
}

function isIpv4(text: string): boolean {
  const octets = text.split('.');
  return octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255);
}

/** Networks for documentation (RFC 5737), then for benchmarks (RFC 2544), one per seen network. */
function network(index: number): string {
  const documentation = ['192.0.2', '198.51.100', '203.0.113'];
  const benchmark = index - documentation.length;
  return documentation[index] ?? `198.${String(18 + Math.floor(benchmark / 256))}.${String(benchmark % 256)}`;
}

/**
 * Replaces each address by one that nobody has. Addresses of one /24 stay in one /24, which an engineer needs to see.
 */
export class AddressPool {
  private readonly networks = new Map<string, { readonly prefix: string; hosts: number }>();
  private readonly macs = new Map<string, string>();
  private others = 0;

  constructor(private readonly taken: ReadonlySet<string>) {}

  next(address: string): string {
    for (;;) {
      const digits = macDigits(address);
      if (digits !== null) return macLike(this.mac(digits), address);
      const candidate = isIpv4(address) ? this.ipv4(address) : this.ipv6();
      if (!this.taken.has(candidate)) return candidate;
    }
  }

  private ipv4(address: string): string {
    const own = address.slice(0, address.lastIndexOf('.'));
    const known = this.networks.get(own) ?? { prefix: network(this.networks.size), hosts: 0 };
    this.networks.set(own, known);
    known.hosts++;
    // A /24 has at most 254 hosts, but documentation addresses are skipped, so a new network may be needed.
    if (known.hosts > 254) this.networks.delete(own);
    return `${known.prefix}.${String(Math.min(known.hosts, 255))}`;
  }

  /** RFC 3849. */
  private ipv6(): string {
    this.others++;
    return `2001:db8::${this.others.toString(16)}`;
  }

  /** RFC 7042 section 2.1.2; the same in each way to write it. */
  private mac(digits: string): string {
    const known = this.macs.get(digits) ?? `00005e0053${(this.macs.size + 1).toString(16).padStart(2, '0').slice(-2)}`;
    this.macs.set(digits, known);
    return known;
  }
}
