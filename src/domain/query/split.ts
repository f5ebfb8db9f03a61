/** What of a filter a portal can do, and what is left to do here. */
import type { Condition, Leaf, NegativeLeaf, RowCapabilities } from './ast.ts';
import { isAlways, isNever, junction, simplify } from './normal.ts';
import { quoted } from './literal.ts';
import { TYPE_WORDS } from './operators.ts';
import type { TypeOf } from './type-of.ts';

export interface Split {
  /** For the portal: holds of every row that the whole condition holds of. Null: nothing can be sent. */
  readonly pushed: Condition | null;
  /** For here, over what the portal answers. Null: the portal's answer is the answer. */
  readonly residual: Condition | null;
  /** Why something stayed here, in sentences. */
  readonly reasons: readonly string[];
}

const NOTHING: Split = { pushed: null, residual: null, reasons: [] };

/**
 * `pushed` and `residual` together are the condition; `residual` is null exactly where the portal's answer needs no
 * second look. A condition that no row can satisfy (`isNever`) is never pushed: nobody has to be asked.
 */
export function splitCondition(
  condition: Condition | null,
  capabilities: RowCapabilities,
  typeOf: TypeOf,
): Split {
  if (condition === null) return NOTHING;
  const simple = simplify(condition);
  if (isAlways(simple)) return NOTHING;
  if (isNever(simple)) return { pushed: null, residual: simple, reasons: ['No row can match.'] };
  const split = splitSimple(simple, { capabilities, typeOf });
  return { ...split, reasons: [...new Set(split.reasons)] };
}

interface Able {
  readonly capabilities: RowCapabilities;
  readonly typeOf: TypeOf;
}

function splitSimple(condition: Condition, able: Able): Split {
  switch (condition.op) {
    case 'and':
      return splitAnd(condition.of, able);
    case 'or':
      return splitOr(condition, able);
    default:
      return splitLeaf(condition, able);
  }
}

/** Conjuncts may be left behind: what is sent only gets weaker. */
function splitAnd(conjuncts: readonly Condition[], able: Able): Split {
  const parts = conjuncts.map((whole) => ({ whole, ...splitSimple(whole, able) }));
  const sendable = parts.filter((part) => part.pushed !== null);
  const canJoin = able.capabilities.logic.includes('and') || sendable.length < 2;
  // One that needs no second look is worth more than one that does.
  const best = sendable.find((part) => part.residual === null) ?? sendable[0];
  const sent = canJoin ? sendable : best === undefined ? [] : [best];
  const left = parts.flatMap((part) => {
    const rest = sent.includes(part) ? part.residual : part.whole;
    return rest === null ? [] : [rest];
  });
  const reasons = parts.flatMap((part) => part.reasons);
  return {
    pushed: joined(sent.flatMap((part) => (part.pushed === null ? [] : [part.pushed]))),
    residual: joined(left),
    reasons: canJoin
      ? reasons
      : [...reasons, 'The portal takes one condition at a time, so the others are applied here.'],
  };
}

function joined(conjuncts: readonly Condition[]): Condition | null {
  return conjuncts.length === 0 ? null : junction('and', conjuncts);
}

/** All branches or none: a branch that is not sent would lose its rows. */
function splitOr(whole: Extract<Condition, { readonly op: 'and' | 'or' }>, able: Able): Split {
  const parts = whole.of.map((branch) => splitSimple(branch, able));
  const reasons = parts.flatMap((part) => part.reasons);
  const pushed = parts.flatMap((part) => (part.pushed === null ? [] : [part.pushed]));
  if (!able.capabilities.logic.includes('or'))
    return stays(whole, [...reasons, 'The portal cannot take "or", so it is applied here.']);
  if (pushed.length < parts.length)
    return stays(whole, [...reasons, 'One branch of an "or" cannot be sent, so all of it is applied here.']);
  const isExact = parts.every((part) => part.residual === null);
  return { pushed: junction('or', pushed), residual: isExact ? null : whole, reasons };
}

function stays(whole: Condition, reasons: readonly string[]): Split {
  return { pushed: null, residual: whole, reasons };
}

function splitLeaf(leaf: Leaf | NegativeLeaf, able: Able): Split {
  const type = able.typeOf(leaf.column);
  const where = `on column ${quoted(leaf.column)} (${TYPE_WORDS[type]})`;
  const fidelity = able.capabilities.filter[leaf.op]?.[type];
  if (fidelity === undefined)
    return stays(leaf, [`The portal cannot filter by "${leaf.op}" ${where}, so it is applied here.`]);
  const pushed = fitting(leaf, able.capabilities);
  if (pushed === null) {
    const most = String(able.capabilities.maxValues);
    return stays(leaf, [`The portal takes at most ${most} values of "${leaf.op}" ${where}: applied here.`]);
  }
  if (fidelity === 'exact') return { pushed, residual: null, reasons: [] };
  return {
    pushed,
    residual: leaf,
    reasons: [`The portal's "${leaf.op}" ${where} may let other rows through: applied again here.`],
  };
}

/** A list longer than the portal takes becomes several, where it can join them; else null. */
function fitting(leaf: Leaf | NegativeLeaf, { maxValues, logic }: RowCapabilities): Condition | null {
  if ((leaf.op !== 'in' && leaf.op !== 'notIn') || maxValues === null) return leaf;
  if (leaf.values.length <= maxValues) return leaf;
  const op = leaf.op === 'in' ? 'or' : 'and';
  if (!logic.includes(op) || maxValues < 1) return null;
  const count = Math.ceil(leaf.values.length / maxValues);
  const chunks = Array.from({ length: count }, (_, at) => ({
    ...leaf,
    values: leaf.values.slice(at * maxValues, (at + 1) * maxValues),
  }));
  return { op, of: chunks };
}
