import { testValue, type AnyTest } from '../core/pattern.js';
import { DeferredEvent, likeOf, type Outline } from '../core/deferred-event.js';
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

/** Classes that have a short name of their own; of a log with more, the others are named by their keys. */
const MAX_NAMES = 10_000;

/** What counts of a field's value: equal words are of one class. */
type FieldWord = (value: unknown) => string;

/** Classes that are alike up to one field, by the next field and its word. Most branches have one that follows. */
class Branch {
  name: string | null = null;
  #field = '';
  #word = '';
  #first: Branch | null = null;
  #more: Map<string, Map<string, Branch>> | null = null;

  /** Null if there is none and none may be made. */
  at(field: string, word: string, isFull: boolean): Branch | null {
    if (this.#first !== null && this.#field === field && this.#word === word) return this.#first;
    const known = this.#more?.get(field)?.get(word);
    if (known !== undefined) return known;
    return isFull ? null : this.#added(field, word);
  }

  #added(field: string, word: string): Branch {
    const made = new Branch();
    if (this.#first === null) {
      [this.#field, this.#word, this.#first] = [field, word, made];
      return made;
    }
    const more = (this.#more ??= new Map<string, Map<string, Branch>>());
    const words = more.get(field) ?? new Map<string, Branch>();
    more.set(field, words.set(word, made));
    return made;
  }
}

/** Names the class of an event: equal names say that no stage, join or rule can tell two events apart but by time. */
export class ClassKeys {
  /** By name; null for a field that is in no key. */
  readonly #fields = new Map<string, FieldWord | null>();
  readonly #root = new Branch();
  /** Names of deferred events, by the word of their amount. */
  readonly #outlined = new WeakMap<Outline, Map<string, string>>();
  #names = 0;

  constructor(private readonly tests: FieldTests) {}

  /**
   * The class of an event, without its actor. It is found word by word: a key of all words is as long as the event, and
   * would be put together and hashed for each.
   */
  nameOf(event: AnyEvent): string {
    return event instanceof DeferredEvent ? this.#nameOfDeferred(event) : this.#nameOfMade(event);
  }

  /** Events of one outline differ in their amount alone, so that one of each word is looked at. */
  #nameOfDeferred(event: DeferredEvent): string {
    const { outline, amount } = event;
    const word = this.#wordOf(outline.amount)?.(amount) ?? '';
    const names = this.#outlined.get(outline) ?? new Map<string, string>();
    this.#outlined.set(outline, names);
    const known = names.get(word);
    if (known !== undefined) return known;
    const name = this.#nameOfMade(event.read() ?? outline.like);
    names.set(word, name);
    return name;
  }

  #nameOfMade(event: AnyEvent): string {
    const branch = this.#branchOf(event);
    if (branch === null || (branch.name === null && this.#names >= MAX_NAMES)) return this.#keyOf(event);
    return (branch.name ??= String(this.#names++));
  }

  #branchOf({ kind, by, host, facts }: AnyEvent): Branch | null {
    const isFull = this.#names >= MAX_NAMES;
    let branch = this.#root.at(kind, by, isFull)?.at('', host ?? '', isFull) ?? null;
    const fields = fieldsOf(facts);
    for (const field in fields) {
      const wordOf = this.#wordOf(field);
      if (wordOf !== null && branch !== null) branch = branch.at(field, wordOf(fields[field]), isFull);
    }
    return branch;
  }

  #keyOf({ kind, by, host, facts }: AnyEvent): string {
    let key = `${kind}\t${by}\t${host ?? ''}`;
    const fields = fieldsOf(facts);
    for (const field in fields) {
      const wordOf = this.#wordOf(field);
      if (wordOf !== null) key += `\t${field}=${wordOf(fields[field])}`;
    }
    return key;
  }

  #wordOf(field: string): FieldWord | null {
    const known = this.#fields.get(field);
    if (known !== undefined) return known;
    const isInNone = OF_ONE_OCCURRENCE.has(field) || OF_ACTOR.has(field);
    const added = isInNone ? null : fieldWord(field, this.tests.get(field) ?? []);
    this.#fields.set(field, added);
    return added;
  }
}

function fieldWord(field: string, tests: readonly AnyTest[]): FieldWord {
  if (NAMES.has(field)) return String;
  const answers = (value: unknown): string => {
    let all = '';
    for (const test of tests) all += isPassed(test, value) ? 'y' : 'n';
    return all;
  };
  // A number is an amount, and nothing but the answers to a few comparisons: cheaper than a look into a map.
  const other = TEXTS.has(field) ? remembered((value) => `${templateOf(String(value))} ${answers(value)}`) : String;
  return (value) => (typeof value === 'number' ? ` ${answers(value)}` : other(value));
}

function remembered(wordOf: FieldWord): FieldWord {
  const known = new Map<unknown, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const word = wordOf(value);
    known.set(value, word);
    return word;
  };
}

/** Who acts in a unit: its client, by address. */
export function actorOf(unit: Unit): string {
  for (const { event } of unit) {
    const fields = fieldsOf(likeOf(event).facts);
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
