/** Does what a window plan says, over a portal in memory that can do no more than its capabilities say. */
import type { Condition, Row, RowCapabilities, SortKey } from '../../src/domain/query/ast.ts';
import { compileCondition } from '../../src/domain/query/evaluate.ts';
import { junction } from '../../src/domain/query/normal.ts';
import { cellOf } from '../../src/domain/query/row.ts';
import { rowOrder } from '../../src/domain/query/sort.ts';
import type { Split } from '../../src/domain/query/split.ts';
import { createTopRows } from '../../src/domain/query/top-rows.ts';
import type { TypeOf } from '../../src/domain/query/type-of.ts';
import type { Walk, WindowPlan } from '../../src/domain/query/window.ts';
import { portalAnswer } from './row-portal.ts';

export interface MemoryPortal {
  readonly rows: readonly Row[];
  readonly capabilities: RowCapabilities;
  readonly typeOf: TypeOf;
  readonly key: string;
  readonly lets: (at: number) => boolean;
}
interface Read {
  readonly rows: readonly Row[];
  /** false: the wall of the portal was hit before the answer was whole. */
  readonly sawAll: boolean;
}

export function readPlan(plan: WindowPlan, split: Split, portal: MemoryPortal): Read {
  switch (plan.kind) {
    case 'nothing':
      return { rows: [], sawAll: true };
    case 'window': {
      const { offset, limit } = plan.window;
      if (offset + limit > (portal.capabilities.page.reach ?? Infinity)) throw new Error('beyond reach');
      return { rows: sorted(split.pushed, plan.orderBy, portal).slice(offset, offset + limit), sawAll: true };
    }
    case 'scan': {
      const read = walked(plan.walk, split.pushed, plan.orderBy, portal);
      const end = plan.skip + (plan.take ?? Infinity);
      const matching = read.rows.filter(compileCondition(split.residual, portal.typeOf));
      return { rows: matching.slice(plan.skip, end), sawAll: read.sawAll || matching.length >= end };
    }
    case 'sort': {
      const read = walked(plan.walk, split.pushed, [], portal);
      const top = createTopRows(
        plan.skip + (plan.take ?? portal.rows.length),
        rowOrder(plan.orderBy, portal.typeOf),
      );
      for (const row of read.rows.filter(compileCondition(split.residual, portal.typeOf))) top.add(row);
      return { rows: top.result().slice(plan.skip), sawAll: read.sawAll };
    }
  }
}

function walked(
  walk: Walk,
  pushed: Condition | null,
  orderBy: readonly SortKey[],
  portal: MemoryPortal,
): Read {
  if (walk.by === 'pages') {
    const rows = sorted(pushed, orderBy, portal);
    return { rows: rows.slice(0, walk.reach ?? Infinity), sawAll: rows.length <= (walk.reach ?? Infinity) };
  }
  const order: readonly SortKey[] = [{ column: walk.key, direction: walk.direction, nulls: 'last' }];
  const rows: Row[] = [];
  for (let page = sorted(pushed, order, portal); page.length > 0;) {
    const some = page.slice(
      0,
      Math.min(portal.capabilities.page.maxSize, portal.capabilities.page.reach ?? Infinity),
    );
    rows.push(...some);
    if (rows.length > portal.rows.length) throw new Error('a row came twice');
    const last = cellOf(some.at(-1) ?? {}, walk.key);
    const behind: Condition = {
      op: walk.direction === 'asc' ? 'gt' : 'lt',
      column: walk.key,
      value: Number(last),
    };
    page = sorted(pushed === null ? behind : junction('and', [pushed, behind]), order, portal);
  }
  return { rows, sawAll: true };
}

/** Filtered, in the portal's own order of nulls where it takes no orders about that, the key behind. */
function sorted(pushed: Condition | null, orderBy: readonly SortKey[], portal: MemoryPortal): readonly Row[] {
  const { capabilities, typeOf, key } = portal;
  if (orderBy.length > 0 && capabilities.orderBy === null) throw new Error('cannot sort');
  const nulls = capabilities.orderBy?.nulls ?? 'last';
  const own = nulls === 'choose' ? null : nulls === 'unspecified' ? 'first' : nulls;
  const asGiven = orderBy.map((each) => ({ ...each, nulls: own ?? each.nulls }));
  const keyed: SortKey = { column: key, direction: 'asc', nulls: 'last' };
  return portalAnswer(pushed, portal.rows, capabilities, typeOf, portal.lets).toSorted(
    rowOrder([...asGiven, keyed], typeOf),
  );
}
