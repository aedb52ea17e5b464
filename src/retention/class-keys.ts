import { testValue, type AnyTest } from '../core/pattern.js';
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

/** Writes one field of an event into the key of its class. */
type FieldKey = (value: unknown) => string;

/** Names the class of an event: equal keys say that no stage, join or rule can tell two events apart but by time. */
export class ClassKeys {
  /** By name; null for a field that is in no key. */
  readonly #fields = new Map<string, FieldKey | null>();

  constructor(private readonly tests: FieldTests) {}

  /** The class of an event, without its actor. */
  of({ kind, by, host, facts }: AnyEvent): string {
    let key = `${kind}\t${by}\t${host ?? ''}`;
    const fields = fieldsOf(facts);
    for (const field in fields) {
      const known = this.#fields.get(field);
      const keyOf = known === undefined ? this.#added(field) : known;
      if (keyOf !== null) key += keyOf(fields[field]);
    }
    return key;
  }

  #added(field: string): FieldKey | null {
    const isInNone = OF_ONE_OCCURRENCE.has(field) || OF_ACTOR.has(field);
    const added = isInNone ? null : fieldKey(field, this.tests.get(field) ?? []);
    this.#fields.set(field, added);
    return added;
  }
}

function fieldKey(field: string, tests: readonly AnyTest[]): FieldKey {
  const begin = `\t${field}=`;
  const asIs: FieldKey = (value) => begin + String(value);
  if (NAMES.has(field)) return asIs;
  const answers = (value: unknown): string => {
    let all = '';
    for (const test of tests) all += isPassed(test, value) ? 'y' : 'n';
    return all;
  };
  // A number is an amount, and nothing but the answers to a few comparisons: cheaper than a look into a map.
  const other = TEXTS.has(field)
    ? remembered((value) => `${begin}${templateOf(String(value))} ${answers(value)}`)
    : asIs;
  return (value) => (typeof value === 'number' ? `${begin} ${answers(value)}` : other(value));
}

function remembered(keyOf: FieldKey): FieldKey {
  const known = new Map<unknown, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const key = keyOf(value);
    known.set(value, key);
    return key;
  };
}

/** Who acts in a unit: its client, by address. */
export function actorOf(unit: Unit): string {
  for (const { event } of unit) {
    const fields = fieldsOf(event.facts);
    for (const field of OF_ACTOR) if (typeof fields[field] === 'string') return fields[field];
  }
  return '';
}

/** What a user's test throws is said where its rule is judged. */
function isPassed(test: AnyTest, value: unknown): boolean {
  try {
    return testValue(test, value) === 'yes';
  } catch {
    return false;
  }
}
