/** Folders of a source's path, archives among them: `case.tar.gz!node1/var/log/x.log` has `case.tar.gz`, `node1`, … */
export function foldersOf(path: string): readonly string[] {
  return path.split(/[/!]/).slice(0, -1);
}

/** Whether a folder holds another, or is the same. */
export function holds(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.every((name, depth) => inner[depth] === name);
}

/** The deepest folder that holds all of these; the root without any. */
export function commonFolder(folders: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = folders;
  const depth = first.findIndex((name, at) => others.some((other) => other[at] !== name));
  return depth < 0 ? first : first.slice(0, depth);
}

/** A folder and those that hold it, the innermost first. */
export function outwards(folder: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: folder.length + 1 }, (_, level) => folder.slice(0, folder.length - level));
}
