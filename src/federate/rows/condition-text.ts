/** Conditions as people write them. Pure. */
import type { Condition, Leaf, NegativeLeaf, Scalar } from '../../domain/query/ast.ts';

const SIGNS = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
/** Lists are cut in texts for people; in `RowPlan.pushed` and `local` they are whole. */
const SHOWN_VALUES = 5;
const SHOWN_BRANCHES = 8;

export function conditionText(condition: Condition): string {
  if (!('of' in condition)) return leafText(condition);
  if (condition.of.length === 0) return condition.op === 'and' ? 'everything' : 'nothing';
  const shown = condition.of.slice(0, SHOWN_BRANCHES).map((branch) => {
    const text = conditionText(branch);
    return 'of' in branch && branch.of.length > 1 ? `(${text})` : text;
  });
  const more = condition.of.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(` ${condition.op} `);
}

function leafText(leaf: Leaf | NegativeLeaf): string {
  const { column } = leaf;
  switch (leaf.op) {
    case 'isNull':
      return `${column} is null`;
    case 'notNull':
      return `${column} is not null`;
    case 'in':
      return `${column} in ${listText(leaf.values)}`;
    case 'notIn':
      return `${column} not in ${listText(leaf.values)}`;
    case 'within':
      return `${column} within (${leaf.box.join(', ')})`;
    case 'notWithin':
      return `${column} not within (${leaf.box.join(', ')})`;
    case 'contains':
      return `${column} contains ${scalarText(leaf.value)}`;
    case 'startsWith':
      return `${column} starts with ${scalarText(leaf.value)}`;
    case 'notContains':
      return `${column} does not contain ${scalarText(leaf.value)}`;
    case 'notStartsWith':
      return `${column} does not start with ${scalarText(leaf.value)}`;
    default:
      return `${column} ${SIGNS[leaf.op]} ${scalarText(leaf.value)}`;
  }
}

function listText(values: readonly Scalar[]): string {
  const more = values.length - SHOWN_VALUES;
  const shown = values.slice(0, SHOWN_VALUES).map(scalarText);
  return `(${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')})`;
}
function scalarText(value: Scalar): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
