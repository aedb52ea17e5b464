import type { Analysis } from '../../../src/index.js';
import { addressesIn } from '../../../src/redact/addresses.js';
import { isMasked, MASK, type Found } from '../../../src/redact/found.js';
import { identitiesOf, identityNeedles } from '../../../src/redact/identities.js';
import { Needles } from '../../../src/redact/needles.js';
import { maskByPattern } from '../../../src/redact/patterns.js';

/** Networks for documentation (RFC 5737); the last one takes the rest. */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];
/** Short and long ids of containers, hashes, and UUIDs. */
const HEX_ID =
  /(?<![\w-])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64})(?![\w-])/gi;

/**
 * The lines with every secret masked, and every address, name and id replaced: addresses by those of RFC 5737, RFC 3849
 * and RFC 7042, names by those of RFC 2606, ids by others of their form. Equal things stay equal.
 */
export function withStandIns(lines: readonly string[], analysis: Analysis): readonly string[] {
  // Uncited lines hold names too, so they are searched as if a notice quoted them.
  const quoted = lines.map((message) => ({ code: 'not-read', source: '', message }) as const);
  const names = identitiesOf({ ...analysis, notices: [...analysis.notices, ...quoted] });
  const hosts = identityNeedles(names.filter(({ kind }) => kind !== 'address'));
  const [ids, hexIds] = [new OtherCharacters(), new OtherCharacters()];
  const addresses = addressMap(lines);
  return lines
    .map((line) => maskByPattern(line, (found) => shown(found, ids)))
    .map((line) => line.replace(HEX_ID, (id) => hexIds.of(id)))
    .map((line) => hosts.replace(line, ({ shown: name }) => name))
    .map((line) => addresses.replace(line, (address) => address));
}

function shown({ kind, value }: Found, ids: OtherCharacters): string {
  if (kind === 'client-id') return ids.of(value);
  return isMasked(value) ? value : MASK;
}

function addressMap(lines: readonly string[]): Needles<string> {
  const seen = [...new Set(lines.flatMap(addressesIn))];
  const networks: string[] = [];
  const hosts = new Map<string, number>();
  const standIn = (address: string, index: number): string => {
    const other = (index + 1).toString(16);
    if (/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(address)) return `00:00:5e:00:53:${other.padStart(2, '0').slice(-2)}`;
    if (address.includes(':')) return `2001:db8::${other}`;
    const own = address.slice(0, address.lastIndexOf('.'));
    if (!networks.includes(own)) networks.push(own);
    const network = NETWORKS[Math.min(networks.indexOf(own), NETWORKS.length - 1)] ?? '';
    hosts.set(network, (hosts.get(network) ?? 0) + 1);
    return `${network}.${String(hosts.get(network))}`;
  };
  return new Needles(
    seen.map((address, index) => ({ text: address, value: standIn(address, index) })),
    {
      minLength: 2,
      fits: (text, start, end) => !/[\d.:]$/.test(text.slice(0, start)) && !/^[\da-f]/i.test(text.slice(end)),
    },
  );
}

/**
 * Replaces characters within their class in order of first occurrence: ids keep their form, equal ids stay equal, and a
 * masked id still matches its whole one.
 */
class OtherCharacters {
  private readonly byClass = new Map<string, Map<string, string>>();

  of(id: string): string {
    const isHex = /^[0-9a-f-]+$/i.test(id);
    return id.replace(/[A-Za-z0-9]/g, (character) => this.other(character, isHex));
  }

  private other(character: string, isHex: boolean): string {
    const kind = isHex ? 'hex' : /\d/.test(character) ? 'digit' : /[A-Z]/.test(character) ? 'upper' : 'lower';
    const known = this.byClass.get(kind) ?? new Map<string, string>();
    this.byClass.set(kind, known);
    const alphabet = ALPHABETS[kind];
    const key = isHex ? character.toLowerCase() : character;
    const other = known.get(key) ?? alphabet.charAt(known.size);
    known.set(key, other);
    return other;
  }
}

const ALPHABETS = {
  hex: 'a0b1c2d3e4f56789',
  digit: '1234567890',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  lower: 'abcdefghijklmnopqrstuvwxyz',
} as const;
