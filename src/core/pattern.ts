/** A pattern is data: what a field must be. It answers yes, no, or unknown if no witness reported the field. */
type Scalar = string | number | boolean;

/** What one field must be, by the type of its values. */
export type Test<T> =
  | { readonly is: 'equal'; readonly to: T }
  | { readonly is: 'oneOf'; readonly of: readonly T[] }
  | { readonly is: 'present' }
  | (T extends string
      ? | { readonly is: 'startsWith' | 'endsWith'; readonly text: string }
        | { readonly is: 'matches'; readonly re: RegExp }
      : never)
  // A field of several texts (the causes of an exception) matches if one of them does.
  | (T extends readonly string[] ? { readonly is: 'matches'; readonly re: RegExp } : never)
  | (T extends number ? { readonly is: 'gte' | 'lte'; readonly than: number } : never);

/** Tests by field; other fields may be anything. */
export type Pattern<F> = { readonly [P in keyof F]?: Test<NonNullable<F[P]>> };

export type Answer = 'yes' | 'no' | 'unknown';

/** Characters of a text that an expression is shown: one that reads on from each of them still ends at once. */
export const MAX_MATCHED_LENGTH = 8192;

/** The value is exactly this. */
const equal = <const T extends Scalar>(to: T) => ({ is: 'equal', to }) as const;
/** The value is one of these. */
const oneOf = <const T extends Scalar>(...of: readonly T[]) => ({ is: 'oneOf', of }) as const;
/** Any value: a witness reported the field. */
const present = { is: 'present' } as const;
/** The text begins with this. */
const startsWith = (text: string) => ({ is: 'startsWith', text }) as const;
/** The text ends with this. */
const endsWith = (text: string) => ({ is: 'endsWith', text }) as const;
/** The text, or one of several texts, matches; of a longer one its first 8,192 characters are looked at. */
const matches = (re: RegExp) => ({ is: 'matches', re }) as const;
/** The number is this or larger. */
const atLeast = (than: number) => ({ is: 'gte', than }) as const;
/** The number is this or smaller. */
const atMost = (than: number) => ({ is: 'lte', than }) as const;

/** What a field can be asked for: `pattern.equal('x')`. */
export const pattern = { equal, oneOf, present, startsWith, endsWith, matches, atLeast, atMost } as const;

/** The same by themselves, for the forms of the built-in rules. */
export { atLeast, atMost, endsWith, equal, matches, oneOf, present };

/** Any test, without its field's type. */
export type AnyTest =
  | { readonly is: 'equal'; readonly to: unknown }
  | { readonly is: 'oneOf'; readonly of: readonly unknown[] }
  | { readonly is: 'present' }
  | { readonly is: 'startsWith' | 'endsWith'; readonly text: string }
  | { readonly is: 'matches'; readonly re: RegExp }
  | { readonly is: 'gte' | 'lte'; readonly than: number };

/** Whether a value passes a test. Without a value, and where the value is `unknown` itself, nobody can say. */
export function testValue(test: AnyTest, value: unknown): Answer {
  if (value === undefined) return 'unknown';
  if (value === 'unknown' && !passes(test, value)) return 'unknown';
  return passes(test, value) ? 'yes' : 'no';
}

function passes(test: AnyTest, value: unknown): boolean {
  switch (test.is) {
    case 'present':
      return true;
    case 'equal':
      return value === test.to;
    case 'oneOf':
      return test.of.includes(value);
    case 'startsWith':
      return typeof value === 'string' && value.startsWith(test.text);
    case 'endsWith':
      return typeof value === 'string' && value.endsWith(test.text);
    case 'matches':
      // `search` keeps no state between calls, whatever the expression's flags.
      return textOf(value).some((text) => text.slice(0, MAX_MATCHED_LENGTH).search(test.re) >= 0);
    case 'gte':
      return typeof value === 'number' && value >= test.than;
    case 'lte':
      return typeof value === 'number' && value <= test.than;
  }
}

/** The texts of a field; it may hold several (the causes of an exception). */
function textOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The test in words, for "why not". */
export function describeTest(test: AnyTest): string {
  switch (test.is) {
    case 'present':
      return 'any value';
    case 'equal':
      return String(test.to);
    case 'oneOf':
      return test.of.map(String).join(' or ');
    case 'startsWith':
      return `something that starts with ${test.text}`;
    case 'endsWith':
      return `something that ends with ${test.text}`;
    case 'matches':
      return `something like /${test.re.source}/`;
    case 'gte':
      return `at least ${String(test.than)}`;
    case 'lte':
      return `at most ${String(test.than)}`;
  }
}
