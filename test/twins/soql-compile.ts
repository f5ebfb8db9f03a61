/** Type checking of SoQL expressions, and what they are worth for a row or a group of rows. */
import { SOQL_FUNCTIONS } from './soql-functions.ts';
import type { SoqlExpression } from './soql-expression.ts';
import { soqlNumber } from './soql-number.ts';
import { SoqlError } from './soql-tokens.ts';
import {
  compareValues,
  isOrdered,
  isSame,
  literalAs,
  type SoqlDialect,
  type SoqlType,
  type SoqlValue,
} from './soql-value.ts';

export type SoqlRow = Readonly<Record<string, SoqlValue>>;
export interface SoqlScope {
  readonly row: SoqlRow;
  /** Of a grouped statement. */
  readonly group: readonly SoqlRow[];
  readonly keys: readonly SoqlValue[];
}
export interface Compiled {
  readonly type: SoqlType | 'null';
  /** A text literal may stand for a value of another type. */
  readonly literal: string | null;
  of(scope: SoqlScope): SoqlValue;
}
export interface CompileContext {
  readonly columns: ReadonlyMap<string, SoqlType>;
  readonly dialect: SoqlDialect;
  /** Named before: aliases, and the expressions that are grouped by. */
  known(expression: SoqlExpression): Compiled | null;
  /** Aggregates and group keys; null where a row is meant. */
  aggregate(fn: string, of: readonly SoqlExpression[], at: number): Compiled | null;
  /** A column outside of an aggregate may be named. */
  readonly allowsColumns: boolean;
}
type Call = Extract<SoqlExpression, { is: 'call' }>;

function made(type: SoqlType | 'null', of: (scope: SoqlScope) => SoqlValue): Compiled {
  return { type, literal: null, of };
}
function mismatch(fn: string, type: string, at: number): SoqlError {
  return new SoqlError('type-mismatch', `Type mismatch for ${fn}, is ${type}`, at, {
    function: fn,
    type,
  });
}

/** `value` as `type`: itself, null, or the literal that it is; null: it cannot be one. */
function as(value: Compiled, type: SoqlType | 'null', dialect: SoqlDialect): Compiled | null {
  if (value.type === type) return value;
  if (value.type === 'null') return { ...value, type };
  if (value.literal === null || type === 'null') return null;
  const literal = literalAs(value.literal, type, dialect);
  return literal === undefined ? null : made(type, () => literal);
}

function columnOf(name: string, at: number, context: CompileContext): Compiled {
  const type = context.columns.get(name);
  if (type === undefined)
    throw new SoqlError('no-such-column', `No such column: ${name}`, at, { column: name });
  if (!context.allowsColumns)
    throw new SoqlError('column-not-in-group-bys', `Column not in group bys: ${name}`, at, { column: name });
  return made(type, ({ row }) => row[name] ?? null);
}

const SIGNS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '==': (order) => order === 0,
  '<>': (order) => order !== 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Both of one type that can be compared. */
function alike(a: Compiled, b: Compiled, call: Call, dialect: SoqlDialect): readonly [Compiled, Compiled] {
  const right = as(b, a.type, dialect);
  const left = right === null ? as(a, b.type, dialect) : a;
  if (left === null) throw mismatch(call.fn, b.type, call.at);
  const pair = [left, right ?? b] as const;
  const { type } = pair[0];
  if (type !== 'null' && !isOrdered(type)) throw mismatch(call.fn, type, call.at);
  return pair;
}

function compared(call: Call, args: readonly Compiled[], context: CompileContext): Compiled {
  const [first, second] = args;
  const holds = SIGNS[call.fn];
  if (first === undefined || second === undefined || holds === undefined)
    throw mismatch(call.fn, '?', call.at);
  const [left, right] = alike(first, second, call, context.dialect);
  return made('boolean', (scope) => {
    const [a, b] = [left.of(scope), right.of(scope)];
    return a === null || b === null ? null : holds(compareValues(a, b, context.dialect));
  });
}

