/** What is wrong with rules as they are written, all of it, within bounds. */
import { inPointer } from '../../json-pointer.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { nearest } from '../../suggest.ts';

export type RuleProblemCode =
  | `E-SCH-0${1 | 2 | 3 | 4}`
  | `E-SEL-0${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `E-CRI-0${1 | 2}`
  | `E-REF-0${1 | 2}`
  | `E-ID-0${1 | 2}`;
export interface RuleProblem {
  readonly code: RuleProblemCode;
  /** RFC 6901, from what was read: "/0/selector/all/1/field". */
  readonly pointer: string;
  /** What was wanted and what came. */
  readonly message: string;
  readonly hint: string | null;
}

/** Nobody reads more at once. */
const MOST_PROBLEMS = 100;

export class RuleProblems {
  readonly #all: RuleProblem[] = [];

  get all(): readonly RuleProblem[] {
    return this.#all;
  }
  get isFull(): boolean {
    return this.#all.length >= MOST_PROBLEMS;
  }
  add(code: RuleProblemCode, pointer: string, message: string, hint: string | null = null): null {
    if (!this.isFull) this.#all.push({ code, pointer, message, hint });
    return null;
  }
  /** Of a name that is none of those that there are. */
  unknown(
    code: RuleProblemCode,
    pointer: string,
    what: string,
    name: string,
    known: readonly string[],
  ): null {
    if (this.isFull) return null;
    return this.add(code, pointer, `unknown ${what} ${quoted(name)}`, didYouMean(name, known));
  }
}

export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === null ? `Known: ${known.slice(0, 40).join(', ')}.` : `Did you mean "${near}"?`;
}

const LONGEST = 80;
function quoted(text: string): string {
  return `"${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}"`;
}
/** What came, without looking into it: it may be nested without end. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object') return isJsonObject(value) ? 'an object' : 'a list';
  return String(value);
}
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An object of known properties: reads each once, and reports what is wrong with it. */
export class PropertyReader {
  readonly pointer: string;
  readonly problems: RuleProblems;
  /** What a missing or a wrong property is called. */
  readonly #code: { readonly missing: RuleProblemCode; readonly wrong: RuleProblemCode };
  readonly #value: JsonObject;

  constructor(
    value: JsonObject,
    place: { readonly pointer: string; readonly problems: RuleProblems },
    code: { readonly missing: RuleProblemCode; readonly wrong: RuleProblemCode } = {
      missing: 'E-SCH-01',
      wrong: 'E-SCH-03',
    },
  ) {
    this.#value = value;
    this.pointer = place.pointer;
    this.problems = place.problems;
    this.#code = code;
  }

  /** Properties that begin with "x-" are anybody's. */
  expectOnly(known: readonly string[], what: string): void {
    for (const key of Object.keys(this.#value)) {
      if (this.problems.isFull) return;
      if (known.includes(key) || key.startsWith('x-')) continue;
      this.problems.unknown('E-SCH-02', this.at(key), `property of ${what}`, key, known);
    }
  }
  at(key: string): string {
    return inPointer(this.pointer, key);
  }
  /** undefined: not given, or null. */
  get(key: string): Json | undefined {
    const value = Object.hasOwn(this.#value, key) ? this.#value[key] : undefined;
    return value === null ? undefined : value;
  }
  wrong(key: string, wanted: string, hint: string | null = null): null {
    return this.problems.add(
      this.#code.wrong,
      this.at(key),
      `expected ${wanted}, got ${kindOf(this.get(key))}`,
      hint,
    );
  }
  missing(key: string, wanted: string): null {
    return this.problems.add(this.#code.missing, this.pointer, `expected "${key}": ${wanted}`);
  }

  /** null: not given, or reported. */
  text(key: string, wanted: string, longest = 2_000): string | null {
    const value = this.get(key);
    if (value === undefined) return null;
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' || text.length > longest ? this.wrong(key, wanted) : text;
  }
  number(key: string, wanted: string, isFine: (value: number) => boolean): number | null {
    const value = this.get(key);
    if (value === undefined) return null;
    return typeof value === 'number' && Number.isFinite(value) && isFine(value)
      ? value
      : this.wrong(key, wanted);
  }
  flag(key: string, otherwise: boolean): boolean {
    const value = this.get(key);
    if (value !== undefined && typeof value !== 'boolean') this.wrong(key, 'true or false');
    return typeof value === 'boolean' ? value : otherwise;
  }
  /** Texts, none of them empty; null: not given, or reported. */
  texts(key: string, wanted: string, most: number): readonly string[] | null {
    const value = this.get(key);
    if (value === undefined) return null;
    if (!isJsonList(value) || value.length > most)
      return this.wrong(key, `${wanted}, a list of at most ${most}`);
    const texts = value.filter((one) => typeof one === 'string').map((one) => one.trim());
    const isFine = texts.length === value.length && texts.every((one) => one !== '' && one.length <= 2_000);
    return isFine ? texts : this.wrong(key, `${wanted}, each of them text`);
  }
  object(key: string, wanted: string): JsonObject | null {
    const value = this.get(key);
    if (value === undefined) return null;
    return isJsonObject(value) ? value : this.wrong(key, wanted);
  }
  oneOf<T extends string>(key: string, known: readonly T[], what: string): T | null {
    const value = this.get(key);
    if (value === undefined) return null;
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    if (typeof value !== 'string') return this.wrong(key, `one of ${known.join(', ')}`);
    return this.problems.unknown('E-SCH-04', this.at(key), what, value, known);
  }
}
