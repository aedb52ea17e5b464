import { formsOf } from './encodings.js';
import type { Form } from './encodings.js';
import { MASK } from './found.js';
import type { Identity } from './identities.js';
import { Needles } from './needles.js';

/**
 * Shortest name that is looked for in base64 and hex. Five characters leave six of base64, which stand in a report of a
 * megabyte by chance once in some ten thousand, and in the words of one far more often; six leave seven.
 */
const MIN_ENCODED_LENGTH = 6;

const ENCODED: ReadonlySet<Form['name']> = new Set(['URL-encoded', 'base64', 'hex']);

/** A name that stands in another form, and what is put there. */
export interface EncodedName {
  readonly identity: Identity;
  readonly form: Form['name'];
  readonly shown: string;
}

/** Looks for names of six characters and more in URL-encoding, in base64 at any alignment and in hex. */
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

/** In a URL the stand-in is encoded as well; of base64 only what depends on the name alone is known, so it is masked. */
function shownAs({ shown }: Identity, form: Form['name']): string {
  return form === 'URL-encoded' ? encodeURIComponent(shown) : MASK;
}
