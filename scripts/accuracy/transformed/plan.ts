import { Random } from '../../../samples/make/random.js';
import type { Bundle, Transform } from '../transforms/form.js';
import { areStrangers, mixed, pairsOf, single, type Subject } from '../transforms/mix.js';

/** One run that is due: its files are made when it is its turn. */
export interface Planned {
  /** Id of the transformation. */
  readonly row: string;
  /** `TRANSFORM:BUNDLE:SEED`, by which it can be run again. */
  readonly id: string;
  /** The bundle, or why the transformation does not apply to it. */
  readonly make: () => Subject | string;
}

/** Row of the mixes. */
export const MIX = 'mix';

/** Every transformation of every bundle: once, or once a seed if it draws something. */
export function planOf(
  transforms: readonly Transform[],
  bundles: readonly Bundle[],
  { seeds, mixes }: { readonly seeds: number; readonly mixes: number },
): readonly Planned[] {
  const runs = transforms.flatMap((transform) =>
    bundles.flatMap((bundle) =>
      Array.from({ length: transform.seeded ? seeds : 1 }, (_, index) => plannedFor(transform, bundle, index + 1)),
    ),
  );
  return [...runs, ...mixesOf(bundles, mixes)];
}

function plannedFor(transform: Transform, bundle: Bundle, seed: number): Planned {
  const id = `${transform.id}:${bundle.truth.id}:${String(seed)}`;
  const make = (): Subject | string => {
    const made = transform.apply(bundle, new Random(id));
    return typeof made === 'string' ? made : single(made);
  };
  return { row: transform.id, id, make };
}

/** Bundles with one failure each: only there is it clear what both sites must show. */
function mixesOf(bundles: readonly Bundle[], count: number): readonly Planned[] {
  const failed = bundles.filter(
    ({ truth }) => !truth.healthy && truth.causes.length === 1 && truth.evidence.length > 0,
  );
  return pairsOf(failed, count, areStrangers).map(([a, b], index) => ({
    row: MIX,
    id: `${MIX}:${a.truth.id}+${b.truth.id}:${String(index + 1)}`,
    make: () => mixed(a, b),
  }));
}

/** The run of this id. */
export function runNamed(
  id: string,
  transforms: readonly Transform[],
  bundles: readonly Bundle[],
): Planned | undefined {
  const [row = '', names = '', seed = ''] = id.split(':');
  const [a, b] = names.split('+').map((name) => bundles.find(({ truth }) => truth.id === name));
  if (a === undefined) return undefined;
  if (row === MIX) return b === undefined ? undefined : { row, id, make: () => mixed(a, b) };
  const transform = transforms.find((one) => one.id === row);
  return transform === undefined ? undefined : plannedFor(transform, a, Number(seed));
}
