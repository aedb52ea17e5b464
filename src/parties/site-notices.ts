import type { Notice } from '../core/notice.js';
import type { ReadSource } from '../core/source.js';
import type { SiteSources } from './sites.js';

/** A notice for each site but the first: why its sources were kept apart. */
export function siteNotices(sites: readonly SiteSources[]): readonly Notice[] {
  const [first, ...others] = sites.map(({ sources }) => sources.filter(({ format }) => format !== null));
  const known = first === undefined ? undefined : nameOf(first);
  if (known === undefined) return [];
  return others.flatMap((sources): readonly Notice[] => {
    const name = nameOf(sources);
    if (name === undefined) return [];
    const more = sources.length - 1;
    const files = more === 0 ? 'it' : `with ${String(more)} more ${more === 1 ? 'file' : 'files'} it`;
    const message = `${files} shows other parties than ${known}: no license server, cluster or client address of both is the same. Each site is judged by itself`;
    return [{ code: 'another-site', source: name, message }];
  });
}

/** The file that stands for a site: its manager's log if it has one. */
function nameOf(sources: readonly ReadSource[]): string | undefined {
  return (sources.find(({ role }) => role === 'manager') ?? sources[0])?.path;
}
