/** Tokens taken one by one, and what to say where another one was expected. */
import type { GatewayError } from '../errors.ts';
import { nearest } from '../suggest.ts';
import { quoted } from './literal.ts';
import { badText, type Token } from './tokens.ts';

export class TokenReader {
  private readonly tokens: readonly Token[];
  private position = 0;

  /** The last token must be the end. */
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get current(): Token {
    return this.tokens[this.position] ?? { kind: 'end', value: '', at: 1 };
  }

  skip(): void {
    this.position += 1;
  }

  list<T>(read: () => T): readonly T[] {
    this.needSign('(', '"("');
    const items: T[] = [];
    if (this.takeSign(')')) return items;
    do items.push(read());
    while (this.takeSign(','));
    this.needSign(')', '"," or ")"');
    return items;
  }

  takeWord(word: string): boolean {
    const { kind, value } = this.current;
    return this.take(kind === 'word' && value.toLowerCase() === word);
  }

  takeSign(sign: string): boolean {
    return this.take(this.current.kind === 'sign' && this.current.value === sign);
  }

  needSign(sign: string, wanted: string): void {
    if (!this.takeSign(sign)) throw this.expected(wanted);
  }

  private take(isThere: boolean): boolean {
    if (isThere) this.skip();
    return isThere;
  }

  expected(wanted: string, known: readonly string[] = []): GatewayError {
    const { kind, value, at } = this.current;
    const near = kind === 'word' ? nearest(value, known) : null;
    const came = kind === 'end' ? 'the end' : kind === 'text' ? `the text ${quoted(value)}` : quoted(value);
    return badText(at, `expected ${wanted}, got ${came}${near === null ? '' : `; did you mean "${near}"?`}`);
  }
}
