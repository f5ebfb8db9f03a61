/** The table that twins of subjects serve: every type, with nulls, repeats, odd values and odd names. */
import type { Row } from '../../src/connector/index.ts';
import type { SubjectTable } from '../../src/conformance/index.ts';
import { ODD_NAMES, oddTable, rowMaker, type TwinTable } from '../twins/rows.ts';

const SEED = 5;
const ROWS = 24;

/** Odd columns, and for the types of which there is none one with a plain name. */
export function subjectTable(): TwinTable {
  const odd = oddTable(SEED, ROWS);
  const maker = rowMaker(SEED + 1);
  const plain = (): Row => ({
    is_open: maker.one(6) ? null : maker.one(2),
    since_day: maker.one(6) ? null : `2024-0${1 + maker.below(6)}-1${maker.below(3)}`,
  });
  return {
    columns: [
      ...odd.columns,
      { name: 'is_open', type: 'boolean' },
      { name: 'since_day', type: 'date', title: 'Since' },
    ],
    rows: odd.rows.map((row) => ({ ...row, ...plain() })),
  };
}
export function withoutColumns({ columns, rows }: TwinTable, gone: readonly string[]): TwinTable {
  return { columns: columns.filter(({ name }) => !gone.includes(name)), rows };
}
export const ODD_COLUMNS: readonly string[] = Object.values(ODD_NAMES).filter(
  (name) => !/^[a-z_]+$/.test(name),
);

/** What a subject says of the table. */
export function saidOf(
  table: TwinTable,
  parts: Pick<SubjectTable, 'ref' | 'unknown'> & Partial<Pick<SubjectTable, 'oddColumns'>>,
): SubjectTable {
  const nulls = table.columns.map(({ name }): [string, number] => [
    name,
    table.rows.filter((row) => row[name] === null).length,
  ]);
  const names = table.columns.map(({ name }) => name);
  return {
    rows: table.rows.length,
    nulls: Object.fromEntries(nulls),
    oddColumns: ODD_COLUMNS.filter((name) => names.includes(name)),
    ...parts,
  };
}
