/** A recursive-descent parser of the SELECTs that reading a table needs, with PostgreSQL's precedences. */
import type { Expr, From, OrderItem, Query, SelectItem } from './ast.ts';
import { SqlError, tokensOf, type Token } from './tokens.ts';

/** Cannot name a column without quotes, nor stand for an alias. */
const RESERVED = new Set(
  (
    'all and any array as asc between both case collate cross desc distinct else end except false fetch for from full ' +
    'group having ilike in inner intersect into is join leading left like limit natural not null offset on or order ' +
    'outer right select some then to true union using when where window with'
  ).split(' '),
);
const COMPARISONS: readonly string[] = ['=', '<>', '!=', '<', '<=', '>', '>='];
/** Operators of no class of their own, and so of one precedence. */
const OTHERS: readonly string[] = ['||', '~', '!~', '~*', '!~*'];

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  constructor(sql: string) {
    this.tokens = tokensOf(sql);
  }
  statement(): Query {
    const query = this.query();
    const rest = this.tokens[this.at];
    if (rest !== undefined && !(rest.text === ';' && this.at === this.tokens.length - 1))
      throw this.unexpected();
    return query;
  }
  private unexpected(): SqlError {
    const token = this.tokens[this.at];
    return new SqlError(
      token === undefined ? 'syntax error at end of input' : `syntax error at or near "${token.text}"`,
    );
  }
  private is(text: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead];
    return token !== undefined && token.text === text && (token.is === 'word' || token.is === 'operator');
  }
  private accept(...texts: readonly string[]): boolean {
    if (!texts.every((text, index) => this.is(text, index))) return false;
    this.at += texts.length;
    return true;
  }
  private expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected();
  }
  /** A name in quotes, or a word that is not reserved. */
  private name(): string | null {
    const token = this.tokens[this.at];
    const isName = token?.is === 'name' || (token?.is === 'word' && !RESERVED.has(token.text));
    if (token === undefined || !isName) return null;
    this.at += 1;
    return token.text;
  }
  private needName(): string {
    const name = this.name();
    if (name === null) throw this.unexpected();
    return name;
  }
  private list<T>(one: () => T): readonly T[] {
    const items = [one()];
    while (this.accept(',')) items.push(one());
    return items;
  }

  private query(): Query {
    this.expect('select');
    const distinct = this.accept('distinct');
    const select = this.accept('*') ? '*' : this.list(() => this.selectItem());
    const from = this.accept('from') ? this.from() : null;
    const where = this.accept('where') ? this.expr() : null;
    const groupBy = this.accept('group', 'by') ? this.list(() => this.expr()) : [];
    const orderBy = this.accept('order', 'by') ? this.list(() => this.orderItem()) : [];
    let limit: number | null = null;
    let offset = 0;
    for (;;) {
      if (this.accept('limit')) limit = this.wholeNumber();
      else if (this.accept('offset')) offset = this.wholeNumber();
      else return { select, distinct, from, where, groupBy, orderBy, limit, offset };
    }
  }
  private wholeNumber(): number {
    const token = this.tokens[this.at];
    if (token?.is !== 'number' || !/^\d+$/.test(token.text)) throw this.unexpected();
    this.at += 1;
    return Number(token.text);
  }
  private selectItem(): SelectItem {
    const expr = this.expr();
    return { expr, as: this.accept('as') ? this.needName() : this.name() };
  }
  private from(): From {
    if (!this.accept('(')) return { is: 'table', name: this.needName() };
    const query = this.query();
    this.expect(')');
    this.accept('as');
    return { is: 'query', query, as: this.needName() };
  }
  private orderItem(): OrderItem {
    const expr = this.expr();
    const descending = this.accept('desc') || (this.accept('asc'), false);
    const isSaid = this.accept('nulls');
    const nullsFirst = isSaid ? this.accept('first') : descending;
    if (isSaid && !nullsFirst) this.expect('last');
    return { expr, descending, nullsFirst };
  }

  private expr(): Expr {
    let left = this.conjunction();
    while (this.accept('or')) left = { is: 'binary', op: 'or', left, right: this.conjunction() };
    return left;
  }
  private conjunction(): Expr {
    let left = this.negation();
    while (this.accept('and')) left = { is: 'binary', op: 'and', left, right: this.negation() };
    return left;
  }
  private negation(): Expr {
    return this.accept('not') ? { is: 'not', of: this.negation() } : this.nullTest();
  }
  private nullTest(): Expr {
    let of = this.comparison();
    while (this.accept('is')) {
      const not = this.accept('not');
      this.expect('null');
      of = { is: 'isNull', not, of };
    }
    return of;
  }
  private comparison(): Expr {
    const left = this.matching();
    const op = COMPARISONS.find((candidate) => this.is(candidate));
    if (op === undefined) return left;
    this.at += 1;
    return { is: 'binary', op: op === '!=' ? '<>' : op, left, right: this.matching() };
  }
  private matching(): Expr {
    const of = this.other();
    const not =
      (this.is('in', 1) || this.is('like', 1) || this.is('ilike', 1) || this.is('between', 1)) &&
      this.accept('not');
    if (this.accept('in')) return { is: 'in', not, of, list: this.bracketed() };
    if (this.accept('between')) {
      const low = this.other();
      this.expect('and');
      return { is: 'between', not, of, low, high: this.other() };
    }
    const fold = this.is('ilike');
    if (!this.accept('like') && !this.accept('ilike')) return of;
    const pattern = this.other();
    return { is: 'like', not, fold, of, pattern, escape: this.accept('escape') ? this.other() : null };
  }
  private bracketed(): readonly Expr[] {
    this.expect('(');
    const list = this.list(() => this.expr());
    this.expect(')');
    return list;
  }
  private binary(ops: readonly string[], next: () => Expr): Expr {
    let left = next();
    for (;;) {
      const op = ops.find((candidate) => this.is(candidate));
      if (op === undefined) return left;
      this.at += 1;
      left = { is: 'binary', op, left, right: next() };
    }
  }
  private other(): Expr {
    return this.binary(OTHERS, () =>
      this.binary(['+', '-'], () => this.binary(['*', '/', '%'], () => this.zoned())),
    );
  }
  private zoned(): Expr {
    let of = this.collated();
    while (this.accept('at', 'time', 'zone')) of = { is: 'zone', of, zone: this.collated() };
    return of;
  }
  private collated(): Expr {
    let of = this.unary();
    while (this.accept('collate')) of = { is: 'collate', of, collation: this.needName() };
    return of;
  }
  private unary(): Expr {
    if (this.accept('-')) return { is: 'negative', of: this.unary() };
    let of = this.primary();
    while (this.accept('::')) of = { is: 'cast', of, to: this.needName() };
    return of;
  }
  private primary(): Expr {
    const token = this.tokens[this.at];
    if (token?.is === 'string' || token?.is === 'number') {
      this.at += 1;
      return token.is === 'string' ? { is: 'text', value: token.text } : { is: 'number', digits: token.text };
    }
    if (this.accept('(')) {
      const inner = this.expr();
      this.expect(')');
      return inner;
    }
    if (this.accept('true')) return { is: 'bool', value: true };
    if (this.accept('false')) return { is: 'bool', value: false };
    if (this.accept('null')) return { is: 'null' };
    if (this.accept('case')) return this.caseOf();
    // LEFT and RIGHT are functions as well as joins.
    const isFunction =
      token?.is === 'word' &&
      this.is('(', 1) &&
      (!RESERVED.has(token.text) || /^(left|right)$/.test(token.text));
    if (!isFunction) return { is: 'column', name: this.needName() };
    this.at += 1;
    return this.call(token.text);
  }
  private call(name: string): Expr {
    this.expect('(');
    const star = this.accept('*');
    const distinct = !star && this.accept('distinct');
    const args = star || this.is(')') ? [] : this.list(() => this.expr());
    this.expect(')');
    return { is: 'call', name, args, star, distinct };
  }
  private caseOf(): Expr {
    const whens: { when: Expr; then: Expr }[] = [];
    while (this.accept('when')) {
      const when = this.expr();
      this.expect('then');
      whens.push({ when, then: this.expr() });
    }
    if (whens.length === 0) throw this.unexpected();
    const otherwise = this.accept('else') ? this.expr() : null;
    this.expect('end');
    return { is: 'case', whens, otherwise };
  }
}

/** One SELECT, with or without a semicolon behind it. Throws SqlError. */
export function parseSelect(sql: string): Query {
  return new Parser(sql).statement();
}
