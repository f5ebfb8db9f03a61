import { describe, expect, it } from 'vitest';
import type { RowCapabilities } from '../../../src/domain/query/ast.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import { DEFAULT_ROW_LIMITS } from '../../../src/federate/rows/limits.ts';
import { planRows } from '../../../src/federate/rows/plan-rows.ts';
import { batchesOf } from '../../../src/federate/rows/scan.ts';
import { pull, streamPieces } from '../../../src/federate/rows/stream-pieces.ts';
import type { RowsPiece, RowsQuestion } from '../../../src/ports/rows.ts';
import { beginAsking, schemaOf } from '../../support/planned-pages.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import { createTableSource, EVERYTHING, type TableSourceOptions } from '../../support/table-source.ts';

const rows = Array.from({ length: 2_500 }, (_, at) => ({ id: at + 1 }));

async function piecesOf(
  query: Partial<RowsQuestion['query']>,
  able: Partial<RowCapabilities>,
  { limit = null, ...change }: Partial<TableSourceOptions> & { readonly limit?: number | null } = {},
): Promise<readonly RowsPiece[]> {
  const options = {
    columns: [KEY],
    rows,
    key: 'id',
    capabilities: { ...EVERYTHING, page: { maxSize: 1_000, reach: null }, ...able },
    ...change,
  };
  const source = createTableSource(options);
  const schema = schemaOf(options);
  const plan = planRows(checkRows({ columns: ['id'], where: null, orderBy: [], ...query }, [KEY]), schema);
  const begun = beginAsking(source);
  const table = { source: source.source, schema };
  const batches = batchesOf(table, { ...plan.pushed, window: null }, begun.asking);
  const { patience } = begun.asking;
  const first = await pull(batches, patience);
  const pieces: RowsPiece[] = [];
  const limits = DEFAULT_ROW_LIMITS;
  for await (const piece of streamPieces({ plan, table, limit, limits, patience, batches, first }))
    pieces.push(piece);
  batches.stop();
  begun.done(undefined);
  return pieces;
}
const shape = (pieces: readonly RowsPiece[]) =>
  pieces.map((piece) => [piece.rows.length, piece.given, piece.scanned, piece.total?.value]);
const odd = { where: { op: 'le', column: 'id', value: 1_200 } as const };
const descending = { orderBy: [{ column: 'id', direction: 'desc', nulls: 'last' } as const] };

describe('pieces of a long answer', () => {
  it('are the portal’s pages, with its total', async () => {
    expect(shape(await piecesOf({}, {}, { tellsTotal: true }))).toEqual([
      [1_000, 1_000, 1_000, 2_500],
      [1_000, 2_000, 2_000, 2_500],
      [500, 2_500, 2_500, 2_500],
    ]);
  });

  it('are given without rows as well, to tell how far it is', async () => {
    expect(shape(await piecesOf(odd, { filter: {} }, { tellsTotal: true }))).toEqual([
      [1_000, 1_000, 1_000, undefined],
      [200, 1_200, 2_000, undefined],
      [0, 1_200, 2_500, undefined],
    ]);
  });

  it('end where enough was given', async () => {
    expect(shape(await piecesOf({}, {}, { limit: 1_000 }))).toEqual([[1_000, 1_000, 1_000, undefined]]);
    expect(shape(await piecesOf({}, {}, { limit: 1_001 })).at(-1)).toEqual([1, 1_001, 2_000, undefined]);
  });

  it('come after all rows were read where they are put in order here', async () => {
    const pieces = await piecesOf(descending, { orderBy: null });
    expect(shape(pieces)).toEqual([
      [0, 0, 1_000, undefined],
      [0, 0, 2_000, undefined],
      [0, 0, 2_500, undefined],
      [1_000, 1_000, 2_500, 2_500],
      [1_000, 2_000, 2_500, 2_500],
      [500, 2_500, 2_500, 2_500],
    ]);
    expect(pieces[3]?.rows[0]).toEqual({ id: 2_500 });
    expect(shape(await piecesOf(descending, { orderBy: null }, { limit: 3 })).at(-1)).toEqual([
      3, 3, 2_500, 2_500,
    ]);
  });
});
