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

/** Draws pairs of different items; the same for the same number. */
export function pairsOf<T>(items: readonly T[], count: number): readonly (readonly [T, T])[] {
  if (items.length < 2) return [];
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(`mix:${String(index)}`);
    const first = random.int(0, items.length - 1);
    const second = (first + random.int(1, items.length - 1)) % items.length;
    return [items[first], items[second]] as const;
  }).flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const]));
}
