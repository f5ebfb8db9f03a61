import { describe, expect, it } from 'vitest';
import { civicTable } from './civic-rows.ts';
import { civicDatasets } from './civic-generate.ts';
import { oddTable, type TwinTable } from './rows.ts';

const now = new Date('2026-11-23T12:00:00Z');

function fits(type: string, cell: unknown): boolean {
  switch (type) {
    case 'text':
      return typeof cell === 'string';
    case 'boolean':
      return typeof cell === 'boolean';
    case 'integer':
      return typeof cell === 'number' ? Number.isSafeInteger(cell) : /^-?\d{16,}$/.test(String(cell));
    case 'decimal':
      return typeof cell === 'number' || /^-?\d+(\.\d*[1-9])?$/.test(String(cell));
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(String(cell));
    case 'instant':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(String(cell));
    default:
      return true;
  }
}
function misfits({ columns, rows }: TwinTable): readonly string[] {
  return rows.flatMap((row) =>
    columns
      .filter(({ name, type }) => row[name] !== null && !fits(type, row[name]))
      .map(({ name }) => `${name}: ${JSON.stringify(row[name])}`),
  );
}

describe('tables made up for the twins', () => {
  it('are the same for the same seed, and hold cells of their types in every row', () => {
    expect(oddTable(3)).toEqual(oddTable(3));
    expect(oddTable(4)).not.toEqual(oddTable(3));
    expect(misfits(oddTable(3, 500))).toEqual([]);
  });

  it('have nulls in every column of the odd one', () => {
    const { columns, rows } = oddTable(1, 200);
    for (const { name } of columns) expect(rows.some((row) => row[name] === null)).toBe(true);
  });

  it('grow without changing, in every city', () => {
    for (const city of ['alder-bay', 'puerto-alameda', 'sankt-brunnen'])
      for (const dataset of civicDatasets({ seed: 1, city, count: 30, now })) {
        const subject = { columns: dataset.columns, city };
        const many = civicTable(subject, 5, 40);
        expect(misfits(many)).toEqual([]);
        expect(many.rows.slice(0, 10)).toEqual(civicTable(subject, 5, 10).rows);
      }
  });
});
