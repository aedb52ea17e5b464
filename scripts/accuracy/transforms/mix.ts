import { Random } from '../../../samples/make/random.js';
import type { Truth } from '../truth.js';
import { withPlaces, type Bundle, type BundleFile } from './form.js';

/** One of the sites of a bundle: its folder, empty if it is the only one, and what happened there. */
export interface Site {
  readonly folder: string;
  readonly truth: Truth;
}

/** What is analysed: files, and the answer keys of the sites in them. */
export interface Subject {
  readonly files: readonly BundleFile[];
  readonly sites: readonly Site[];
}

/** A bundle alone. */
export const single = ({ files, truth }: Bundle): Subject => ({ files, sites: [{ folder: '', truth }] });

/** Two bundles in one, as two cases attached to one ticket; all stamps stay as they are. */
export function mixed(a: Bundle, b: Bundle): Subject {
  const sites = [below('site-a/', a), below('site-b/', b)];
  return {
    files: sites.flatMap(({ files }) => files),
    sites: sites.map(({ folder, truth }) => ({ folder, truth })),
  };
}

function below(folder: string, { files, truth }: Bundle): Bundle & Site {
  const key = withPlaces(truth, ([file, number]) => [folder + file, number]);
  const sources = key.sources.map((source) => ({ ...source, files: source.files.map((path) => folder + path) }));
  return {
    folder,
    files: files.map(({ path, content }) => ({ path: folder + path, content })),
    truth: { ...key, sources },
  };
}

/** Draws pairs of items that fit together; the same for the same number. */
export function pairsOf<T>(
  items: readonly T[],
  count: number,
  fits: (a: T, b: T) => boolean,
): readonly (readonly [T, T])[] {
  const pairs = items.flatMap((a) => items.filter((b) => a !== b && fits(a, b)).map((b) => [a, b] as const));
  const [first, ...rest] = pairs;
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(`mix:${String(index)}`);
    return first === undefined ? [] : [random.pick([first, ...rest])];
  }).flat();
}

/** Bundles of different managers and license servers: those of one are one site. */
export function areStrangers(a: Bundle, b: Bundle): boolean {
  const names = ({ truth }: Bundle): readonly string[] => [...truth.clients, ...truth.hosts];
  const known = new Set(names(a));
  return !names(b).some((name) => known.has(name));
}
