/** Planted secrets are drawn when a test runs, so that no source holds one. */
export const SEEDS: readonly number[] = [1, 20_241];

const SIGNS = '!#$%^*+~';
const LETTERS = 'abcdefghijkmnpqrstuvwxyz';
const WORDS = ['tiger', 'lily', 'harbour', 'copper', 'window', 'orchard'];

export interface PlantedValues {
  /** Letters of both cases, digits, and a sign in the middle. */
  readonly random: (length: number) => string;
  /** Words with a number, as people choose them. */
  readonly words: () => string;
}

/** Values from a linear congruential generator (Numerical Recipes): the same for the same seed. */
export function drawn(seed: number): PlantedValues {
  let state = seed;
  const below = (limit: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = (text: string): string => text.charAt(below(text.length));
  const kinds = [() => pick(LETTERS).toUpperCase(), () => pick('23456789'), () => pick(LETTERS)];
  const random = (length: number): string =>
    Array.from({ length }, (_, at) => (at === Math.floor(length / 2) ? pick(SIGNS) : (kinds[at % 3]?.() ?? ''))).join(
      '',
    );
  return {
    random,
    words: () => `${WORDS[below(WORDS.length)] ?? ''}-${WORDS[below(WORDS.length)] ?? ''}${String(10 + below(90))}`,
  };
}
