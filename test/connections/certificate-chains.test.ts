import { expect, test } from '@jest/globals';
import { CertificateChains, MAX_CHAINS } from '../../src/connections/certificate-chains.js';

/** Counts the certificates that the platform is asked to read. */
function counted(): { readonly chains: CertificateChains; readonly asked: () => number } {
  let asked = 0;
  const certificate = (): null => {
    asked += 1;
    return null;
  };
  return { chains: new CertificateChains({ certificate }), asked: () => asked };
}

const chainOf = (...bytes: readonly number[]): readonly Uint8Array[] => bytes.map((byte) => Uint8Array.of(48, 1, byte));

test('a chain that is shown again is the same one, and is read once', () => {
  const { chains, asked } = counted();
  const first = chains.keep(chainOf(1, 2));
  const facts = chains.facts(first);
  const before = asked();
  expect(chains.keep(chainOf(1, 2))).toBe(first);
  expect(chains.facts(first)).toBe(facts);
  expect(asked()).toBe(before);
  expect(facts).toMatchObject({ 'tls.server.chain_length': 2 });
});

test('chains that differ in a byte, a length or a certificate are kept apart', () => {
  const { chains } = counted();
  const all = [chainOf(1), chainOf(2), chainOf(1, 2), [Uint8Array.of(48, 1)]].map((chain) => chains.keep(chain));
  expect(new Set(all).size).toBe(4);
});

test('a chain has bytes of its own', () => {
  const { chains } = counted();
  const shown = Uint8Array.of(48, 1, 7);
  const [kept] = chains.keep([shown]);
  shown.fill(0);
  expect(kept).toEqual(Uint8Array.of(48, 1, 7));
});

test('no more than the bound are held, and one that was forgotten can still be read', () => {
  const { chains } = counted();
  const first = chains.keep(chainOf(0));
  for (let byte = 1; byte <= MAX_CHAINS * 2; byte += 1) chains.keep(chainOf(byte));
  expect(chains.size).toBe(MAX_CHAINS);
  expect(chains.facts(first)).toMatchObject({ 'tls.server.chain_length': 1 });
});
