/** What a request would cost at most, before anything of it runs. */
import { isGiven } from '../domain/given.ts';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE } from './pages.ts';

export interface Measure {
  readonly cost: number;
  readonly depth: number;
  readonly aliases: number;
}
type Variables = Readonly<Record<string, unknown>>;
const NOTHING: Measure = { cost: 0, depth: 0, aliases: 0 };

function sum(a: Measure, b: Measure): Measure {
  return { cost: a.cost + b.cost, depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases };
}

interface Price {
  readonly weight: number;
  /** Assumed length of a list, or number of rows. */
  readonly size: number;
  /** Path of the argument that says how many rows come; null: no rows come. */
  readonly rowsBy: string | null;
  readonly rowsPerPoint: number;
}

/** The `@cost` of a field; without it objects cost 1 and scalars nothing. */
function priceOf(field: GraphQLField<unknown, unknown>): Price {
  const directive = field.astNode?.directives?.find(({ name }) => name.value === 'cost');
  const read = (name: string, otherwise: number): number => {
    const given = directive?.arguments?.find((argument) => argument.name.value === name);
    return given?.value.kind === Kind.INT ? Number(given.value.value) : otherwise;
  };
  const isPriced = directive !== undefined || isCompositeType(getNamedType(field.type));
  const rowsBy = directive?.arguments?.find((argument) => argument.name.value === 'rowsBy')?.value;
  return {
    weight: read('weight', isPriced ? 1 : 0),
    size: read('size', 1),
    rowsBy: rowsBy?.kind === Kind.STRING ? rowsBy.value : null,
    rowsPerPoint: read('rowsPerPoint', 5),
  };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

class Measuring {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  readonly defaults: ReadonlyMap<string, ValueNode>;
  readonly memo = new Map<string, Measure>();
  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ) {
    this.schema = schema;
    this.variables = variables;
    this.fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
      ),
    );
    this.defaults = new Map(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue === undefined ? [] : [[variable.name.value, defaultValue] as const],
      ),
    );
  }

  argument(node: FieldNode, name: string): unknown {
    const given = node.arguments?.find((argument) => argument.name.value === name);
    return given === undefined ? undefined : this.value(given.value);
  }
  value(node: ValueNode): unknown {
    if (node.kind === Kind.OBJECT)
      return Object.fromEntries(node.fields.map((field) => [field.name.value, this.value(field.value)]));
    if (node.kind !== Kind.VARIABLE) return valueFromASTUntyped(node, { ...this.variables });
    const name = node.name.value;
    if (Object.hasOwn(this.variables, name)) return this.variables[name];
    const otherwise = this.defaults.get(name);
    return otherwise === undefined ? undefined : this.value(otherwise);
  }

  /** `pageSize`: how many members `nodes` and `edges` of this type may have; null: it is no connection. */
  selections(set: SelectionSetNode, type: GraphQLNamedType, pageSize: number | null): Measure {
    return set.selections
      .map((selection): Measure => {
        if (selection.kind === Kind.FIELD) return this.field(selection, type, pageSize);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value, pageSize);
        const condition = selection.typeCondition?.name.value;
        const inner = condition === undefined ? type : (this.schema.getType(condition) ?? type);
        return this.selections(selection.selectionSet, inner, pageSize);
      })
      .reduce(sum, NOTHING);
  }
  /** Each fragment is measured once per page size, however often it is spread. */
  fragment(name: string, pageSize: number | null): Measure {
    const key = `${name} ${pageSize}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const type = this.schema.getType(fragment?.typeCondition.name.value ?? '');
    const measured =
      fragment === undefined || type === undefined
        ? NOTHING
        : this.selections(fragment.selectionSet, type, pageSize);
    this.memo.set(key, measured);
    return measured;
  }
  field(node: FieldNode, parent: GraphQLNamedType, pageSize: number | null): Measure {
    const aliases = node.alias === undefined ? 0 : 1;
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const field = hasFields ? parent.getFields()[node.name.value] : undefined;
    // Introspection is always allowed; graphql-js limits its depth by a rule of its own.
    if (field === undefined) return { ...NOTHING, aliases };
    const price = priceOf(field);
    const times = this.times(node, field, price, pageSize);
    const type = getNamedType(field.type);
    if (isLeafType(type) || node.selectionSet === undefined) return { cost: price.weight, depth: 1, aliases };
    const inner = this.selections(node.selectionSet, type, this.pageSize(node, field));
    return {
      cost: times * (price.weight + this.rows(node, price) + inner.cost),
      depth: inner.depth + 1,
      aliases: inner.aliases + aliases,
    };
  }
  /** How many objects the field stands for. */
  times(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    price: Price,
    pageSize: number | null,
  ): number {
    if (!isListType(getNullableType(field.type))) return 1;
    if (pageSize !== null && (node.name.value === 'nodes' || node.name.value === 'edges')) return pageSize;
    const asked = this.argument(node, 'ids') ?? this.argument(node, 'fields');
    return Array.isArray(asked) ? asked.length : price.size;
  }
  /** What the rows of a page cost, however they are asked for. */
  rows(node: FieldNode, price: Price): number {
    if (price.rowsBy === null) return 0;
    const [name = '', ...steps] = price.rowsBy.split('.');
    const found = steps.reduce(memberOf, this.argument(node, name));
    const rows = typeof found === 'number' && found > 0 ? found : price.size;
    return Math.ceil(rows / price.rowsPerPoint);
  }
  pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    if (!field.args.some((argument) => argument.name === 'first')) return null;
    const first = this.argument(node, 'first');
    return typeof first === 'number' && first > 0 ? first : DEFAULT_PAGE;
  }
}

/** The document must be valid against the schema. `@skip` and `@include` are not looked at. */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Measure {
  const root = schema.getRootType(operation.operation);
  if (!isGiven(root)) return NOTHING;
  const measuring = new Measuring(schema, document, operation, variables);
  return measuring.selections(operation.selectionSet, root, null);
}
