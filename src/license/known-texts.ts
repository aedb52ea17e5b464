/** Texts that mean a kind of error, as parts of regular expressions; the page of a rule lists them. */
export interface KnownTexts {
  readonly kind: string;
  readonly texts: readonly string[];
}
