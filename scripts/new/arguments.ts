import { placeOf, type Place } from './from/place.js';
import { isKind, problemWith, type UnitKind } from './plan.js';

/** The unit to create. */
export interface NewOptions {
  readonly kind: UnitKind;
  readonly id: string;
  /** The line to start a rule from; null for the template's own. */
  readonly from: Place | null;
}

/** Reads `rule <id> [--from FILE:LINE]` or `parser <id>`; a sentence if something is wrong. */
export function argumentsOf(argv: readonly string[]): NewOptions | string {
  const at = argv.findIndex((argument) => argument === '--from' || argument.startsWith('--from='));
  const joined = argv[at]?.includes('=') === true;
  const rest = argv.filter((_, index) => at < 0 || (index !== at && (joined || index !== at + 1)));
  const [kind = '', id = ''] = rest;
  const problem = problemWith(kind, id);
  if (problem !== null || !isKind(kind)) return problem ?? '';
  if (at < 0) return { kind, id, from: null };
  if (kind !== 'rule') return 'A rule is started from a line, a parser from its samples: leave --from away.';
  const place = placeOf((joined ? argv[at]?.slice('--from='.length) : argv[at + 1]) ?? '');
  return typeof place === 'string' ? place : { kind, id, from: place };
}
