import type { ReadSource } from '../core/source.js';

/**
 * The manager whose log lies beside a source that names no host, as in an admin-tech: the only one in or below the innermost
 * folder that has one; null if there are several.
 */
export function managerBeside(path: string, sources: readonly ReadSource[]): string | null {
  const named = sources.filter(({ role, host }) => role === 'manager' && host !== null);
  for (let folder = outer(path); ; folder = outer(folder)) {
    const hosts = new Set(named.flatMap((source) => (source.path.startsWith(folder) ? (source.host ?? []) : [])));
    const [only] = hosts;
    if (only !== undefined) return hosts.size === 1 ? only : null;
    if (folder === '') return null;
  }
}

/** The folder or archive that holds a path, with its separator; empty for the bundle itself. */
function outer(path: string): string {
  const inner = path.replace(/[/!]$/, '');
  return inner.slice(0, Math.max(inner.lastIndexOf('/'), inner.lastIndexOf('!')) + 1);
}
