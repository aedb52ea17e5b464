/** Log lines as the products lay them out, with our own words in them, and what a parser makes of them. */
import type { Event, Kind } from '../../src/core/event.js';
import type { Source } from '../../src/core/source.js';
import type { Parser } from '../../src/core/parser.js';
import type { ReadSource } from '../../src/core/source.js';
import { parsers as builtIn } from '../../src/parsers/index.js';
import { readSource } from '../../src/reading/read-source.js';
import type { PacketPairer } from '../../src/reading/reading-options.js';
import { nodePlatform } from '../../src/platform/node.js';

export interface ManagerParts {
  readonly time?: string;
  readonly zone?: string;
  readonly level?: string;
  readonly host?: string;
  readonly logger?: string;
  readonly thread?: string;
}

/** A line of vmanage-server.log with two brackets. */
export function managerLine(message: string, parts: ManagerParts = {}): string {
  const { time = '05-Mar-2024 10:15:00,100', zone = 'UTC', level = 'INFO', host = 'manager' } = parts;
  const { logger = 'SmartLicensingUtil', thread = 'default task-1' } = parts;
  return `${time} ${zone} ${level.padEnd(5)} [${host}] [${logger}] (${thread}) |default| ${message}`;
}

/** A line of the license server's `messages`. */
export function syslogLine(message: string, stamp = 'Mar  5 10:15:00', program = '83d9fe88eab8'): string {
  return `${stamp} ssm ${program}: ${message}`;
}

/** A line of nginx's access log. */
export function accessLine(request: string, status: number, time = '05/Mar/2024:10:15:00 +0000'): string {
  return `192.0.2.10 - - [${time}] "${request} HTTP/1.1" ${status} 136 "-" "Java/17.0.9"`;
}

const noPackets: PacketPairer = () => ({ packet: () => undefined, end: () => undefined });

/** A source in memory that comes in chunks of at most `size` bytes. */
export function sourceOf(path: string, content: string | Uint8Array, size = 65_536): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, size: bytes.byteLength, modified: null, open: () => chunksOf(bytes, size) };
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
}

/** What the given parsers make of a text. */
export function read(content: string | Uint8Array, parsers: readonly Parser[], path = 'file.log'): Promise<ReadSource> {
  return readSource(sourceOf(path, content), { parsers, pairPackets: noPackets, platform: nodePlatform });
}

/** What all parsers together make of a text. */
export function readByAll(content: string | Uint8Array, path = 'file.log'): Promise<ReadSource> {
  return read(content, builtIn, path);
}

/** Kinds and facts of what was read, in order. */
export function factsOf(source: ReadSource): readonly (readonly [Kind, Event['facts']])[] {
  return source.events.map(({ kind, facts }) => [kind, facts]);
}
