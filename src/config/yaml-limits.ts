/** What a YAML file of a stranger may cost, found by its words alone: its parser recurses, and dies of deep nesting. */
import { CST, Lexer } from 'yaml';

export interface LimitBreach {
  /** UTF-16 code units from the start. */
  readonly offset: number;
  readonly message: string;
}

/** Of mappings and lists in one another. */
export const MAX_DEPTH = 64;
/** Words, marks, blanks and line ends. */
export const MAX_TOKENS = 500_000;

const INDICATORS: readonly (string | null)[] = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind'];
const OPENING: readonly (string | null)[] = ['flow-map-start', 'flow-seq-start'];
const CLOSING: readonly (string | null)[] = ['flow-map-end', 'flow-seq-end'];

class Watch {
  private tokens = 0;
  private flow = 0;
  private indicators = 0;

  see(type: string | null, source: string): string | null {
    this.tokens += 1;
    if (this.tokens > MAX_TOKENS) return `expected at most ${MAX_TOKENS} words and marks, got more`;
    if (type === 'tag') return `expected values without tags, got "${source.slice(0, 40)}"`;
    if (type === 'directive-line' && !/^%YAML 1\.2\s*$/.test(source))
      return `expected YAML 1.2, got "${source.slice(0, 40)}"`;
    if (OPENING.includes(type)) this.flow += 1;
    if (CLOSING.includes(type)) this.flow -= 1;
    if (INDICATORS.includes(type)) this.indicators += 1;
    else if (type !== 'space') this.indicators = 0;
    const depth = Math.max(this.flow, this.indicators);
    return depth > MAX_DEPTH ? tooDeep() : null;
  }
}
function tooDeep(): string {
  return `expected at most ${MAX_DEPTH} mappings and lists in one another, got more`;
}

function tokenBreach(text: string): LimitBreach | null {
  const watch = new Watch();
  let offset = 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    const type: string | null = isContent ? null : CST.tokenType(source);
    isContent = type === 'scalar';
    const message = watch.see(type, source);
    if (message !== null) return { offset, message };
    // Marks that the lexer puts in are no part of the text.
    if (type !== 'scalar' && type !== 'doc-mode' && type !== 'flow-error-end') offset += source.length;
  }
  return null;
}

/** Lines that are indented ever further. */
function indentBreach(text: string): LimitBreach | null {
  const indents: number[] = [];
  for (const match of text.matchAll(/^( *)[^ \r\n]/gm)) {
    const indent = match[1]?.length ?? 0;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    if (indents.length > MAX_DEPTH) return { offset: match.index, message: tooDeep() };
  }
  return null;
}

/** null: it can be parsed within bounds. */
export function findBreach(text: string): LimitBreach | null {
  return indentBreach(text) ?? tokenBreach(text);
}
