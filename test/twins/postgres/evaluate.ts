/** Expressions to functions of a row, typed as PostgreSQL types them, with its three-valued logic. */
import type { Expr } from './ast.ts';
import { compareValues, isNum, addNumbers, negate } from './compare.ts';
import { castTo, functionNamed, readAs, typeNamed } from './functions.ts';
import { likeOf, regexOf } from './regex.ts';
import { SqlError } from './tokens.ts';
import { isNumber, isText, isTime, numericOf, type PgType, type Value } from './values.ts';

export interface Compiled<R> {
  readonly type: PgType;
  readonly collation: 'C' | null;
  readonly run: (row: R) => Value;
}
/** What some expressions stand for before they are looked into: columns, groups, aggregates. */
export type Scope<R> = (expr: Expr) => Compiled<R> | null;

function plain<R>(type: PgType, run: (row: R) => Value, collation: 'C' | null = null): Compiled<R> {
  return { type, run, collation };
}
function constant<R>(type: PgType, value: Value): Compiled<R> {
  return plain(type, () => value);
}
function mismatch(op: string, left: PgType, right: PgType): SqlError {
  return new SqlError(`operator does not exist: ${left} ${op} ${right}`);
}

/** A literal without a type takes that of the other side. */
function adopt<R>(expr: Expr, side: Compiled<R>, type: PgType): Compiled<R> {
  if (side.type !== 'unknown') return side;
  return expr.is === 'text'
    ? constant(type, readAs(expr.value, type))
    : expr.is === 'null'
      ? constant(type, null)
      : side;
}
function isComparable(a: PgType, b: PgType): boolean {
  if (a === 'json' || a === 'nested' || b === 'json' || b === 'nested') return false;
  if (a === 'time' || b === 'time') return a === b;
  return (isNumber(a) && isNumber(b)) || (isTime(a) && isTime(b)) || (isText(a) && isText(b)) || a === b;
}
function unify<R>(op: string, left: readonly [Expr, Compiled<R>], right: readonly [Expr, Compiled<R>]) {
  const a = adopt(left[0], left[1], right[1].type);
  const b = adopt(right[0], right[1], left[1].type);
  if (!isComparable(a.type, b.type)) throw mismatch(op, a.type, b.type);
  // In single precision only against itself; against all else both are doubles, and numerics too where one is.
  return { a, b, collation: a.collation ?? b.collation };
}

const TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

