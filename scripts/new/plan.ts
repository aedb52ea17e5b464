/** A file of a template: its path below the template's folder, with `/`. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

const KINDS = ['rule', 'parser'] as const;
export type UnitKind = (typeof KINDS)[number];

export const isKind = (kind: string): kind is UnitKind => KINDS.some((known) => known === kind);

/** What is wrong with the arguments, in one sentence; null if nothing is. */
export function problemWith(kind: string, id: string): string | null {
  if (!isKind(kind)) return 'Say what to make: npm run new -- rule <id>, or npm run new -- parser <id>.';
  if (id === '') return `Say the id of the ${kind}: npm run new -- ${kind} <id>.`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `${id} is no id: lower case, digits and single hyphens, for example wrong-client-id.`;
  return null;
}

/** The command to run once the form is filled in. */
export function nextStep(kind: UnitKind, id: string): string {
  if (kind === 'rule') return `Then: npm run generate && npm test -- test/rules test/forms -t ${id}`;
  return `Then: npm run generate && npm run check:patterns -- --write && npm test -- test/parsers test/forms test/patterns`;
}

/** The files of a new unit, with paths from the repository's root. */
export function newFiles(kind: UnitKind, id: string, template: readonly TemplateFile[]): readonly TemplateFile[] {
  return template.map(({ path, text }) => ({ path: placeOf(kind, id, path), text: filledIn(kind, id, path, text) }));
}

function placeOf(kind: UnitKind, id: string, path: string): string {
  if (path === `${kind}.ts`) return `src/${placeBelow(kind, id)}.ts`;
  if (path === `${kind}.test.ts`) return `test/${placeBelow(kind, id)}.test.ts`;
  return path.replace(/^samples\//, `samples/${kind}s/${id}/`);
}

/** A rule is next to all others; a format begins its own family until it joins one. */
function placeBelow(kind: UnitKind, id: string): string {
  return kind === 'rule' ? `rules/${id}` : `parsers/${id}/${id}`;
}

/** Replaces the template's id, `new-rule` or `new-parser`, and its imports relative to scripts/templates. */
function filledIn(kind: UnitKind, id: string, path: string, text: string): string {
  const named = text
    .replaceAll(`new-${kind}`, id)
    .replaceAll(`scripts/templates/${kind}/samples`, `samples/${kind}s/${id}`);
  const up = '../'.repeat(placeBelow(kind, id).split('/').length - 1);
  if (path === `${kind}.ts`) return named.replaceAll('../../../src/', up);
  return named
    .replaceAll('../../../test/', up)
    .replaceAll('../../../src/', `${up}../src/`)
    .replaceAll(`./${kind}.js`, `${up}../src/${placeBelow(kind, id)}.js`);
}
