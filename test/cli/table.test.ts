import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTable, type Column } from '../../src/cli/table.ts';
import { painter, widthOf } from '../../src/cli/text.ts';

type Row = readonly [string, string, string];
const columns: readonly Column<Row>[] = [
  { title: 'Name', of: (row) => row[0] },
  { title: 'Count', of: (row) => row[1], align: 'right' },
  { title: 'Reason', of: (row) => row[2], isElastic: true },
];
const look = { width: Infinity, paint: painter(false) };

describe('a table', () => {
  it('lines up its columns', () => {
    expect(
      renderTable<Row>(
        [
          ['東京', '12', 'ok'],
          ['Austin', '1,204', ''],
        ],
        columns,
        look,
      ),
    ).toEqual(['Name    Count  Reason', '東京       12  ok', 'Austin  1,204']);
  });

  it('has a heading even without rows', () => {
    expect(renderTable<Row>([], columns, look)).toEqual(['Name  Count  Reason']);
  });

  it('cuts its elastic column to fit the terminal, and keeps every row one line', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(cell, (reason) => {
        const lines = renderTable<Row>([['austin', '1', reason]], columns, { ...look, width: 40 });
        for (const line of lines) {
          expect(widthOf(line)).toBeLessThanOrEqual(40);
          expect(line).not.toContain('\n');
        }
      }),
    );
  });

  it('paints cells without losing their width', () => {
    const painted: readonly Column<Row>[] = [
      { title: 'State', of: (row) => row[0], colour: () => 'red' },
      { title: 'B', of: (row) => row[1] },
    ];
    expect(renderTable<Row>([['A', 'b', '']], painted, { ...look, paint: painter(true) })[1]).toBe(
      '\u001b[31mA    \u001b[0m  b',
    );
  });
});
