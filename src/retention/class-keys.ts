import { testValue } from '../core/pattern.js';
import { fieldsOf, type AnyEvent } from '../core/event.js';
import { templateOf } from '../text/template.js';
import type { FieldTests } from './field-tests.js';
import type { Unit } from './unit.js';

/** Fields that differ between occurrences of one thing, and name no one. */
const OF_ONE_OCCURRENCE: ReadonlySet<string> = new Set([
  'http.request.id',
  'http.response.header.date',
  'network.community_id',
  'process.thread.cut',
  'process.thread.name',
  'url.full',
]);

/** Fields that say who acts; they are the actor, not the class. */
const OF_ACTOR: ReadonlySet<string> = new Set(['source.address', 'source.ip', 'quoted.source.ip']);

/** Numbers that are names. All others are amounts, and count by the tests that rules put to them. */
const NAMES: ReadonlySet<string> = new Set([
  'destination.port',
  'http.response.status_code',
  'icmp.code',
  'icmp.type',
  'proxy.port',
  'proxy.response.status_code',
  'quoted.destination.port',
  'server.port',
  'tls.alert.code',
  'url.port',
  'x509.verify_error',
]);

/** Texts with parts that vary: ids in paths, addresses and counts in messages. */
const TEXTS: ReadonlySet<string> = new Set([
  'error.causes',
  'error.message',
  'http.response.body.content',
  'message',
  'url.original',
  'url.path',
]);

/** Values remembered per field. */
const MAX_REMEMBERED = 2_000;

/** Names the class of an event: equal keys say that no stage, join or rule can tell two events apart but by time. */
export class ClassKeys {
  readonly #known = new Map<string, Map<unknown, string>>();

  constructor(private readonly tests: FieldTests) {}

  /** The class of an event, without its actor. */
  of({ kind, by, host, facts }: AnyEvent): string {
    let key = `${kind}\t${by}\t${host ?? ''}`;
    const fields = fieldsOf(facts);
    for (const field in fields) {
      if (!OF_ONE_OCCURRENCE.has(field) && !OF_ACTOR.has(field))
        key += `\t${field}=${this.#valueKey(field, fields[field])}`;
    }
    return key;
  }

  #valueKey(field: string, value: unknown): string {
    const isShort = typeof value !== 'number' && !TEXTS.has(field);
    if (isShort || NAMES.has(field)) return String(value);
    const known = this.#known.get(field) ?? new Map<unknown, string>();
    this.#known.set(field, known);
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const key = this.#tested(field, value);
    known.set(value, key);
    return key;
  }

  #tested(field: string, value: unknown): string {
    const answers = (this.tests.get(field) ?? []).map((test) => (testValue(test, value) === 'yes' ? 'y' : 'n'));
    const text = typeof value === 'number' ? '' : templateOf(String(value));
    return `${text} ${answers.join('')}`;
  }
}

/** Who acts in a unit: its client, by address. */
export function actorOf(unit: Unit): string {
  for (const { event } of unit) {
    const fields = fieldsOf(event.facts);
    for (const field of OF_ACTOR) if (typeof fields[field] === 'string') return fields[field];
  }
  return '';
}
