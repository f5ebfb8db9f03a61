/** Reads selectors as they are written: a tree of all, any and not over predicates, within bounds. */
import { isJsonObject, type Json } from '../../json.ts';
import { inPointer } from '../../json-pointer.ts';
import type { CompileRegex, Predicate, Scalar, Selector, SelectorOp } from '../rules.ts';
import { OPS_BY_TYPE, SELECTOR_FIELD_NAMES, selectorField, type SelectorField } from '../selector-fields.ts';
import { PropertyReader, RuleProblems, isJsonList, kindOf, type RuleProblem } from './rule-problems.ts';
import { readOperand } from './read-operand.ts';

export const MOST_DEPTH = 8;
export const MOST_PREDICATES = 64;
/** As many as that many predicates can have above them. */
const MOST_NODES = MOST_PREDICATES * MOST_DEPTH;

const OPS: readonly SelectorOp[] = [...new Set(Object.values(OPS_BY_TYPE).flat())];
const COMBINING = ['all', 'any', 'not'] as const;

export interface SelectorReading {
  /** null: there are problems. */
  readonly selector: Selector | null;
  readonly problems: readonly RuleProblem[];
}

/** All that is wrong is reported at once; what goes beyond the bounds is not read further. */
export function readSelector(
  value: Json,
  { compileRegex }: { readonly compileRegex: CompileRegex },
): SelectorReading {
  const problems = new RuleProblems();
  const selector = selectorAt(value, '', problems, compileRegex);
  return { selector: problems.all.length === 0 ? selector : null, problems: problems.all };
}

/** null: reported. */
export function selectorAt(
  value: Json,
  pointer: string,
  problems: RuleProblems,
  compileRegex: CompileRegex,
): Selector | null {
  return new TreeReader(problems, compileRegex).read(value, pointer, 1);
}

class TreeReader {
  readonly #problems: RuleProblems;
  readonly #compileRegex: CompileRegex;
  #nodes = 0;
  #predicates = 0;
  /** Each of the bounds is reported once. */
  readonly #exceeded = new Set<string>();

  constructor(problems: RuleProblems, compileRegex: CompileRegex) {
    this.#problems = problems;
    this.#compileRegex = compileRegex;
  }

  read(value: Json, pointer: string, depth: number): Selector | null {
    this.#nodes += 1;
    if (depth > MOST_DEPTH)
      return this.#exceed('E-SEL-04', pointer, `expected at most ${MOST_DEPTH} levels, got more`);
    if (!isJsonObject(value))
      return this.#problems.add('E-SCH-03', pointer, `expected a selector, got ${kindOf(value)}`, SHAPE);
    const properties = new PropertyReader(value, { pointer, problems: this.#problems });
    const [combining, ...more] = COMBINING.filter((key) => properties.get(key) !== undefined);
    if (combining === undefined) return this.#predicate(properties);
    properties.expectOnly([combining], `a selector of "${combining}"`);
    if (more.length > 0) return null;
    const inner = properties.get(combining) ?? null;
    if (combining === 'not') {
      const of = this.read(inner, properties.at('not'), depth + 1);
      return of === null ? null : { not: of };
    }
    const of = this.#members(inner, properties.at(combining), depth);
    return of === null ? null : combining === 'all' ? { all: of } : { any: of };
  }

  #members(value: Json, pointer: string, depth: number): readonly Selector[] | null {
    if (!isJsonList(value))
      return this.#problems.add('E-SCH-03', pointer, `expected a list of selectors, got ${kindOf(value)}`);
    if (value.length === 0)
      return this.#problems.add('E-SEL-06', pointer, 'expected at least one selector, got none');
    const members: (Selector | null)[] = [];
    for (const [at, member] of value.entries()) {
      if (this.#isExhausted(pointer)) return null;
      members.push(this.read(member, inPointer(pointer, String(at)), depth + 1));
    }
    const fine = members.filter((member) => member !== null);
    return fine.length === members.length ? fine : null;
  }

  #isExhausted(pointer: string): boolean {
    const isOver = this.#predicates >= MOST_PREDICATES || this.#nodes >= MOST_NODES;
    if (isOver) this.#exceed('E-SEL-05', pointer, `expected at most ${MOST_PREDICATES} predicates, got more`);
    return isOver || this.#problems.isFull;
  }
  #exceed(code: 'E-SEL-04' | 'E-SEL-05', pointer: string, message: string): null {
    if (!this.#exceeded.has(code))
      this.#problems.add(code, pointer, message, 'Save a part of it as a query of its own, or ask for less.');
    this.#exceeded.add(code);
    return null;
  }

  #predicate(properties: PropertyReader): Predicate | null {
    this.#predicates += 1;
    properties.expectOnly(['field', 'op', 'value'], 'a predicate');
    const name = properties.text('field', 'the name of a field');
    if (properties.get('field') === undefined) properties.missing('field', 'the name of a field');
    const field = name === null ? null : selectorField(name);
    if (name !== null && field === null)
      this.#problems.unknown('E-SEL-01', properties.at('field'), 'field', name, SELECTOR_FIELD_NAMES);
    if (properties.get('op') === undefined) properties.missing('op', `one of ${OPS.join(', ')}`);
    const op = properties.oneOf('op', OPS, 'operator');
    if (field === null || op === null) return null;
    return this.#fitting(properties, field, op);
  }

  #fitting(properties: PropertyReader, field: SelectorField, op: SelectorOp): Predicate | null {
    const ops = OPS_BY_TYPE[field.type];
    if (!ops.includes(op))
      return this.#problems.add(
        'E-SEL-02',
        properties.at('op'),
        `expected an operator for ${field.name}, which is a field of ${field.type}, got "${op}"`,
        `These fit: ${ops.join(', ')}.`,
      );
    const operand = readOperand(properties, field, op, this.#compileRegex);
    if (operand === null) return null;
    const value: Scalar | readonly Scalar[] | undefined = operand.value;
    return value === undefined ? { field: field.name, op } : { field: field.name, op, value };
  }
}
const SHAPE = 'One of {all: […]}, {any: […]}, {not: …}, {field, op, value}.';
