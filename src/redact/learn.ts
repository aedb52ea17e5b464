import type { Analysis } from '../core/analysis.js';
import type { ClientIds } from './client-ids.js';
import { SecretCollector } from './collector.js';
import { encodedNames } from './encoded-names.js';
import type { EncodedName } from './encoded-names.js';
import type { Form } from './encodings.js';
import { identitiesOf, identityNeedles } from './identities.js';
import type { Identity } from './identities.js';
import type { Needles } from './needles.js';
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

/** What only its form gave away, and where it stands. */
export interface ByForm {
  readonly what: string;
  readonly where: Place | null;
}

/** The result of pass one over an analysis. */
export interface Learned {
  readonly secrets: readonly Secret[];
  /** Texts in which no key and no syntax shows a secret or client id. */
  readonly clean: Pick<ReadonlySet<string>, 'has'>;
  /** Secrets that no key or syntax shows. */
  readonly byForm: readonly ByForm[];
  readonly clientIds: ClientIds;
  readonly needles: Needles<{ readonly secret: Secret; readonly form: Form['name'] }>;
  /** Names to replace; empty if identities are kept. */
  readonly identities: readonly Identity[];
  readonly names: Needles<Identity>;
  /** The same names in URL-encoding, base64 and hex. */
  readonly encodedNames: Needles<EncodedName>;
}

const lessons = new WeakMap<object, Learned>();

/**
 * Pass one: every secret and client id that a key, the syntax or its form shows in the texts of an analysis (or of parts
 * of one). Values under six characters, short numbers and the reports' own words are masked in place and not searched.
 */
export function learnSecrets(data: object): Learned {
  const known = lessons.get(data);
  if (known !== undefined) return known;
  const collector = new SecretCollector();
  eachText(data, (text, key, found) => {
    collector.read(text, key, found);
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
