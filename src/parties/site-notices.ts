import type { Notice } from '../core/notice.js';
import type { ReadSource } from '../core/source.js';
import { absentMembers } from './absent-members.js';
import type { SiteSources } from './sites.js';

/** Sites with a notice of their own; the others are counted. */
const MAX_NOTICES = 3;

/** What is worth saying of the sites: why they were kept apart, and which members of a cluster are absent. */
export function siteNotices(sites: readonly SiteSources[]): readonly Notice[] {
  return [...otherSites(sites), ...sites.flatMap(({ sources }) => absentMembers(sources))];
}

/** A notice for each of a few sites but the first, one for the others. */
function otherSites(sites: readonly SiteSources[]): readonly Notice[] {
  const [first, ...others] = sites.map(({ sources }) => sources.filter(({ format }) => format !== null));
  const known = first === undefined ? undefined : nameOf(first);
  if (known === undefined) return [];
  const notices = others.flatMap((sources): readonly Notice[] => {
    const name = nameOf(sources);
    if (name === undefined) return [];
    const more = sources.length - 1;
    const files = more === 0 ? 'it' : `with ${String(more)} more ${more === 1 ? 'file' : 'files'} it`;
    const message = `${files} shows other parties than ${known}: no license server, cluster or client address of both is the same. Each site is judged by itself`;
    return [{ code: 'another-site', source: name, message }];
  });
  if (notices.length <= MAX_NOTICES + 1) return notices;
  const [next, ...more] = notices.slice(MAX_NOTICES);
  if (next === undefined) return notices;
  const message = `with this file ${String(more.length + 1)} more sites begin that have nothing in common with the others. Each is judged by itself`;
  return [...notices.slice(0, MAX_NOTICES), { ...next, message }];
}

/** The file that stands for a site: its manager's log if it has one. */
function nameOf(sources: readonly ReadSource[]): string | undefined {
  return (sources.find(({ role }) => role === 'manager') ?? sources[0])?.path;
}
