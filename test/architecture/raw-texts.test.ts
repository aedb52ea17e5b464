import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { pattern } from '../../src/core/pattern.js';
import { defineRule, type Claim, type Rule } from '../../src/core/rule.js';
import { rules } from '../../src/rules/index.js';

/** Fields that hold a program's own words: evidence, and what a kind is read from. */
const RAW: ReadonlySet<string> = new Set([
  'error.type',
  'error.message',
  'error.causes',
  'message',
  'http.response.body.content',
]);

/** The raw fields whose words a rule looks at; that there are any may be asked. */
function rawFields(rule: Rule): readonly string[] {
  const claims = [rule.steps, rule.supports ?? {}, rule.contradicts ?? {}].flatMap((one) => Object.values<Claim>(one));
  return claims.flatMap(({ seen }) =>
    seen.flatMap(({ where = {} }) =>
      Object.entries(where).flatMap(([field, condition]) =>
        RAW.has(field) && condition.is !== 'present' ? [field] : [],
      ),
    ),
  );
}

describe('a rule', () => {
  test('judges normalised facts, never the words of a program', () => {
    expect(rules.flatMap((rule) => rawFields(rule).map((field) => `${rule.id}: ${field}`))).toEqual([]);
  });

  test('that looked at words would be seen', () => {
    const [any] = rules;
    if (any === undefined) throw new Error('there are no rules');
    const raw = defineRule({
      ...any,
      steps: {
        one: { says: 'it', seen: [{ see: 'manager.call', where: { 'error.message': pattern.matches(/refused/) } }] },
        two: { says: 'it', seen: [{ see: 'app.exception', where: { 'error.type': pattern.equal('Errno::ENOSPC') } }] },
        three: { says: 'it', seen: [{ see: 'app.exception', where: { 'error.message': pattern.present } }] },
      },
      supports: {},
      contradicts: {},
    });
    expect(rawFields(raw)).toEqual(['error.message', 'error.type']);
  });
});

/** The text of every string and regular expression of a file, without its comments, imports and types. */
function literals(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    else if (ts.isRegularExpressionLiteral(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Classes of Java and Ruby, and sentences of two words or more, which no two programs share by chance. */
function phrases(literal: string): readonly string[] {
  const classes = literal.match(/\b[A-Z]\w*(?:::[A-Z]\w*)+|\b(?:[A-Z][a-z]+){2,}\b/g) ?? [];
  const sentences = literal.match(/[A-Za-z][a-z]*(?: [A-Za-z]+)+/g) ?? [];
  return [...classes, ...sentences.filter((one) => one.length >= 14)];
}

/** Where a program's words are read. Rules and reports explain in prose; what is replaced in a report is a matter of names. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && !/^src\/(?:rules|report|redact)\//.test(path));

/** Sentences that programs share by chance. */
const SHARED: ReadonlySet<string> = new Set([
  // BIND's tools say it of a name server, Windows' tracert of a router.
  'Connection timed out',
  'request timed out',
  'does not exist',
]);

/** Texts of a table that stand in another file as well: `phrase: other`. */
function secondPlaces(tables: readonly string[], all: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return tables.flatMap((table) =>
    [...new Set((all.get(table) ?? []).flatMap(phrases))].flatMap((phrase) => {
      const others = [...all].filter(([path, own]) => path !== table && own.some((one) => holds(one, phrase)));
      return SHARED.has(phrase) ? [] : others.map(([path]) => `${phrase}: ${path}`);
    }),
  );
}

/** A class is written in one way, a sentence also in the other case. */
function holds(literal: string, phrase: string): boolean {
  return phrase.includes(' ') ? literal.toLowerCase().includes(phrase.toLowerCase()) : literal.includes(phrase);
}

describe('a text of Java, Rails or PostgreSQL', () => {
  const read = new Map(files.map((path) => [path, literals(path, readFileSync(path, 'utf8'))] as const));
  const tables = ['java', 'server', 'system'].map((name) => `src/license/${name}-errors.ts`);

  test('stands in one place', () => {
    expect(secondPlaces(tables, read)).toEqual([]);
  });

  test('that stood in a second place, as part of an expression or in another case, would be seen', () => {
    const again = literals(
      'src/a.ts',
      "const A = /^no route to HOST$/; const B = 'TunnelRefusedException'; const C = `PG::DiskFull ${A}`; // Read timed out",
    );
    expect(secondPlaces(tables, new Map([...read, ['src/a.ts', again]]))).toEqual([
      'TunnelRefusedException: src/a.ts',
      'PG::DiskFull: src/a.ts',
      'No route to host: src/a.ts',
    ]);
  });
});
