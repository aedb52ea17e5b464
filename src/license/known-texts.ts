/** The words that mean a kind of error, as parts of regular expressions: what the page of a rule shows of them. */
export interface KnownTexts {
  readonly kind: string;
  readonly texts: readonly string[];
}
