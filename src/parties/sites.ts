import { groupBy } from '../core/group-by.js';
import type { ReadSource } from '../core/source.js';
import { isSameHost } from '../license/clients.js';
import { beginnings, type Site } from './beginnings.js';
import { holds, outwards } from './folders.js';
import { samenessOf } from './sameness.js';
import { joinedSigns, witnessesOf, type Witness } from './signs.js';

/** Sources of one site, in their order. */
export interface SiteSources {
  /** Its id, in the form of a field of what it holds; empty if the bundle is of one site. */
  readonly site: { readonly site?: string };
  readonly sources: readonly ReadSource[];
}

/**
 * Divides a bundle into its sites, the sources of each in their order; nearly always there is one. A site begins with
 * its managers. What else there is belongs where it lies, to the only site in or below the innermost folder that has
 * any; but beside a license server's log or a capture at a site's home, another from elsewhere needs a proof, and a
 * source among several sites needs one too. What has none is a site of its own, and nothing is joined with it.
 */
export function sitesOf(sources: readonly ReadSource[]): readonly SiteSources[] {
  const witnesses = witnessesOf(sources);
  const begun = beginnings(witnesses);
  if (begun.length === 0) return [{ site: {}, sources }];
  const taken = new Set(begun.flatMap(({ members }) => members));
  const rest = witnesses.filter((witness) => !taken.has(witness));
  const seeing = placed(rest.filter(isWitness), begun, witnesses);
  const others = placed(
    rest.filter((witness) => !isWitness(witness)),
    seeing,
    witnesses,
  );
  return named(others, sources);
}

/** Sites in the order of their first sources, numbered `S1`, `S2` if there are several. */
function named(sites: readonly Site[], sources: readonly ReadSource[]): readonly SiteSources[] {
  if (sites.length === 1) return [{ site: {}, sources }];
  const siteOf = new Map(sites.flatMap((site) => site.members.map(({ source }) => [source, site] as const)));
  const groups = groupBy(sources, (source) => siteOf.get(source));
  return [...groups.values()].map((own, index) => ({ site: { site: `S${String(index + 1)}` }, sources: own }));
}

/** Whether a source shows what another party did; the others speak of a host alone. */
function isWitness({ source: { role } }: Witness): boolean {
  return role === 'ssm' || role === 'capture';
}

/** The sites with these sources, those that no site could take in sites of their own. */
function placed(rest: readonly Witness[], sites: readonly Site[], all: readonly Witness[]): readonly Site[] {
  const bySite = groupBy(rest, (witness) => siteOf(witness, sites, all));
  const grown = sites.map((site) => ({ ...site, members: [...site.members, ...(bySite.get(site) ?? [])] }));
  const strangers = groupBy(bySite.get(null) ?? [], (witness) => branchOf(witness, sites).join('\n'));
  return [...grown, ...[...strangers.values()].map((members) => ({ members, homes: [], shown: joinedSigns(members) }))];
}

function siteOf(witness: Witness, sites: readonly Site[], all: readonly Witness[]): Site | null {
  const folder = innermost(witness, sites);
  const below = sitesBelow(folder, sites);
  const inIt = below.filter(({ members }) => members.some(({ folders }) => folders.length === folder.length));
  const near = inIt.length === 1 ? inIt : below;
  const [only, ...others] = near;
  if (only !== undefined && others.length === 0 && isAtHome(witness, only, all)) return only;
  const [proven, ...rivals] = below.filter((site) => isProven(witness, site));
  return proven !== undefined && rivals.length === 0 ? proven : null;
}

/** The innermost folder of a source below which a site has a member. */
function innermost({ folders }: Witness, sites: readonly Site[]): readonly string[] {
  return outwards(folders).find((folder) => sitesBelow(folder, sites).length > 0) ?? [];
}

function sitesBelow(folder: readonly string[], sites: readonly Site[]): readonly Site[] {
  return sites.filter(({ members }) => members.some(({ folders }) => holds(folder, folders)));
}

/** The folder beside a site's that holds a source. */
function branchOf(witness: Witness, sites: readonly Site[]): readonly string[] {
  return witness.folders.slice(0, innermost(witness, sites).length + 1);
}

/** Whether a source needs no proof: it lies at the site's home, or the home has none of its kind. */
function isAtHome(witness: Witness, { homes, shown }: Site, all: readonly Witness[]): boolean {
  if (!isWitness(witness) || homes.some((home) => holds(home, witness.folders))) return true;
  const { role } = witness.source;
  const hasOwn = all.some((one) => one.source.role === role && homes.some((home) => holds(home, one.folders)));
  if (hasOwn) return false;
  return role === 'ssm' || samenessOf(witness.signs, shown) !== 'contradicted';
}

function isProven(witness: Witness, { members, shown }: Site): boolean {
  const { host } = witness.source;
  if (host !== null && members.some(({ source }) => source.host !== null && isSameHost(source.host, host))) return true;
  return samenessOf(witness.signs, shown) === 'proven';
}
