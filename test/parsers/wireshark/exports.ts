import { readFileSync } from 'node:fs';
import type { AnyEvent } from '../../../src/core/event.js';
import type { Notice } from '../../../src/core/notice.js';
import { pairPackets } from '../../../src/connections/pair-packets.js';
import { parsers } from '../../../src/parsers/index.js';
import { readSource } from '../../../src/reading/read-source.js';
import type { ReadSource } from '../../../src/core/source.js';
import { nodePlatform } from '../../../src/platform/node.js';

/** Reads bytes as the program does, in chunks of one size. */
export function readBytes(bytes: Uint8Array, size = 65_536): Promise<ReadSource> {
  const open = async function* (): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.byteLength; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  };
  return readSource(
    { path: 'export', size: bytes.byteLength, modified: null, open },
    { parsers, pairPackets, platform: nodePlatform },
  );
}

/** Reads a sample. */
export const readSample = (path: string, size?: number): Promise<ReadSource> =>
  readBytes(readFileSync(`samples/parsers/${path}`), size);

/** What an export must not say otherwise than its capture: kinds and facts, each with its frames. */
export function emitted(read: ReadSource): readonly unknown[] {
  return read.events.map(({ kind, facts, evidence }) => [
    kind,
    facts,
    evidence.map(({ unit, number }) => [unit, number]),
  ]);
}

/** The facts of the only event of a kind. */
export function factsOf(read: ReadSource, kind: AnyEvent['kind']): object {
  const found = read.events.filter((event) => event.kind === kind);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${String(found.length)} events of ${kind}`);
  return found[0].facts;
}

/** Codes of what was said of damage. */
export const codesOf = ({ notices }: { readonly notices: readonly Notice[] }): readonly string[] =>
  notices.map(({ code }) => code);
