import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { documentation, programOf } from '../../scripts/generate/program.js';

/** Names that an entry of the package exports, with what a caller reads of them in an editor. */
function exportsOf(path: string): readonly (readonly [name: string, says: string])[] {
  const program = programOf(process.cwd(), [path]);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(process.cwd(), path));
  const entry = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  return (entry === undefined ? [] : checker.getExportsOfModule(entry)).map((symbol) => {
    const own = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    return [symbol.name, documentation(own, checker)];
  });
}

describe('the public API', () => {
  test.each(['src/index.ts', 'src/packets.ts', 'src/testing.ts'])('%s: every name says what it is', (path) => {
    const names = exportsOf(path);
    expect(names).not.toEqual([]);
    expect(names.filter(([, says]) => says === '').map(([name]) => name)).toEqual([]);
  });
});
