/** `192.0.2.22-manager-b-20260120-141500-admin-tech.tar.gz`: system IP and name of the host, then when it was taken. */
const ARCHIVE = /^(?:(?:\d{1,3}(?:\.\d{1,3}){3}-)?(.+)-)?\d{8}-\d{6}-admin-tech(?:\.tar)?(?:\.gz|\.tgz)?$/i;

/** The host whose admin-tech a path lies in, by the archive's or folder's name; null where that names none. */
export function nodeOf(path: string): string | null {
  for (const part of path.split(/[/!]/).toReversed()) {
    const name = ARCHIVE.exec(part)?.[1];
    if (name !== undefined && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return name;
  }
  return null;
}
