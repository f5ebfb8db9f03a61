import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { readTypeDefs } from '../src/package-root.ts';

interface Named {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Every part of a schema that people read, by its path. */
function partsOf(schema: GraphQLSchema): readonly Named[] {
  const below = (owner: Named, parts: readonly Named[]): readonly Named[] =>
    parts.map((part) => ({ name: `${owner.name}.${part.name}`, description: part.description }));
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...types,
    ...types.flatMap((type) => {
      if (isEnumType(type)) return below(type, type.getValues());
      if (isInputObjectType(type)) return below(type, Object.values(type.getFields()));
      if (!isObjectType(type) && !isInterfaceType(type)) return [];
      const fields = Object.values(type.getFields());
      return [
        ...below(type, fields),
        ...fields.flatMap((field) => below({ name: `${type.name}.${field.name}` }, field.args)),
      ];
    }),
    ...directives,
    ...directives.flatMap((directive) => below(directive, directive.args)),
  ];
}
function undescribed(schema: GraphQLSchema): readonly string[] {
  return partsOf(schema)
    .filter(({ description }) => !/^\S.{2,}[.)]$/s.test(description?.trim() ?? ''))
    .map(({ name }) => name);
}

describe('the schema', () => {
  it('describes every type, field, argument and value in whole sentences', () => {
    expect(undescribed(buildSchema(readTypeDefs()))).toEqual([]);
  });

  it('would be caught leaving something out', () => {
    const bare = buildSchema(
      '"Asks." type Query { a(b: C): D } input C { d: Int } enum D { E } directive @f(g: Int) on FIELD',
    );
    expect(undescribed(bare)).toEqual(['C', 'D', 'Query.a', 'Query.a.b', 'C.d', 'D.E', 'f', 'f.g']);
  });
});
