import { join } from 'node:path';
import ts from 'typescript';

/** The compiler over some of our sources, with the options of tsconfig.json. Paths are from the root of the repository. */
export function programOf(root: string, paths: readonly string[]): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const options =
    ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), { noEmit: true }, host)?.options ?? {};
  return ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
  );
}

/** The doc comment of a symbol, on one line; empty where there is none. */
export function documentation(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
}

/** Interfaces that a file exports, in the order of the file. */
export function exportedInterfaces(file: ts.SourceFile): readonly ts.InterfaceDeclaration[] {
  return file.statements.filter(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) &&
      (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false),
  );
}
