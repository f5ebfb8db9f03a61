/** Where in the input a mistake stands that only the table's columns show: "where.and[2].compare: …". */
import { GatewayError } from '../domain/errors.ts';
import { checkAggregate, checkRows, checkWhere } from '../domain/query/check.ts';
import type { Column } from '../domain/query/table.ts';
import type { PlacedLeaf } from './row-predicate.ts';
import type { AggregateReading, RowsReading } from './row-question.ts';

/** A part of a question, held against the columns by itself. */
export interface Part {
  readonly path: string;
  /** Throws what is wrong with it. */
  readonly check: (columns: readonly Column[]) => void;
}

function partsOfWhere(leaves: readonly PlacedLeaf[]): readonly Part[] {
  return leaves.map(({ path, leaf }) => ({ path, check: (columns) => void checkWhere(leaf, columns) }));
}

export function partsOfRows({ question: { query }, leaves }: RowsReading): readonly Part[] {
  const names = query.columns === 'all' ? [] : query.columns;
  const nothing = { columns: 'all', where: null, orderBy: [] } as const;
  return [
    ...names.map((name, index): Part => ({
      path: `select[${index}]`,
      check: (columns) => void checkRows({ ...nothing, columns: [name] }, columns),
    })),
    ...partsOfWhere(leaves),
    ...query.orderBy.map((key, index): Part => ({
      path: `orderBy[${index}]`,
      check: (columns) => void checkRows({ ...nothing, orderBy: [key] }, columns),
    })),
  ];
}

export function partsOfAggregate({ query, leaves }: AggregateReading): readonly Part[] {
  const nothing = { where: null, groupBy: [], measures: [], limit: 1 };
  return [
    ...partsOfWhere(leaves),
    ...query.groupBy.map((key, index): Part => ({
      path: `groupBy[${index}]`,
      check: (columns) => void checkAggregate({ ...nothing, groupBy: [key] }, columns),
    })),
    ...query.measures.map((measure, index): Part => ({
      path: `measures[${index}]`,
      check: (columns) => void checkAggregate({ ...nothing, measures: [measure] }, columns),
    })),
  ];
}

/** The error with the place of the first part that makes it; as it is where no part does by itself. */
export function placeMistake(error: unknown, parts: readonly Part[], columns: readonly Column[]): unknown {
  if (!(error instanceof GatewayError) || error.code !== 'BAD_INPUT') return error;
  for (const { path, check } of parts) {
    try {
      check(columns);
    } catch (found) {
      if (!(found instanceof GatewayError)) throw found;
      return new GatewayError(found.code, `${path}: ${found.message}`, found.facts);
    }
  }
  return error;
}
