import ts from 'typescript';
import { documentation } from './program.js';

/** The part of JSON Schema, draft 2020-12, that types without functions need. */
export interface JsonSchema {
  readonly [keyword: string]: JsonSchema | readonly JsonSchema[] | Readonly<Record<string, JsonSchema>> | JsonValue;
}
type JsonValue = string | number | boolean | null | readonly JsonValue[];

/**
 * Makes schemas from types. Named interfaces become `$defs`. Objects allow more properties, because a version only
 * grows, and an older schema must accept a newer report. Every node says what it is: a field by its comment, what is in a
 * list or record by the comment's tag `@each`, or by the comment of the interface.
 */
export class SchemaWriter {
  private readonly defs = new Map<string, JsonSchema>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The schema of a type, with its definitions. */
  document(type: ts.Type): JsonSchema {
    const body = this.object(type);
    return {
      ...described(documentation(type.symbol, this.checker)),
      ...body,
      $defs: Object.fromEntries([...this.defs].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  private schema(type: ts.Type, each: string): JsonSchema {
    const { flags } = type;
    if ((flags & ts.TypeFlags.Boolean) !== 0) return { type: 'boolean' };
    if (type.isUnion()) return this.union(type.types, each);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if ((flags & ts.TypeFlags.BooleanLiteral) !== 0) return { const: this.checker.typeToString(type) === 'true' };
    if ((flags & ts.TypeFlags.String) !== 0) return { type: 'string' };
    if ((flags & ts.TypeFlags.Number) !== 0) return { type: 'number' };
    if ((flags & ts.TypeFlags.Null) !== 0) return { type: 'null' };
    if ((flags & ts.TypeFlags.Object) !== 0 || type.isIntersection()) return this.composite(type, each);
    throw new Error(`No JSON Schema for ${this.checker.typeToString(type)}`);
  }

  private union(types: readonly ts.Type[], each: string): JsonSchema {
    const parts = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const isNull = ({ flags }: ts.Type): boolean => (flags & ts.TypeFlags.Null) !== 0;
    const isBoolean = ({ flags }: ts.Type): boolean => (flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const literals = parts.flatMap((part) => (part.isStringLiteral() || part.isNumberLiteral() ? [part.value] : []));
    const booleans = parts.filter(isBoolean);
    const others = parts.filter((part) => (part.flags & ts.TypeFlags.Literal) === 0 && !isNull(part));
    const nulls = parts.filter(isNull).map(() => null);
    const schemas: readonly JsonSchema[] = [
      ...(literals.length > 0 ? [{ enum: [...literals, ...nulls] }] : []),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map((part) => this.schema(part, each))),
      ...others.map((part) => this.schema(part, each)),
      ...(nulls.length > 0 && literals.length === 0 ? [{ type: 'null' }] : []),
    ];
    return oneOf(schemas);
  }

  private composite(type: ts.Type, each: string): JsonSchema {
    if (this.checker.isArrayLikeType(type)) return this.array(type, each);
    const { symbol } = type;
    const name = type.aliasSymbol?.name ?? symbol.name;
    if (name.startsWith('__') || (symbol.flags & ts.SymbolFlags.Interface) === 0) return this.object(type, each);
    const says = documentation(symbol, this.checker);
    if (!this.defs.has(name)) {
      // Reserved first, so that a recursive type ends.
      this.defs.set(name, {});
      this.defs.set(name, { ...described(says), ...this.object(type) });
    }
    return { ...described(each === '' ? says : each), $ref: `#/$defs/${name}` };
  }

  private array(type: ts.Type, each: string): JsonSchema {
    const items = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    const minimum = this.checker.isTupleType(type) ? { minItems: 1 } : {};
    return {
      type: 'array',
      ...minimum,
      ...(items === undefined ? {} : { items: { ...described(each), ...this.schema(items, each) } }),
    };
  }

  private object(type: ts.Type, each = ''): JsonSchema {
    const fields = this.checker.getPropertiesOfType(type);
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const required = fields.filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0).map(({ name }) => name);
    return {
      type: 'object',
      ...(fields.length > 0 ? { properties: Object.fromEntries(fields.map((field) => this.property(field))) } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index === undefined ? {} : { additionalProperties: { ...described(each), ...this.schema(index, each) } }),
    };
  }

  private property(field: ts.Symbol): readonly [string, JsonSchema] {
    const says = documentation(field, this.checker);
    const each = field.getJsDocTags(this.checker).find(({ name }) => name === 'each');
    const schema = this.schema(this.checker.getTypeOfSymbol(field), ts.displayPartsToString(each?.text).trim());
    return [field.name, { ...schema, ...described(says === '' ? (schema['description'] ?? '') : says) }];
  }
}

/** One schema for all of them: plain types are named together, so that no branch has to say what it is. */
function oneOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first, ...more] = schemas;
  if (first === undefined || more.length === 0) return first ?? {};
  const types = schemas.map((schema) => schema['type']);
  const isPlain = (schema: JsonSchema): boolean =>
    typeof schema['type'] === 'string' && Object.keys(schema).length === 1;
  if (types.every((type) => typeof type === 'string') && more.every(isPlain)) return { ...first, type: types };
  return { anyOf: schemas };
}

function described(says: JsonSchema[string]): JsonSchema {
  return typeof says === 'string' && says !== '' ? { description: says } : {};
}
