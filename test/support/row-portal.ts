/** A portal as hostile as its capabilities allow: superset cells let other rows through, everything else is refused. */
import type { Condition, Leaf, NegativeLeaf, Row, RowCapabilities } from '../../src/domain/query/ast.ts';
import { compileCondition } from '../../src/domain/query/evaluate.ts';
import type { TypeOf } from '../../src/domain/query/type-of.ts';

/** `lets`: whether a superset leaf lets this row through that it does not hold of. Throws where more is asked than it can. */
export function portalAnswer(
  pushed: Condition | null,
  rows: readonly Row[],
  capabilities: RowCapabilities,
  typeOf: TypeOf,
  lets: (at: number) => boolean,
): readonly Row[] {
  if (pushed === null) return rows;
  const test = portalTest(pushed, capabilities, typeOf, lets);
  return rows.filter((row, at) => test(row, at));
}

type PortalTest = (row: Row, at: number) => boolean;

function portalTest(
  condition: Condition,
  capabilities: RowCapabilities,
  typeOf: TypeOf,
  lets: (at: number) => boolean,
): PortalTest {
  switch (condition.op) {
    case 'and':
    case 'or': {
      if (!capabilities.logic.includes(condition.op)) throw new Error(`cannot ${condition.op}`);
      if (condition.of.length < 2) throw new Error('a constant was sent');
      const tests = condition.of.map((branch) => portalTest(branch, capabilities, typeOf, lets));
      return condition.op === 'and'
        ? (row, at) => tests.every((test) => test(row, at))
        : (row, at) => tests.some((test) => test(row, at));
    }
    default: {
      const fidelity = admitted(condition, capabilities, typeOf);
      const test = compileCondition(condition, typeOf);
      return fidelity === 'exact' ? (row) => test(row) : (row, at) => test(row) || lets(at);
    }
  }
}

function admitted(
  leaf: Leaf | NegativeLeaf,
  capabilities: RowCapabilities,
  typeOf: TypeOf,
): 'exact' | 'superset' {
  const fidelity = capabilities.filter[leaf.op]?.[typeOf(leaf.column)];
  if (fidelity === undefined) throw new Error(`cannot ${leaf.op}`);
  const isList = leaf.op === 'in' || leaf.op === 'notIn';
  if (isList && leaf.values.length > (capabilities.maxValues ?? Infinity)) throw new Error('too many values');
  return fidelity;
}
