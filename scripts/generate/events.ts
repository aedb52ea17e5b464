import { basename, join } from 'node:path';
import ts from 'typescript';
import { cell, filesIn, type Page } from './pages.js';
import { documentation, exportedInterfaces, programOf } from './program.js';

const HEAD = `# Events

The vocabulary: what parsers and pairers say, and rules judge. Field names follow the Elastic Common Schema where it has
one. A field that no witness reported is absent; a pattern answers *unknown* to it, not *no*.`;

/** docs/events.md: every kind with its facts, from the types of src/events. */
export function eventPage(root: string): Page {
  const paths = filesIn(root, 'src/events').filter((path) => path.endsWith('.ts'));
  const program = programOf(root, paths);
  const topics = paths.flatMap((path) => {
    const file = program.getSourceFile(join(root, path));
    return file === undefined ? [] : [topic(file, program.getTypeChecker())];
  });
  return { path: 'docs/events.md', text: `${[HEAD, ...topics].filter((text) => text !== '').join('\n\n')}\n` };
}

/** A topic is a file; its kinds are the keys of its exported interfaces with names in `Facts`. */
function topic(file: ts.SourceFile, checker: ts.TypeChecker): string {
  const facts = exportedInterfaces(file).filter(({ name }) => name.text.endsWith('Facts'));
  const sections = facts.flatMap((declaration) => {
    const symbol = checker.getSymbolAtLocation(declaration.name);
    const kinds = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration));
    const says = symbol === undefined ? '' : documentation(symbol, checker);
    return [says, ...kinds.map((kind) => kindSection(kind, checker))];
  });
  return facts.length === 0 ? '' : [`## ${basename(file.fileName, '.ts')}`, ...sections].filter(Boolean).join('\n\n');
}

function kindSection(kind: ts.Symbol, checker: ts.TypeChecker): string {
  const fields = checker.getPropertiesOfType(checker.getTypeOfSymbol(kind)).map((field) => fieldRow(field, checker));
  return [
    `### ${kind.name}`,
    documentation(kind, checker),
    ['| Field | Values | Meaning |', '| --- | --- | --- |', ...fields].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function fieldRow(field: ts.Symbol, checker: ts.TypeChecker): string {
  const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
  const values = typeInWords(checker.getTypeOfSymbol(field), checker);
  const meaning = [optional ? '' : 'Always.', documentation(field, checker)].filter(Boolean).join(' ');
  return `| \`${field.name}\` | ${cell(values)} | ${cell(meaning)} |`;
}

/** `string`, `list of string`, or a field's literals. */
function typeInWords(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.isUnion() && (type.flags & ts.TypeFlags.Boolean) === 0) {
    const parts = type.types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    return [...new Set(parts.map((part) => typeInWords(part, checker).replace(/^(true|false)$/, 'boolean')))].join(
      ', ',
    );
  }
  if (type.isStringLiteral()) return `\`${type.value}\``;
  const element = checker.isArrayLikeType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
  return element === undefined ? checker.typeToString(type) : `list of ${typeInWords(element, checker)}`;
}
