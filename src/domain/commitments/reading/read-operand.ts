/** Reads what a predicate compares with, as its field and its operator want it. */
import { checkedBox } from '../../box.ts';
import type { Json } from '../../json.ts';
import { nearest } from '../../suggest.ts';
import { spanOfText } from '../date-span.ts';
import { codeKey } from '../dataset-view.ts';
import type { CompileRegex, Scalar, SelectorOp } from '../rules.ts';
import type { SelectorField } from '../selector-fields.ts';
import { phraseOf } from '../word-tests.ts';
import { isJsonList, kindOf, type PropertyReader } from './rule-problems.ts';

/** `value` undefined: the operator takes none. */
export interface Operand {
  readonly value: Scalar | readonly Scalar[] | undefined;
}
export const LONGEST_REGEX = 200;
const LONGEST_TEXT = 1_000;
const MOST_VALUES = 500;
const STATES = ['PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'];

/** null: reported. */
export function readOperand(
  properties: PropertyReader,
  field: SelectorField,
  op: SelectorOp,
  compileRegex: CompileRegex,
): Operand | null {
  const given = properties.get('value');
  if (op === 'exists' || op === 'absent') {
    if (given === undefined) return { value: undefined };
    return properties.problems.add('E-SCH-02', properties.at('value'), `expected no value for "${op}"`);
  }
  if (given === undefined) return properties.missing('value', `what "${op}" compares with`);
  if (op === 'intersects')
    return field.type === 'box' ? boxOf(properties, given) : datesOf(properties, given);
  const one = (value: Json, at: string): Scalar | null => scalarOf(properties, field, op, value, at);
  if (op !== 'in' && op !== 'notIn') {
    const value = one(given, properties.at('value'));
    if (value === null) return null;
    if (op === 'matches') return regexOf(properties, String(value), compileRegex);
    return { value };
  }
  if (!isJsonList(given) || given.length === 0 || given.length > MOST_VALUES)
    return properties.wrong('value', `a list of 1 to ${MOST_VALUES} values`);
  const values = given.map((value, index) => one(value, `${properties.at('value')}/${index}`));
  const fine = values.filter((value) => value !== null);
  return fine.length === values.length ? { value: fine } : null;
}

function scalarOf(
  { problems }: PropertyReader,
  field: SelectorField,
  op: SelectorOp,
  value: Json,
  at: string,
): Scalar | null {
  const wrong = (wanted: string): null =>
    problems.add('E-SCH-03', at, `expected ${wanted}, got ${kindOf(value)}`);
  switch (field.type) {
    case 'number':
      return isNumber(value) ? value : wrong('a number');
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong('true or false');
    case 'date':
      return typeof value === 'string' && spanOfText(value) !== null
        ? value
        : wrong('a date: "2013", "2013-03", "2013-03-07", or RFC 3339 with its zone');
    case 'metric': {
      if (isNumber(value)) return value;
      const isOrder = op !== 'eq' && op !== 'ne' && op !== 'in' && op !== 'notIn';
      if (typeof value !== 'string' || isOrder) return wrong('a number');
      if (STATES.includes(value)) return value;
      return problems.unknown('E-SCH-04', at, 'state', value, STATES);
    }
    case 'box':
      return wrong('nothing');
    case 'string':
    case 'address':
    case 'text':
    case 'code': {
      const text = isNumber(value) ? String(value) : value;
      if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST_TEXT)
        return wrong(`text of at most ${LONGEST_TEXT} characters`);
      if (field.type === 'text' && op !== 'matches' && phraseOf(text) === '')
        return wrong('text with letters or digits');
      return allowedOf(field, text) ?? notAllowed(problems, field, text, at);
    }
  }
}
function isNumber(value: Json): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
/** As the list writes it. */
function allowedOf({ allowed }: SelectorField, text: string): string | null {
  if (allowed === undefined) return text;
  const key = codeKey(text);
  return allowed.find((one) => codeKey(one) === key) ?? null;
}
function notAllowed(
  problems: PropertyReader['problems'],
  { name, allowed = [] }: SelectorField,
  text: string,
  at: string,
): null {
  const near = nearest(text, allowed);
  const hint = near === null ? `Known: ${allowed.join(', ')}.` : `Did you mean "${near}"?`;
  return problems.add('E-SCH-04', at, `unknown ${name} ${kindOf(text)}`, hint);
}

function regexOf(properties: PropertyReader, pattern: string, compileRegex: CompileRegex): Operand | null {
  const problem =
    pattern.length > LONGEST_REGEX
      ? `expected at most ${LONGEST_REGEX} characters, got ${pattern.length}`
      : compileRegex(pattern) === null
        ? `expected a regular expression of RE2, got ${kindOf(pattern)}`
        : null;
  if (problem === null) return { value: pattern };
  return properties.problems.add(
    'E-SEL-03',
    properties.at('value'),
    problem,
    'RE2 knows no back-references and no looking around.',
  );
}
function boxOf(properties: PropertyReader, value: Json): Operand | null {
  const numbers = isJsonList(value) && value.length === 4 ? value.filter(isNumber) : [];
  const box = checkedBox(numbers);
  if (box !== null) return { value: box };
  return properties.wrong('value', 'a box in degrees: [west, south, east, north]');
}
function datesOf(properties: PropertyReader, value: Json): Operand | null {
  const texts = isJsonList(value) && value.length === 2 ? value.filter((one) => typeof one === 'string') : [];
  const [first, last] = texts.map(spanOfText);
  const isInterval =
    first !== undefined && first !== null && last !== undefined && last !== null && first.start < last.end;
  return isInterval ? { value: texts } : properties.wrong('value', 'two dates in order: ["2012", "2013-06"]');
}
