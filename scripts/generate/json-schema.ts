import ts from 'typescript';
import { documentation } from './program.js';

/** The part of JSON Schema, draft 2020-12, that types without functions need. */
export interface JsonSchema {
  readonly [keyword: string]: JsonSchema | readonly JsonSchema[] | Readonly<Record<string, JsonSchema>> | JsonValue;
}
type JsonValue = string | number | boolean | null | readonly JsonValue[];

/**
 * Makes schemas from types. Named interfaces become `$defs`. Objects allow more properties, because version 1 only
 * grows, and an older schema must accept a newer report.
 */
export class SchemaWriter {
  private readonly defs = new Map<string, JsonSchema>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The schema of a type, with its definitions. */
  document(type: ts.Type): JsonSchema {
    const body = this.object(type);
    return { ...body, $defs: Object.fromEntries([...this.defs].sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  private schema(type: ts.Type): JsonSchema {
    const { flags } = type;
    if ((flags & ts.TypeFlags.Boolean) !== 0) return { type: 'boolean' };
    if (type.isUnion()) return this.union(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if ((flags & ts.TypeFlags.BooleanLiteral) !== 0) return { const: this.checker.typeToString(type) === 'true' };
    if ((flags & ts.TypeFlags.String) !== 0) return { type: 'string' };
    if ((flags & ts.TypeFlags.Number) !== 0) return { type: 'number' };
    if ((flags & ts.TypeFlags.Null) !== 0) return { type: 'null' };
    if ((flags & ts.TypeFlags.Object) !== 0 || type.isIntersection()) return this.composite(type);
    throw new Error(`No JSON Schema for ${this.checker.typeToString(type)}`);
  }

  private union(types: readonly ts.Type[]): JsonSchema {
    const parts = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const literals = parts.flatMap((part) => (part.isStringLiteral() || part.isNumberLiteral() ? [part.value] : []));
    const booleans = parts.filter(({ flags }) => (flags & ts.TypeFlags.BooleanLiteral) !== 0);
    const others = parts.filter(({ flags }) => (flags & (ts.TypeFlags.Literal | ts.TypeFlags.Null)) === 0);
    const nulls = parts.filter(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
    const schemas: readonly JsonSchema[] = [
      ...(literals.length > 0 ? [{ enum: literals }] : []),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map((part) => this.schema(part))),
      ...[...others, ...nulls].map((part) => this.schema(part)),
    ];
    return schemas.length === 1 && schemas[0] !== undefined ? schemas[0] : { anyOf: schemas };
  }

  private composite(type: ts.Type): JsonSchema {
    if (this.checker.isArrayLikeType(type)) return this.array(type);
    const { symbol } = type;
    const name = type.aliasSymbol?.name ?? symbol.name;
    if (name.startsWith('__') || (symbol.flags & ts.SymbolFlags.Interface) === 0) return this.object(type);
    if (!this.defs.has(name)) {
      // Reserved first, so that a recursive type ends.
      this.defs.set(name, {});
      this.defs.set(name, this.object(type));
    }
    return { $ref: `#/$defs/${name}` };
  }

  private array(type: ts.Type): JsonSchema {
    const items = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    const minimum = this.checker.isTupleType(type) ? { minItems: 1 } : {};
    return { type: 'array', ...minimum, ...(items === undefined ? {} : { items: this.schema(items) }) };
  }

  private object(type: ts.Type): JsonSchema {
    const fields = this.checker.getPropertiesOfType(type);
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const required = fields.filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0).map(({ name }) => name);
    return {
      type: 'object',
      ...(fields.length > 0 ? { properties: Object.fromEntries(fields.map((field) => this.property(field))) } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index === undefined ? {} : { additionalProperties: this.schema(index) }),
    };
  }

  private property(field: ts.Symbol): readonly [string, JsonSchema] {
    const description = documentation(field, this.checker);
    const schema = this.schema(this.checker.getTypeOfSymbol(field));
    return [field.name, description === '' ? schema : { description, ...schema }];
  }
}
