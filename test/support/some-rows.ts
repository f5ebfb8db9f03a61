/** Answers of rows for tests of what is done with them: columns, pieces, sources. */
import type { ColumnType, Row } from '../../src/domain/query/ast.ts';
import type { Column, Count } from '../../src/domain/query/table.ts';
import type { RowPlan, RowsPiece, RowsSource, RowsStream } from '../../src/ports/rows.ts';

export function aTableColumn(name: string, type: ColumnType = 'text', given: Partial<Column> = {}): Column {
  return {
    name,
    type,
    nullable: true,
    title: null,
    description: null,
    sourceType: type,
    system: false,
    ...given,
  };
}

export function aRowsSource(given: Partial<RowsSource> = {}): RowsSource {
  return {
    portal: 'springfield',
    outcome: 'OK',
    error: null,
    asOf: '2026-05-01T09:30:00Z',
    requests: 1,
    durationMs: 12,
    fromCache: false,
    ...given,
  };
}

export function exactly(value: number): Count {
  return { value, precision: 'exact' };
}

export const aPlan: RowPlan = { pushed: {}, local: {}, upstreamRequests: 1, text: 'All rows are asked for.' };

export interface SomeRows {
  readonly columns: readonly Column[];
  readonly pieces: readonly (readonly Row[])[];
  readonly total?: Count | null;
  readonly source?: RowsSource;
  /** Thrown after the pieces. */
  readonly error?: unknown;
  readonly onPiece?: (index: number) => void;
}

export function aRowsStream({
  columns,
  pieces,
  total = null,
  source = aRowsSource(),
  error,
  onPiece,
}: SomeRows): RowsStream {
  async function* come(): AsyncGenerator<RowsPiece> {
    let given = 0;
    for (const [index, rows] of pieces.entries()) {
      onPiece?.(index);
      given += rows.length;
      yield { rows, given, scanned: given, total };
    }
    if (error !== undefined) throw error;
  }
  return { columns, plan: aPlan, pieces: come(), source: () => source };
}
