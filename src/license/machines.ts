import { groupBy } from '../core/group-by.js';
import type { ReadSource } from '../core/source.js';
import { APPLICATION_LINES } from './request-lines.js';

/** What one file of a license server has: its gateway's requests or errors, its application's lines, or none of these. */
type Part = 'requests' | 'errors' | 'application' | 'both' | 'other';

/**
 * Files without a host name that are of one license server, by path: one file for each container or log. Two gateways'
 * or two applications' files may be two servers' or two days', so they stay apart.
 */
export function machinesOf(sources: readonly ReadSource[]): ReadonlyMap<string, string> {
  const hostless = sources.filter(
    ({ role, host, document }) => role === 'ssm' && host === null && document === undefined,
  );
  const groups = isOne(hostless)
    ? [hostless]
    : [...groupBy(hostless, ({ path }) => folderOf(path)).values()].filter(isOne);
  return new Map(
    groups.flatMap((group) => {
      const name = `server of ${group.map(({ path }) => path).join(', ')}`;
      return group.map(({ path }): readonly [string, string] => [path, name]);
    }),
  );
}

function isOne(group: readonly ReadSource[]): boolean {
  const parts = group.map(partOf);
  const count = (part: Part): number => parts.filter((one) => one === part).length;
  const isSplit = count('both') === 0 && count('application') <= 1 && count('requests') <= 1 && count('errors') <= 1;
  return isSplit && new Set(parts.filter((part) => part !== 'other')).size > 1;
}

function partOf({ events }: ReadSource): Part {
  const has = (isPart: (kind: ReadSource['events'][number]['kind']) => boolean): boolean =>
    events.some(({ kind }) => isPart(kind));
  const serves = has((kind) => kind === 'gateway.request');
  const fails = has((kind) => kind === 'gateway.error');
  const applies = has((kind) => kind === 'app.request' || APPLICATION_LINES.has(kind));
  if (applies) return serves || fails ? 'both' : 'application';
  return serves ? 'requests' : fails ? 'errors' : 'other';
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
}
