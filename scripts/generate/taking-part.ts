import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { rules } from '../../src/rules/index.js';
import { filesBelow, type Page } from './pages.js';
import { programOf } from './program.js';

const PAGE = 'docs/writing-a-parser.md';
const BEGIN = '<!-- taking part: written by npm run generate -->';
const END = '<!-- end of taking part -->';

/** Who reads a field, and in which rooms. */
const READERS = {
  attempts: ['src/exchanges', 'src/attempts', 'src/license', 'src/parties'],
  clocks: ['src/clocks'],
} as const;
type Reader = keyof typeof READERS;

/** Fields of a kind by who reads them. */
type Reads = Map<string, Record<Reader | 'rules', Set<string>>>;

/** docs/writing-a-parser.md with its table of the fields that make an event take part, from the code that reads them. */
export function takingPartPage(root: string): Page {
  const page = readFileSync(join(root, PAGE), 'utf8');
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for the table of what takes part`);
  return {
    path: PAGE,
    text: `${page.slice(0, from + BEGIN.length)}\n\n${tableOf(readsIn(root))}\n\n${page.slice(to)}`,
  };
}

function tableOf(reads: Reads): string {
  const rows = [...reads]
    .filter(([, { attempts }]) => attempts.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, by]) => `| \`${kind}\` | ${list(by.attempts)} | ${list(by.clocks)} | ${list(by.rules)} |`);
  return ['| Kind | Attempts read | Clocks read | Rules test |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const list = (fields: ReadonlySet<string>): string =>
  [...fields]
    .sort()
    .map((field) => `\`${field}\``)
    .join(', ');

function readsIn(root: string): Reads {
  const reads: Reads = new Map();
  const note = (kind: string, reader: Reader | 'rules', field: string): void => {
    const by = reads.get(kind) ?? { attempts: new Set(), clocks: new Set(), rules: new Set() };
    by[reader].add(field);
    reads.set(kind, by);
  };
  const readers: readonly Reader[] = ['attempts', 'clocks'];
  const paths = readers.map((reader) => [reader, READERS[reader].flatMap((room) => filesBelow(root, room))] as const);
  const program = programOf(
    root,
    paths.flatMap(([, own]) => own),
  );
  const checker = program.getTypeChecker();
  for (const [reader, own] of paths)
    for (const path of own)
      for (const [kind, field] of factsRead(program.getSourceFile(join(root, path)), checker))
        note(kind, reader, field);
  for (const { steps, supports = {}, contradicts = {} } of rules)
    for (const { seen } of [steps, supports, contradicts].flatMap((claims) => Object.values(claims)))
      for (const { see, where = {}, same = [] } of seen)
        for (const field of [...Object.keys(where), ...same]) note(see, 'rules', field);
  return reads;
}

/** Kinds and fields that a file reads: `facts['url.path']`, and the names in `pick(facts, ['url.path'])`. */
function factsRead(file: ts.SourceFile | undefined, checker: ts.TypeChecker): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const noteOf = (type: ts.Type, field: string): void => {
    const symbols = (type.isUnion() ? type.types : [type]).map((one) => checker.getPropertyOfType(one, field));
    for (const symbol of symbols) for (const kind of kindsOf(symbol)) found.push([kind, field]);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
      noteOf(checker.getTypeAtLocation(node.expression), node.argumentExpression.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'pick') {
      const [object, names] = node.arguments;
      if (object !== undefined && names !== undefined && ts.isArrayLiteralExpression(names))
        for (const name of names.elements.filter(ts.isStringLiteral))
          noteOf(checker.getTypeAtLocation(object), name.text);
    }
    ts.forEachChild(node, visit);
  };
  if (file !== undefined) visit(file);
  return found;
}

/** Kinds whose declaration of facts holds the field; a field of an interface that several kinds share has none. */
function kindsOf(symbol: ts.Symbol | undefined): readonly string[] {
  return (symbol?.declarations ?? []).flatMap(({ parent }) => {
    let owner: ts.Node | undefined = parent;
    while (owner !== undefined && !ts.isPropertySignature(owner))
      owner = ts.isSourceFile(owner) ? undefined : owner.parent;
    return owner !== undefined && ts.isStringLiteral(owner.name) ? [owner.name.text] : [];
  });
}
