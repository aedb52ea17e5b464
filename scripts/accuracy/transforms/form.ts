import type { Random } from '../../../samples/make/random.js';
import type { Place, Truth } from '../truth.js';

/** A file of a bundle, in memory. */
export interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** A bundle with its answer key. */
export interface Bundle {
  readonly files: readonly BundleFile[];
  readonly truth: Truth;
}

/** What could have happened to a bundle on its way without changing what it shows. */
export interface Transform {
  readonly id: string;
  /** What it does, one clause. */
  readonly says: string;
  /** True if it draws something by chance: it is then run once a seed. */
  readonly seeded: boolean;
  /** The bundle with its answer key as it is then, or the reason why it does not apply. */
  readonly apply: (bundle: Bundle, random: Random) => Bundle | string;
}

/** Files of the sources of these names. */
export function filesOf(truth: Truth, ...names: readonly string[]): ReadonlySet<string> {
  return new Set(truth.sources.filter(({ name }) => names.includes(name)).flatMap(({ files }) => files));
}

/** Logs of managers, of the one in question and of its neighbours. */
export const managerFiles = (truth: Truth): ReadonlySet<string> => filesOf(truth, 'manager_log', 'other_manager_logs');

/** The answer key where only these files are left; its evidence stays, to show what was there. */
export function withSourcesIn(truth: Truth, paths: ReadonlySet<string>): Truth {
  const sources = truth.sources
    .map((source) => ({ ...source, files: source.files.filter((path) => paths.has(path)) }))
    .filter(({ files }) => files.length > 0);
  return { ...truth, sources };
}

/** The answer key with other places; null removes one. */
export function withPlaces(truth: Truth, moved: (place: Place) => Place | null): Truth {
  return { ...truth, evidence: truth.evidence.map((set) => set.map(moved).filter((place) => place !== null)) };
}
