/**
 * `192.0.2.22-manager-b-20260120-141500-admin-tech.tar.gz`: the host's system IP and name, then the time of collection.
 */
const ARCHIVE = /^(?:(?:\d{1,3}(?:\.\d{1,3}){3}-)?(.+)-)?\d{8}-\d{6}-admin-tech(?:\.tar)?(?:\.gz|\.tgz)?$/i;

/** The host that an admin-tech comes from, by the name of its archive or folder; null if that names none. */
export function nodeOf(path: string): string | null {
  for (const part of path.split(/[/!]/).toReversed()) {
    const name = ARCHIVE.exec(part)?.[1];
    if (name !== undefined && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return name;
  }
  return null;
}