class Compiler<R> {
  private readonly scope: Scope<R>;
  constructor(scope: Scope<R>) {
    this.scope = scope;
  }
  expr(expr: Expr): Compiled<R> {
    const known = this.scope(expr);
    if (known !== null) return known;
    switch (expr.is) {
      case 'column':
        throw new SqlError(`column "${expr.name}" does not exist`);
      case 'text':
        return constant('unknown', expr.value);
      case 'number':
        return this.number(expr.digits);
      case 'bool':
        return constant('bool', expr.value);
      case 'null':
        return constant('unknown', null);
      case 'call':
        return this.call(expr);
      case 'cast':
        return this.cast(expr);
      case 'collate':
        return this.collate(expr);
      case 'zone':
        return this.zone(expr);
      case 'binary':
        return this.binary(expr);
      case 'not': {
        const of = this.condition(expr.of);
        return plain('bool', (row) => negated(of.run(row)));
      }
      case 'negative': {
        const of = this.expr(expr.of);
        if (!isNumber(of.type)) throw new SqlError(`operator does not exist: - ${of.type}`);
        return plain(of.type, (row) => {
          const value = of.run(row);
          return isNum(value) ? negate(value) : null;
        });
      }
      case 'in':
        return this.inList(expr);
      case 'between':
        return this.between(expr);
      case 'like':
        return this.like(expr);
      case 'isNull': {
        const of = this.expr(expr.of);
        return plain('bool', (row) => (of.run(row) === null) !== expr.not);
      }
      case 'case':
        return this.caseOf(expr);
    }
  }
  condition(expr: Expr): Compiled<R> {
    const compiled = this.expr(expr);
    if (compiled.type !== 'bool' && expr.is !== 'null')
      throw new SqlError(`argument must be type boolean, not type ${compiled.type}`);
    return compiled;
  }
  private number(digits: string): Compiled<R> {
    const value = numericOf(digits);
    if (value === null) throw new SqlError(`syntax error at or near "${digits}"`);
    const isWhole = /^\d+$/.test(digits);
    return constant(
      isWhole && value.units < 2n ** 31n ? 'int4' : isWhole && value.units < 2n ** 63n ? 'int8' : 'numeric',
      value,
    );
  }
  private call(expr: Extract<Expr, { is: 'call' }>): Compiled<R> {
    const args = expr.args.map((arg) => this.expr(arg));
    const types = args.map(({ type }) => type);
    const { type, run } = functionNamed(expr.name, types);
    return plain(type, (row) => {
      const values = args.map((arg) => arg.run(row));
      const given = values.filter((value) => value !== null);
      return given.length < values.length ? null : run(given, types);
    });
  }
  private cast(expr: Extract<Expr, { is: 'cast' }>): Compiled<R> {
    const to = typeNamed(expr.to);
    if (expr.of.is === 'text') return constant(to, readAs(expr.of.value, to));
    const of = this.expr(expr.of);
    return plain(to, (row) => {
      const value = of.run(row);
      return value === null ? null : castTo(value, of.type, to);
    });
  }
  private collate(expr: Extract<Expr, { is: 'collate' }>): Compiled<R> {
    const of = this.expr(expr.of);
    if (expr.collation !== 'C') throw new SqlError(`collation "${expr.collation}" does not exist`);
    if (!isText(of.type) || of.type === 'time')
      throw new SqlError(`collations are not supported by type ${of.type}`);
    return { ...of, type: of.type === 'unknown' ? 'text' : of.type, collation: 'C' };
  }
  private zone(expr: Extract<Expr, { is: 'zone' }>): Compiled<R> {
    const of = this.expr(expr.of);
    if (expr.zone.is !== 'text' || expr.zone.value !== 'UTC')
      throw new SqlError('this twin knows the zone UTC only');
    if (of.type !== 'timestamp' && of.type !== 'timestamptz')
      throw new SqlError(`function timezone(${of.type}) does not exist`);
    return plain(of.type === 'timestamp' ? 'timestamptz' : 'timestamp', of.run);
  }
  private binary(expr: Extract<Expr, { is: 'binary' }>): Compiled<R> {
    const { op } = expr;
    if (op === 'and' || op === 'or') {
      const [left, right] = [this.condition(expr.left), this.condition(expr.right)];
      const decisive = op === 'or';
      return plain('bool', (row) => {
        const [a, b] = [left.run(row), right.run(row)];
        if (a === decisive || b === decisive) return decisive;
        return a === null || b === null ? null : !decisive;
      });
    }
    const [left, right] = [this.expr(expr.left), this.expr(expr.right)];
    const test = TESTS[op];
    if (test !== undefined) return this.comparison(op, test, [expr.left, left], [expr.right, right]);
    if (op === '||') return this.concat(left, right);
    if (op === '~' || op === '!~') return this.matches(op, left, right);
    if (op !== '+' && op !== '-') throw new SqlError(`this twin knows no operator ${op}`);
    if (!isNumber(left.type) || !isNumber(right.type)) throw mismatch(op, left.type, right.type);
    return plain('numeric', (row) => {
      const [a, b] = [left.run(row), right.run(row)];
      return isNum(a) && isNum(b) ? addNumbers(a, op === '-' ? negate(b) : b) : null;
    });
  }
  private comparison(
    op: string,
    test: (order: number) => boolean,
    left: readonly [Expr, Compiled<R>],
    right: readonly [Expr, Compiled<R>],
  ): Compiled<R> {
    const { a, b, collation } = unify(op, left, right);
    return plain('bool', (row) => {
      const [x, y] = [a.run(row), b.run(row)];
      return x === null || y === null ? null : test(compareValues(x, y, collation));
    });
  }
  private concat(left: Compiled<R>, right: Compiled<R>): Compiled<R> {
    if (!isText(left.type) || !isText(right.type)) throw mismatch('||', left.type, right.type);
    return plain('text', (row) => {
      const [a, b] = [left.run(row), right.run(row)];
      return typeof a === 'string' && typeof b === 'string' ? `${a}${b}` : null;
    });
  }
  private matches(op: '~' | '!~', left: Compiled<R>, right: Compiled<R>): Compiled<R> {
    if (!isText(left.type) || !isText(right.type)) throw mismatch(op, left.type, right.type);
    const kept = new Map<string, RegExp>();
    return plain('bool', (row) => {
      const [text, pattern] = [left.run(row), right.run(row)];
      if (typeof text !== 'string' || typeof pattern !== 'string') return null;
      const regex = kept.get(pattern) ?? regexOf(pattern);
      kept.set(pattern, regex);
      return regex.test(text) === (op === '~');
    });
  }
  private inList(expr: Extract<Expr, { is: 'in' }>): Compiled<R> {
    const of = this.expr(expr.of);
    const tests = expr.list.map((item) =>
      this.comparison('=', (order) => order === 0, [expr.of, of], [item, this.expr(item)]),
    );
    return plain('bool', (row) => {
      const found = tests.map((test) => test.run(row));
      const isIn = found.includes(true) ? true : found.includes(null) ? null : false;
      return expr.not ? negated(isIn) : isIn;
    });
  }
  private between(expr: Extract<Expr, { is: 'between' }>): Compiled<R> {
    const { of, low, high } = expr;
    const both: Expr = {
      is: 'binary',
      op: 'and',
      left: { is: 'binary', op: '>=', left: of, right: low },
      right: { is: 'binary', op: '<=', left: of, right: high },
    };
    return this.expr(expr.not ? { is: 'not', of: both } : both);
  }
  private like(expr: Extract<Expr, { is: 'like' }>): Compiled<R> {
    const [of, pattern] = [this.expr(expr.of), this.expr(expr.pattern)];
    const escape = expr.escape === null ? constant<R>('unknown', '\\') : this.expr(expr.escape);
    if (!isText(of.type) || !isText(pattern.type)) throw mismatch('~~', of.type, pattern.type);
    return plain('bool', (row) => {
      const [text, like, mark] = [of.run(row), pattern.run(row), escape.run(row)];
      if (typeof text !== 'string' || typeof like !== 'string' || typeof mark !== 'string') return null;
      const regex = likeOf(like, mark === '' ? null : mark, expr.fold);
      return regex.test(expr.fold ? text.toLowerCase() : text) !== expr.not;
    });
  }
  private caseOf(expr: Extract<Expr, { is: 'case' }>): Compiled<R> {
    const whens = expr.whens.map(({ when, then }) => ({ when: this.condition(when), then: this.expr(then) }));
    const otherwise = expr.otherwise === null ? constant<R>('unknown', null) : this.expr(expr.otherwise);
    const first = whens[0]?.then ?? otherwise;
    return {
      ...first,
      run: (row) => (whens.find(({ when }) => when.run(row) === true)?.then ?? otherwise).run(row),
    };
  }
}

function negated(value: Value): Value {
  return typeof value === 'boolean' ? !value : null;
}

/** Throws SqlError where types do not fit; what it gives throws SqlDataError where values do not. */
export function compileExpr<R>(expr: Expr, scope: Scope<R>): Compiled<R> {
  return new Compiler(scope).expr(expr);
}
export function compileCondition<R>(expr: Expr, scope: Scope<R>): Compiled<R> {
  return new Compiler(scope).condition(expr);
}
