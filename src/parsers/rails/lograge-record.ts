import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';
import { railsLine } from './line.js';

/** One request as logged by lograge; a cut line gives what it has. */
export interface LogrageRecord {
  /** By Ruby's logger, or by the field `time` that an application may add. */
  readonly stamp: Stamp | null;
  readonly pid: string | null;
  readonly tags: readonly string[];
  readonly method: string | null;
  /** Without its query: lograge strips it. */
  readonly path: string | null;
  readonly controller: string | null;
  readonly action: string | null;
  readonly status: number | null;
  /** Milliseconds, as written. */
  readonly duration: number | null;
  /** `Class: message` of an unrescued exception. */
  readonly error: string | null;
}

/**
 * `key=value` of Lograge::Formatters::KeyValue. An error's single quotes are not escaped inside, so it ends where the
 * next key begins.
 */
const FIELD = /(?:^| )([a-z][\w.]*)=(?:'([\s\S]*?)'(?= [a-z][\w.]*=|$)|("[^"]*"|\[[^\]]*\]|\S*))/g;
/** A whole line as lograge alone writes it, without quotes, brackets and repeated keys: read by one match. */
const USUAL =
  /^method=([A-Z]+) path=(\/\S*) format=[^\s'"[]+ controller=([\w:]+) action=(\w+) status=([1-5]\d\d)(?: allocations=\d+)? duration=(\d+(?:\.\d+)?)(?: view=\d+\.\d+)?(?: db=\d+\.\d+)?$/;
const TIME = / time=(\d{4}-\d{2}-\d{2}[T ]\S+(?: [+-]\d{4})?)/;

/** Whether a line is lograge's: it begins with the method, as `key=value` or in JSON. */
export function isLograge(line: string): boolean {
  if (line.startsWith('method=')) return true;
  const { text } = railsLine(line);
  return text.startsWith('method=') || text.startsWith('{"method":"');
}

/** Reads a line of lograge; null for any other. */
export function logrageRecord(line: string): LogrageRecord | null {
  if (!isLograge(line)) return null;
  const { text, stamp, pid, tags } = railsLine(line);
  const usual = USUAL.exec(text);
  if (usual !== null) {
    const [, method = '', path = '', controller = '', action = '', status, duration] = usual;
    return {
      stamp,
      pid,
      tags,
      method,
      path,
      controller,
      action,
      status: Number(status),
      duration: Number(duration),
      error: null,
    };
  }
  const fields = text.startsWith('{') ? jsonFields(text) : keyValues(text);
  const field = (name: string): string | null => fields.get(name) ?? null;
  return {
    stamp: stamp ?? isoStamp(TIME.exec(text)?.[1] ?? ''),
    pid,
    tags,
    method: field('method'),
    path: field('path'),
    controller: field('controller'),
    action: field('action'),
    status: numberOf(field('status'), /^[1-5]\d\d$/),
    duration: numberOf(field('duration'), /^\d+(?:\.\d+)?$/),
    error: field('error'),
  };
}

function keyValues(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(FIELD)].map(([, key, quoted, plain]) => [key ?? '', quoted ?? plain ?? '']));
}

/** Lograge::Formatters::Json; a cut line gives nothing. */
function jsonFields(text: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return new Map(
      entries.flatMap(([key, one]) =>
        typeof one === 'string' || typeof one === 'number' ? [[key, String(one)] as const] : [],
      ),
    );
  } catch {
    return new Map();
  }
}

/** `status=0` means unknown. */
function numberOf(text: string | null, form: RegExp): number | null {
  return text !== null && form.test(text) ? Number(text) : null;
}
