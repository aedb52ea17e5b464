import type { Analysis } from '../core/analysis.js';
import { ClientIds } from './client-ids.js';
import { encodedNames } from './encoded-names.js';
import type { EncodedName } from './encoded-names.js';
import { formsOf, readings } from './encodings.js';
import type { Form } from './encodings.js';
import { isMasked, MASK } from './found.js';
import type { Found } from './found.js';
import { identitiesOf, identityNeedles } from './identities.js';
import type { Identity } from './identities.js';
import { Needles, MIN_NEEDLE_LENGTH } from './needles.js';
import { maskByPattern } from './patterns.js';
import { isCommon } from './vocabulary.js';
import { eachText } from './walk.js';
import type { Place } from './walk.js';

/** A secret value, and where it was learned. */
export interface Secret {
  readonly name: string;
  readonly value: string;
  /** Its replacement. */
  readonly shown: string;
  /** Path and line or frame; null if it was not in evidence. */
  readonly where: string | null;
}

/** The result of pass one over an analysis. */
export interface Learned {
  readonly secrets: readonly Secret[];
  readonly clientIds: ClientIds;
  readonly needles: Needles<{ readonly secret: Secret; readonly form: Form['name'] }>;
  /** Names to replace; empty if identities are kept. */
  readonly identities: readonly Identity[];
  readonly names: Needles<Identity>;
  /** The same names in URL-encoding, base64 and hex. */
  readonly encodedNames: Needles<EncodedName>;
}

/** Keys of facts that are always secret. */
const SECRET_KEY = /(?:secret|password|passphrase|access_token|refresh_token|id_token|authorization|cookie)$/i;
const CLIENT_ID_KEY = /client[._]id$/i;
/** Texts of rules, which explain how to enter a secret and contain none. */
const RULE_TEXT = new Set(['cause', 'claim', 'fix', 'verify', 'risk', 'what', 'command', 'rule', 'code', 'missing']);

const lessons = new WeakMap<object, Learned>();

/**
 * Pass one: every secret and client id that a key or the syntax shows in the texts of an analysis (or of parts of one).
 * Values under six characters, short numbers and the reports' own words are masked in place and not searched.
 */
export function learnSecrets(data: object): Learned {
  const known = lessons.get(data);
  if (known !== undefined) return known;
  const collector = new SecretCollector();
  eachText(data, (text, key, place) => {
    collector.read(text, key, place);
  });
  const learned = collector.learned();
  lessons.set(data, learned);
  return learned;
}

const named = new WeakMap<Analysis, Learned>();

/** The same, with every name of a person, host, account or organisation. */
export function learnIdentities(analysis: Analysis): Learned {
  const known = named.get(analysis);
  if (known !== undefined) return known;
  const identities = identitiesOf(analysis);
  const learned = {
    ...learnSecrets(analysis),
    identities,
    names: identityNeedles(identities),
    encodedNames: encodedNames(identities),
  };
  named.set(analysis, learned);
  return learned;
}

/** Whether a text under this key is a rule's. */
export function isRuleText(key: string): boolean {
  return RULE_TEXT.has(key);
}

const kinds = new Map<string, Found['kind'] | null>();
/** Keys come from the vocabulary of events and from documents; a document may have any number of them. */
const MAX_KEYS = 1_000;

/** Whether the value under a key is a secret or a client id by its name alone. */
export function kindOfKey(key: string): Found['kind'] | null {
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const kind = kindByName(key);
  if (kinds.size < MAX_KEYS) kinds.set(key, kind);
  return kind;
}

function kindByName(key: string): Found['kind'] | null {
  if (SECRET_KEY.test(key)) return 'secret';
  return CLIENT_ID_KEY.test(key) ? 'client-id' : null;
}

class SecretCollector {
  private readonly secrets = new Map<string, Secret>();
  private readonly clientIds = new ClientIds();

  read(text: string, key: string, place: Place): void {
    if (isRuleText(key)) return;
    const kind = kindOfKey(key);
    if (kind !== null && text !== '' && !isMasked(text)) this.found({ kind, name: key, value: text }, place);
    maskByPattern(text, (found) => this.found(found, place));
  }

  private found({ kind, name, value }: Found, place: Place): string {
    const shown = kind === 'client-id' ? this.clientIds.shown(value) : MASK;
    const where = place === null ? null : `${String(place.source)}:${String(place.number)}`;
    for (const reading of readings(value)) {
      if (isDistinct(reading) && !this.secrets.has(reading))
        this.secrets.set(reading, { name, value: reading, shown, where });
    }
    // A client id stays, so that other patterns see the same text as in pass two.
    return kind === 'client-id' ? value : MASK;
  }

  learned(): Learned {
    const secrets = [...this.secrets.values()];
    const needles = secrets.flatMap((secret) =>
      formsOf(secret.value).map((form) => ({ text: form.text, value: { secret, form: form.name } })),
    );
    return {
      secrets,
      clientIds: this.clientIds,
      needles: new Needles(needles),
      identities: [],
      names: identityNeedles([]),
      encodedNames: encodedNames([]),
    };
  }
}

function isDistinct(value: string): boolean {
  return value.length >= MIN_NEEDLE_LENGTH && !/^\d{1,7}$/.test(value) && !isCommon(value) && !isMasked(value);
}
