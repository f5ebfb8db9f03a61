/** What connectors declared and then could not translate: taken back, so that the same question is planned without it. */
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { Condition, FilterOp, RowCapabilities } from '../../domain/query/ast.ts';
import type { ColumnType } from '../../domain/query/ast.ts';
import type { TypeOf } from '../../domain/query/type-of.ts';
import type { Json } from '../../domain/json.ts';
import type { Log } from '../../ports/log.ts';
import { isUnsupported } from './failure.ts';

/** What a question uses of a portal. */
export interface Used {
  readonly where: Condition | null;
  readonly sort: boolean;
  readonly count: boolean;
  readonly aggregate: boolean;
}
interface Withdrawal {
  /** For the log: "orderBy", "filter contains of text". */
  readonly what: string;
  readonly apply: (capabilities: RowCapabilities) => RowCapabilities;
}

const SORT: Withdrawal = { what: 'orderBy', apply: (able) => ({ ...able, orderBy: null }) };
const COUNT: Withdrawal = { what: 'count', apply: (able) => ({ ...able, count: 'none' }) };
const AGGREGATE: Withdrawal = { what: 'aggregate', apply: (able) => ({ ...able, aggregate: null }) };
const FILTERS: Withdrawal = { what: 'all filters', apply: (able) => ({ ...able, filter: {} }) };
const ALL: Withdrawal = {
  what: 'all filters, orderBy, count and aggregate',
  apply: (able) => ({ ...able, filter: {}, orderBy: null, count: 'none', aggregate: null }),
};

/** From the least to all of it: one of these leaves out what the connector stumbled on. */
function withdrawals(used: Used, typeOf: TypeOf): readonly Withdrawal[] {
  const cells = new Map(cellsOf(used.where, typeOf).map((cell) => [cell.what, cell]));
  return [
    ...(used.count ? [COUNT] : []),
    ...(used.aggregate ? [AGGREGATE] : []),
    ...cells.values(),
    ...(used.sort ? [SORT] : []),
    ...(cells.size > 1 ? [FILTERS] : []),
    ALL,
  ];
}

function cellsOf(where: Condition | null, typeOf: TypeOf): readonly Withdrawal[] {
  if (where === null) return [];
  if ('of' in where) return where.of.flatMap((branch) => cellsOf(branch, typeOf));
  return [cellOf(where.op, typeOf(where.column))];
}
function cellOf(op: FilterOp, type: ColumnType): Withdrawal {
  return {
    what: `filter ${op} of ${type}`,
    apply: (able) => {
      const { [type]: _withdrawn, ...others } = able.filter[op] ?? {};
      return { ...able, filter: { ...able.filter, [op]: others } };
    },
  };
}

export interface Attempted {
  readonly identity: Json;
  readonly portal: string;
  readonly capabilities: RowCapabilities;
  readonly typeOf: TypeOf;
}
export interface Withdrawals {
  /** What is left of a table's capabilities. */
  left(identity: Json, capabilities: RowCapabilities): RowCapabilities;
  /**
   * Runs `attempt` with what is left, and where that is UNSUPPORTED, with less and less of what it says it used: a
   * handful of tries, which send nothing. What had to be left out is logged as the connector's fault and remembered.
   */
  attempt<T>(table: Attempted, attempt: (capabilities: RowCapabilities) => Attempt<T>): Promise<T>;
}
export interface Attempt<T> {
  readonly used: Used;
  readonly run: () => Promise<T>;
}

/** Tables whose connector is known to be at fault; more are forgotten, and found out again. */
const REMEMBERED = 1_000;

export function createWithdrawals(log: Log): Withdrawals {
  const known = new Map<string, readonly Withdrawal[]>();
  const left = (identity: Json, capabilities: RowCapabilities): RowCapabilities =>
    (known.get(canonicalJson(identity)) ?? []).reduce((able, { apply }) => apply(able), capabilities);
  const remember = ({ identity, portal }: Attempted, withdrawal: Withdrawal, error: unknown): void => {
    const name = canonicalJson(identity);
    const [oldest] = known.keys();
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(name, [...(known.get(name) ?? []), withdrawal]);
    const reason = error instanceof Error ? error.message.slice(0, 200) : String(error);
    log.write('warn', 'connector cannot do what it declares', { portal, what: withdrawal.what, reason });
  };
  return {
    left,
    async attempt(table, attempt) {
      const able = left(table.identity, table.capabilities);
      const first = attempt(able);
      try {
        return await first.run();
      } catch (error) {
        if (!isUnsupported(error)) throw error;
        for (const withdrawal of withdrawals(first.used, table.typeOf)) {
          try {
            const value = await attempt(withdrawal.apply(able)).run();
            remember(table, withdrawal, error);
            return value;
          } catch (again) {
            if (!isUnsupported(again)) throw again;
          }
        }
        throw error;
      }
    },
  };
}
