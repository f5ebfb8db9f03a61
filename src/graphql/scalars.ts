/** Scalars of our own: what comes in is checked; what goes out was checked when it was read. */
import { isUrl } from '../domain/web-address.ts';
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import type { Json } from '../domain/json.ts';
import { decimalCell } from '../domain/query/cells.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})$/;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** In UTC with milliseconds, as the store writes instants. */
export function readDateTime(value: unknown): string {
  if (typeof value === 'string' && RFC_3339.test(value) && isRealDay(value.slice(0, 10))) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime())) return date.toISOString();
  }
  throw new GraphQLError(
    `DateTime: expected RFC 3339 text such as "2026-03-01T12:00:00Z", got ${show(value)}.`,
  );
}
export function readDate(value: unknown): string {
  if (typeof value === 'string' && CALENDAR.test(value) && isRealDay(value)) return value;
  throw new GraphQLError(`Date: expected a calendar date such as "2026-03-01", got ${show(value)}.`);
}
export function readUrl(value: unknown): string {
  if (typeof value === 'string' && isUrl(value)) return value;
  throw new GraphQLError(`URL: expected an absolute URL, got ${show(value)}.`);
}

function textScalar(name: string, read: (value: unknown) => string): GraphQLScalarType<string, string> {
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => {
      if (typeof value === 'string') return value;
      throw new TypeError(`${name}: cannot give out ${show(value)}`);
    },
    parseValue: read,
    parseLiteral: (node: ValueNode) =>
      read(node.kind === Kind.STRING ? node.value : valueFromASTUntyped(node)),
  });
}

/** A literal whose digits a double does not keep: taken as it is read, another number would be meant. */
function needExact(node: ValueNode): void {
  if (node.kind === Kind.LIST) for (const one of node.values) needExact(one);
  if (node.kind === Kind.OBJECT) for (const { value } of node.fields) needExact(value);
  if (node.kind !== Kind.INT && node.kind !== Kind.FLOAT) return;
  if (typeof decimalCell(node.value) !== 'number')
    throw new GraphQLError(
      `JSON: the number ${show(node.value)} has more digits than a JSON number keeps; send it as text.`,
    );
}

const json = new GraphQLScalarType<unknown, Json>({
  name: 'JSON',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => {
    needExact(node);
    return valueFromASTUntyped(node, variables);
  },
});

export const scalars = {
  DateTime: textScalar('DateTime', readDateTime),
  Date: textScalar('Date', readDate),
  URL: textScalar('URL', readUrl),
  JSON: json,
};
