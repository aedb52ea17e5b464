import { parseClock, parseDay } from './given-clocks.js';
import { isZone } from './offsets-of-zones.js';
import { isAddress } from '../text/addresses.js';
import { LicAnalyzeError, type ErrorCode } from '../core/errors.js';
import type { GivenOptions } from '../core/given-options.js';

type ByKey<T> = Readonly<Record<string, T>>;

interface Given {
  readonly zones?: ByKey<string>;
  readonly years?: ByKey<number>;
  readonly dates?: ByKey<string>;
  readonly clocks?: ByKey<string>;
  readonly aliases?: ByKey<string>;
  readonly at?: string;
  readonly disable?: readonly string[];
}

/** Options that change the result; throws LicAnalyzeError for an invalid one. */
export function givenOptions({ zones, years, dates, clocks, aliases, at, disable = [] }: Given): GivenOptions {
  refuse('bad-zone', zones, isZone, 'is no time zone; give an IANA name such as Asia/Tokyo, or UTC+05:30');
  refuse('bad-alias', aliases, isAddress, 'is no address; give an IPv4 or IPv6 address');
  refuse('bad-date', dates, (text) => parseDay(text) !== null, 'is no date; give it as 2024-03-05');
  refuse(
    'bad-clock',
    clocks,
    (text) => parseClock(text) !== null,
    'does not say how far a clock is off; give +42m1s for one that is ahead, -2.5s for one that is behind',
  );
  const given = { zones: zones ?? {}, years: years ?? {}, aliases: aliases ?? {}, clocks: clocks ?? {} };
  return {
    ...given,
    ...(dates === undefined ? {} : { dates }),
    ...(at === undefined ? {} : { at }),
    ...(disable.length === 0 ? {} : { disable: [...new Set(disable)] }),
  };
}

function refuse(
  code: ErrorCode,
  options: ByKey<string> | undefined,
  isFit: (text: string) => boolean,
  why: string,
): void {
  for (const [key, text] of Object.entries(options ?? {}))
    if (!isFit(text)) throw new LicAnalyzeError(code, `"${text}" (for ${key}) ${why}.`);
}
