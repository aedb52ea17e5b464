/** Options that change the result, as given. */
export interface GivenOptions {
  readonly zones: Readonly<Record<string, string>>;
  readonly years: Readonly<Record<string, number>>;
  readonly aliases: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, string>>;
  /** Absent if none was given. */
  readonly dates?: Readonly<Record<string, string>>;
  readonly at?: string;
  /** Ids of rules that were not judged, as asked; absent if all were. */
  readonly disable?: readonly string[];
}
