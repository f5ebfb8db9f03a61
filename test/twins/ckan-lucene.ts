/**
 * A small Lucene reader: the part of the classic query syntax that CKAN's `fq` and fielded `q` use.
 * Booleans follow QueryParserBase.addClause with default operator AND, which is what makes a bare `a OR b` beside
 * `+state:active` match too much.
 */

export type Occur = 'must' | 'should' | 'not';
export interface Clause {
  occur: Occur;
  readonly query: Query;
}
export type Query =
  | { readonly is: 'all' }
  | { readonly is: 'term'; readonly field: string; readonly value: string; readonly isPhrase: boolean }
  | { readonly is: 'wildcard'; readonly field: string; readonly pattern: RegExp }
  | {
      readonly is: 'range';
      readonly field: string;
      /** null: open. */
      readonly from: string | null;
      readonly to: string | null;
      readonly includesFrom: boolean;
      readonly includesTo: boolean;
    }
  | { readonly is: 'bool'; readonly clauses: readonly Clause[] };

export class LuceneSyntaxError extends Error {
  override readonly name = 'LuceneSyntaxError';
}

const SPACE = /\s/;
const ENDS_TERM = /[\s()[\]{}"^~:]/;
const RESERVED = new Set(['AND', 'OR', 'NOT', '&&', '||']);

class Parser {
  readonly text: string;
  at = 0;
  constructor(text: string) {
    this.text = text;
  }
  fail(what: string): LuceneSyntaxError {
    return new LuceneSyntaxError(
      `org.apache.solr.search.SyntaxError: Cannot parse '${this.text}': ${what} at column ${this.at}`,
    );
  }
  peek(): string {
    return this.text.charAt(this.at);
  }
  skipSpace(): void {
    while (this.at < this.text.length && SPACE.test(this.peek())) this.at += 1;
  }
  /** Takes a word operator when it stands alone here. */
  operator(...names: readonly string[]): string | null {
    this.skipSpace();
    for (const name of names) {
      const after = this.text.charAt(this.at + name.length);
      if (this.text.startsWith(name, this.at) && (after === '' || /[\s(+\-"]/.test(after))) {
        this.at += name.length;
        return name;
      }
    }
    return null;
  }
  clauses(field: string, isNested: boolean): Query {
    const clauses: Clause[] = [];
    for (;;) {
      this.skipSpace();
      if (this.at >= this.text.length || this.peek() === ')') break;
      const conjunction = this.operator('AND', '&&', 'OR', '||');
      if (conjunction !== null && clauses.length === 0) throw this.fail(`Encountered " "${conjunction}"`);
      const modifier = this.modifier();
      const isOr = conjunction === 'OR' || conjunction === '||';
      addClause(clauses, isOr ? 'or' : conjunction === null ? null : 'and', modifier, this.clause(field));
    }
    if (clauses.length === 0 && isNested) throw this.fail('Encountered " ")"');
    return { is: 'bool', clauses };
  }
  modifier(): 'required' | 'prohibited' | null {
    if (this.operator('NOT') !== null) return 'prohibited';
    this.skipSpace();
    const sign = this.peek();
    if (sign !== '+' && sign !== '-' && sign !== '!') return null;
    this.at += 1;
    return sign === '+' ? 'required' : 'prohibited';
  }
  clause(outer: string): Query {
    this.skipSpace();
    let field = outer;
    const named = /^((?:[\w.-]|\\.)+|\*):/.exec(this.text.slice(this.at, this.at + 200));
    if (named !== null) {
      field = (named[1] ?? '').replaceAll('\\', '');
      this.at += named[0].length;
      this.skipSpace();
    }
    const query = this.operand(field);
    const suffix = /^(?:~[\d.]*)?(?:\^[\d.]+)?/.exec(this.text.slice(this.at, this.at + 20));
    this.at += suffix?.[0].length ?? 0;
    return query;
  }
  operand(field: string): Query {
    const first = this.peek();
    if (first === '(') {
      this.at += 1;
      const inner = this.clauses(field, true);
      if (this.peek() !== ')') throw this.fail('Encountered "<EOF>"');
      this.at += 1;
      return inner;
    }
    if (first === '"') return { is: 'term', field, value: this.quoted(), isPhrase: true };
    if (first === '[' || first === '{') return this.range(field);
    return this.word(field);
  }
  quoted(): string {
    this.at += 1;
    let value = '';
    while (this.peek() !== '"') {
      if (this.at >= this.text.length) throw this.fail('Lexical error: unbalanced quote');
      if (this.peek() === '\\') this.at += 1;
      value += this.peek();
      this.at += 1;
    }
    this.at += 1;
    return value;
  }
  word(field: string): Query {
    let value = '';
    let pattern = '';
    let isWild = false;
    while (this.at < this.text.length && !ENDS_TERM.test(this.peek())) {
      const isEscape = this.peek() === '\\';
      if (isEscape) this.at += 1;
      const char = this.peek();
      if (!isEscape && (char === '*' || char === '?')) {
        isWild = true;
        pattern += char === '*' ? '.*' : '.';
      } else pattern += char.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
      value += char;
      this.at += 1;
    }
    if (value === '' || RESERVED.has(value)) throw this.fail(`Encountered " "${value || this.peek()}"`);
    if (value === '*' && field === '*') return { is: 'all' };
    if (isWild) return { is: 'wildcard', field, pattern: new RegExp(`^${pattern}$`, 'su') };
    return { is: 'term', field, value, isPhrase: false };
  }
  range(field: string): Query {
    const includesFrom = this.peek() === '[';
    this.at += 1;
    const from = this.rangeEnd();
    if (this.operator('TO') === null) throw this.fail('expected "TO" in a range');
    const to = this.rangeEnd();
    this.skipSpace();
    const close = this.peek();
    if (close !== ']' && close !== '}') throw this.fail('a range without its end');
    this.at += 1;
    return { is: 'range', field, from, to, includesFrom, includesTo: close === ']' };
  }
  rangeEnd(): string | null {
    this.skipSpace();
    if (this.peek() === '"') return this.quoted();
    const end = /^(?:[^\s\]}\\]|\\.)+/s.exec(this.text.slice(this.at, this.at + 300));
    if (end === null) throw this.fail('a range without its end');
    this.at += end[0].length;
    return end[0] === '*' ? null : end[0].replace(/\\(.)/gs, '$1');
  }
}

function addClause(
  clauses: Clause[],
  conjunction: 'and' | 'or' | null,
  modifier: 'required' | 'prohibited' | null,
  query: Query,
): void {
  const previous = clauses.at(-1);
  if (previous !== undefined && previous.occur !== 'not') {
    if (conjunction === 'and') previous.occur = 'must';
    if (conjunction === 'or') previous.occur = 'should';
  }
  const occur = modifier === 'prohibited' ? 'not' : conjunction === 'or' ? 'should' : 'must';
  clauses.push({ occur, query });
}

/** Throws LuceneSyntaxError, as Solr's parser would; `field` is the one that bare words are looked for in. */
export function parseLucene(text: string, field = 'text'): Query {
  if (text.trimStart().startsWith('{!')) throw new LuceneSyntaxError('Local parameters are not supported.');
  const parser = new Parser(text);
  const query = parser.clauses(field, false);
  if (parser.at < text.length) throw parser.fail(`Encountered " "${parser.peek()}"`);
  return query;
}
