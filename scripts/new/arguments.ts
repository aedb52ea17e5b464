import { placeOf, type Place } from './from/place.js';
import { isKind, problemWith, type UnitKind } from './plan.js';

/** The unit to create. */
export interface NewOptions {
  readonly kind: UnitKind;
  readonly id: string;
  /** The line to start from; null for the template's own. */
  readonly from: Place | null;
}

/** Reads `rule <id> [--from FILE:LINE]` or `parser <id> [--reads messages --from FILE:LINE]`; a sentence if something is wrong. */
export function argumentsOf(all: readonly string[]): NewOptions | string {
  const reads = readsOf(all);
  const argv = all.filter((_, index) => index !== reads?.at && index !== reads?.valueAt);
  if (reads !== null && reads.value !== 'messages')
    return 'A parser of lines or bytes has a template: leave --reads away. --reads messages starts one from a line.';
  const at = argv.findIndex((argument) => argument === '--from' || argument.startsWith('--from='));
  const joined = argv[at]?.includes('=') === true;
  const rest = argv.filter((_, index) => at < 0 || (index !== at && (joined || index !== at + 1)));
  const [kind = '', id = ''] = rest;
  const problem = problemWith(kind, id);
  if (problem !== null || !isKind(kind)) return problem ?? '';
  if (kind === 'rule' && reads !== null) return 'A rule reads nothing by itself: leave --reads away.';
  if (at < 0 && reads !== null) return 'A parser of messages is started from one: --reads messages --from FILE:LINE.';
  if (at < 0) return { kind, id, from: null };
  if (kind === 'parser' && reads === null)
    return 'A parser of whole files is started from its samples: leave --from away, or say --reads messages.';
  const place = placeOf((joined ? argv[at]?.slice('--from='.length) : argv[at + 1]) ?? '');
  return typeof place === 'string' ? place : { kind, id, from: place };
}

/** Where `--reads` stands, and its value. */
function readsOf(argv: readonly string[]) {
  const at = argv.findIndex((argument) => argument === '--reads' || argument.startsWith('--reads='));
  if (at < 0) return null;
  const joined = argv[at]?.includes('=') === true;
  return { at, valueAt: joined ? at : at + 1, value: joined ? argv[at]?.slice('--reads='.length) : argv[at + 1] };
}
