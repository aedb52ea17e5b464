/**
 * A unique name for each argument: its base name, with as many folders as needed, as in `node1/vmanage-server.log` and
 * `node2/vmanage-server.log`.
 */
export function labelsOf(paths: readonly string[]): readonly string[] {
  const segments = paths.map(segmentsOf);
  return segments.map((own, index) => {
    const others = segments.filter((_, other) => other !== index);
    for (let count = 1; count < own.length; count += 1) {
      const label = own.slice(-count).join('/');
      if (others.every((other) => other.slice(-count).join('/') !== label)) return label;
    }
    return own.join('/');
  });
}

// Segments as written; the place of the current folder is no part of a name.
function segmentsOf(path: string): readonly string[] {
  const segments: string[] = [];
  for (const segment of path.split(/[\\/]+/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.length === 0 ? ['folder'] : segments;
}
