import type { Analysis, Attempt } from '../core/analysis.js';

/** The first release with on-prem reporting mode (Cisco, "Deploying Smart Licensing Using Policy", feature history). */
const FIRST = [20, 9, 1] as const;

/** The manager's release, and whether it supports an on-prem server. */
export function releaseSummary({ client }: Attempt, { releases, sources }: Analysis): string {
  const sites = new Map(sources.map(({ path, site }) => [path, site]));
  const near = releases.filter(({ evidence }) => sites.get(evidence[0].source) === client.site);
  const own = near.find(({ host }) => host === client.host) ?? near[0];
  if (own === undefined) return 'unknown, ask (on-prem mode needs 20.9.1 or later)';
  const enough = isEnough(own.version);
  if (enough === null) return own.version;
  return `${own.version} (on-prem mode needs 20.9.1 or later: ${enough ? 'ok' : 'too old'})`;
}

function isEnough(version: string): boolean | null {
  const parts = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  if (parts === null) return null;
  for (const [index, needed] of FIRST.entries()) {
    const part = Number(parts[index + 1] ?? 0);
    if (part !== needed) return part > needed;
  }
  return true;
}
