import { join } from 'node:path';
import ts from 'typescript';

/** A compiler program of some sources, with the options of tsconfig.json. Paths are from the repository's root. */
export function programOf(root: string, paths: readonly string[]): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const options =
    ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), { noEmit: true }, host)?.options ?? {};
  return ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
  );
}

/** The doc comment of a symbol, on one line; empty if there is none. */
export function documentation(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
}

/** Exported interfaces of a file, in file order. */
export function exportedInterfaces(file: ts.SourceFile): readonly ts.InterfaceDeclaration[] {
  return file.statements.filter(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) &&
      (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false),
  );
}
