import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression and where it stands first. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

/** Every literal of these files, each once; what is composed of parts is not among them. */
export function literalsOf(root: string, files: readonly string[]): readonly Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of files) {
    const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const pattern = { source: node.text.slice(1, end), flags: node.text.slice(end + 1), file };
        if (!found.has(node.text)) found.set(node.text, pattern);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return [...found.values()];
}
