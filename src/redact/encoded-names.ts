import { formsOf } from './encodings.js';
import type { Form } from './encodings.js';
import { MASK } from './found.js';
import type { Identity } from './identities.js';
import { Needles } from './needles.js';

/**
 * Shortest name that is searched in base64 and hex. Five characters leave six of base64, which one of some ten thousand
 * reports of a megabyte contains by chance, and far more by their words; six leave seven.
 */
const MIN_ENCODED_LENGTH = 6;

const ENCODED: ReadonlySet<Form['name']> = new Set(['URL-encoded', 'base64', 'hex']);

/** A name in another encoding, and its replacement. */
export interface EncodedName {
  readonly identity: Identity;
  readonly form: Form['name'];
  readonly shown: string;
}

/** Searches names of six characters and more in URL-encoding, in base64 at any alignment and in hex. */
export function encodedNames(identities: readonly Identity[]): Needles<EncodedName> {
  const long = identities.filter(({ original }) => original.length >= MIN_ENCODED_LENGTH);
  return new Needles(
    long.flatMap((identity) =>
      formsOf(identity.original)
        .filter(({ name, text }) => ENCODED.has(name) && text !== identity.original)
        .map(({ name: form, text }) => ({ text, value: { identity, form, shown: shownAs(identity, form) } })),
    ),
    { minLength: MIN_ENCODED_LENGTH },
  );
}

/**
 * In a URL the replacement is encoded as well; in base64 only the characters that depend on the name alone are known,
 * so they are masked.
 */
function shownAs({ shown }: Identity, form: Form['name']): string {
  return form === 'URL-encoded' ? encodeURIComponent(shown) : MASK;
}
