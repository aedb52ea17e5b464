/** Whether a name matches a glob with `*`, `**` and `?`; the options `--zone GLOB=…` and `--year GLOB=…` use it. */
export function globMatches(glob: string, name: string): boolean {
  const pattern = glob.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replace(/\*\*|\*|\?/g, wildcard);
  return new RegExp(`^${pattern}$`).test(name);
}

function wildcard(part: string): string {
  if (part === '**') return '.*';
  return part === '*' ? '[^/]*' : '[^/]';
}
