import { LicAnalyzeError, type ErrorCode } from '../core/errors.js';

/**
 * Reads `KEY=VALUE` options into a record; the last one of a key wins. Splits at the last `=`, because a glob may hold
 * one.
 */
export function pairsOf(given: readonly string[], code: ErrorCode, form: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((pair): readonly [string, string] => {
      const at = pair.lastIndexOf('=');
      if (at > 0 && at < pair.length - 1) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new LicAnalyzeError(code, `Write ${form}, not ${pair === '' ? 'nothing' : pair}.`);
    }),
  );
}

/** Reads `GLOB=YEAR` options. */
export function yearsOf(given: readonly string[]): Readonly<Record<string, number>> {
  const pairs = Object.entries(pairsOf(given, 'bad-year', '--year GLOB=YEAR, such as --year "ssm/*=2023"'));
  return Object.fromEntries(
    pairs.map(([glob, year]): readonly [string, number] => {
      if (/^(?:19[7-9]|[2-9]\d\d)\d$/.test(year)) return [glob, Number(year)];
      throw new LicAnalyzeError('bad-year', `${year} is not a year of four digits from 1970 on.`);
    }),
  );
}