/** null among the values makes a miss null, as in SQL. */
function within(call: Call, args: readonly Compiled[], context: CompileContext): Compiled {
  const [first, ...rest] = args;
  if (first === undefined || rest.length === 0) throw mismatch(call.fn, '?', call.at);
  const values = rest.map((value) => alike(first, value, call, context.dialect)[1]);
  const isNegative = call.fn === 'not in';
  return made('boolean', (scope) => {
    const value = first.of(scope);
    if (value === null) return null;
    const list = values.map((each) => each.of(scope));
    if (list.some((each) => each !== null && isSame(value, each, context.dialect))) return !isNegative;
    return list.includes(null) ? null : isNegative;
  });
}

function between(call: Call, args: readonly Compiled[], context: CompileContext): Compiled {
  const [value, low, high] = args;
  if (value === undefined || low === undefined || high === undefined) throw mismatch(call.fn, '?', call.at);
  const { dialect } = context;
  const lowest = alike(value, low, call, dialect)[1];
  const highest = alike(value, high, call, dialect)[1];
  return made('boolean', (scope) => {
    const [at, from, to] = [value.of(scope), lowest.of(scope), highest.of(scope)];
    if (at === null || from === null || to === null) return null;
    const inside = compareValues(at, from, dialect) >= 0 && compareValues(at, to, dialect) <= 0;
    return call.fn === 'between' ? inside : !inside;
  });
}

/** Three-valued. */
function logical(call: Call, args: readonly Compiled[], context: CompileContext): Compiled {
  const parts = args.map((arg) => {
    const part = as(arg, 'boolean', context.dialect);
    if (part === null) throw mismatch(call.fn, arg.type, call.at);
    return part;
  });
  if (call.fn === 'not')
    return made('boolean', (scope) => {
      const value = parts[0]?.of(scope) ?? null;
      return value === null ? null : value !== true;
    });
  const decisive = call.fn === 'or';
  return made('boolean', (scope) => {
    const values = parts.map((part) => part.of(scope));
    if (values.includes(decisive)) return decisive;
    return values.includes(null) ? null : !decisive;
  });
}

function ordinary(call: Call, args: readonly Compiled[], { dialect }: CompileContext): Compiled {
  const known = Object.hasOwn(SOQL_FUNCTIONS, call.fn) ? SOQL_FUNCTIONS[call.fn] : undefined;
  if (known === undefined || (known.isNew === true && dialect.version === '2.0'))
    throw new SoqlError('no-such-function', `No such function: ${call.fn}`, call.at, { function: call.fn });
  if (args.length !== known.takes.length) throw mismatch(call.fn, `${args.length} arguments`, call.at);
  const given = args.map((arg, index) => {
    const cast = as(arg, known.takes[index] ?? 'null', dialect);
    if (cast === null) throw mismatch(call.fn, arg.type, call.at);
    return cast;
  });
  return made(known.gives, (scope) => {
    const values = given.map((each) => each.of(scope));
    return values.includes(null) ? null : known.run(values, dialect);
  });
}

function calledBy(call: Call, context: CompileContext): Compiled {
  const aggregate = context.aggregate(call.fn, call.of, call.at);
  if (aggregate !== null) return aggregate;
  const args = call.of.map((each) => compileSoql(each, context));
  if (Object.hasOwn(SIGNS, call.fn)) return compared(call, args, context);
  switch (call.fn) {
    case 'and':
    case 'or':
    case 'not':
      return logical(call, args, context);
    case 'in':
    case 'not in':
      return within(call, args, context);
    case 'between':
    case 'not between':
      return between(call, args, context);
    case 'is null':
      return made('boolean', (scope) => args[0]?.of(scope) === null);
    case 'is not null':
      return made('boolean', (scope) => args[0]?.of(scope) !== null);
    default:
      return ordinary(call, args, context);
  }
}

/** Throws SoqlError: no-such-column, no-such-function, type-mismatch, column-not-in-group-bys, … */
export function compileSoql(expression: SoqlExpression, context: CompileContext): Compiled {
  const known = context.known(expression);
  if (known !== null) return known;
  if (expression.is === 'column') return columnOf(expression.name, expression.at, context);
  if (expression.is === 'call') return calledBy(expression, context);
  const { of, text } = expression;
  if (of === 'text') return { type: 'text', literal: text, of: () => text };
  if (of === 'boolean') return made('boolean', () => text === 'true');
  const number = of === 'number' ? soqlNumber(text) : null;
  return made(number === null ? 'null' : 'number', () => number);
}
