/** Reads the criteria of a rule. */
import { isJsonObject, type Json } from '../../json.ts';
import { inPointer } from '../../json-pointer.ts';
import type { Criterion } from '../rules.ts';
import { CRITERIA, type CriterionRow } from './criterion-table.ts';
import { PropertyReader, isJsonList, kindOf, type RuleProblems } from './rule-problems.ts';

const MOST_CRITERIA = 50;
const BY_NAME: ReadonlyMap<string, CriterionRow> = new Map(CRITERIA.map((row) => [row.check, row]));
const NAMES: readonly string[] = [...BY_NAME.keys()];
const CODES = { missing: 'E-CRI-02', wrong: 'E-CRI-02' } as const;

/** Those that are right; the others are reported. `value` undefined: none are asked for. */
export function readCriteria(
  value: Json | undefined,
  pointer: string,
  problems: RuleProblems,
): readonly Criterion[] {
  if (value === undefined) return [];
  if (!isJsonList(value) || value.length > MOST_CRITERIA) {
    const wanted = `expected a list of at most ${MOST_CRITERIA} criteria`;
    problems.add('E-SCH-03', pointer, `${wanted}, got ${isJsonList(value) ? value.length : kindOf(value)}`);
    return [];
  }
  return value.flatMap((one, at) => readCriterion(one, inPointer(pointer, String(at)), problems) ?? []);
}

function readCriterion(value: Json, pointer: string, problems: RuleProblems): Criterion | null {
  if (!isJsonObject(value))
    return problems.add(
      'E-SCH-03',
      pointer,
      `expected a criterion, got ${kindOf(value)}`,
      'As in {check: alive}.',
    );
  const properties = new PropertyReader(value, { pointer, problems }, CODES);
  const name = properties.get('check');
  if (name === undefined)
    return problems.add('E-SCH-01', pointer, `expected "check": one of ${NAMES.join(', ')}`);
  const row = typeof name === 'string' ? BY_NAME.get(name) : undefined;
  if (row === undefined)
    return problems.unknown(
      'E-CRI-01',
      properties.at('check'),
      'check',
      typeof name === 'string' ? name : kindOf(name),
      NAMES,
    );
  const { check, parameters } = row;
  properties.expectOnly(['check', 'required', ...parameters.map((one) => one.name)], `the check "${check}"`);
  const required = properties.flag('required', true);
  const missing = parameters.filter((one) => one.isRequired && properties.get(one.name) === undefined);
  for (const one of missing) properties.missing(one.name, one.description);
  if (row.needsOne === true && parameters.every((one) => properties.get(one.name) === undefined))
    properties.missing(parameters.map((one) => one.name).join('" or "'), 'what is asked for');
  const read = parameters.map((one) => one.read(properties, one.name));
  return Object.assign<Criterion, Partial<Criterion>>({ check, required }, Object.assign({}, ...read));
}
