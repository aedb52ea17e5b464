import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { nodePlatform } from '../../src/platform/node.js';
import { LEAF, ROOT } from '../../samples/parsers/pcap/certificate.js';

describe('Node as a platform', () => {
  test('hashes and sums up what comes in chunks', () => {
    const hash = nodePlatform.sha256();
    hash.update(LEAF.subarray(0, 100));
    hash.update(LEAF.subarray(100));
    expect(hash.hex()).toBe(createHash('sha256').update(LEAF).digest('hex'));
    const first = nodePlatform.crc32(LEAF.subarray(0, 100), 0);
    expect(nodePlatform.crc32(LEAF.subarray(100), first)).toBe(crc32(LEAF));
  });

  test('knows by whom a certificate is signed, and its key', () => {
    const leaf = nodePlatform.certificate(LEAF);
    expect(leaf?.key()).toEqual({ type: 'prime256v1', bits: null });
    expect([leaf?.isSignedBy(ROOT), leaf?.isSignedBy(LEAF), leaf?.isSignedBy(ROOT.subarray(0, 100))]).toEqual([
      true,
      false,
      null,
    ]);
    expect(nodePlatform.certificate(LEAF.subarray(0, 100))).toBeNull();
  });
});
