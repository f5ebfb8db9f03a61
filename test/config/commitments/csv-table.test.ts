import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MILESTONES_CSV } from '../../../src/config/commitments/csv-headers.ts';
import { readRows, readTable } from '../../../src/config/commitments/csv-table.ts';

const problems = (text: string): readonly string[] =>
  readTable('m.csv', text, MILESTONES_CSV).problems.map(
    ({ line, column, code, message, hint }) =>
      `${line}:${column} ${code} ${message}${hint === null ? '' : ` | ${hint}`}`,
  );

describe('rows of CSV', () => {
  it('know the line on which they begin, behind empty lines and cells of several', () => {
    const reading = readRows('\ufeffa,b\n\n1,"x\ny"\r\n\n\n2,z\n');
    expect(reading).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['1', 'x\ny'] },
        { line: 7, cells: ['2', 'z'] },
      ],
    });
  });

  it('are told when they are none', () => {
    expect(readRows('a,"b\n')).toMatchObject({ fault: { message: expect.stringContaining('Quote') } });
  });

  it('hold what was written, quotes and line ends and all', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ';', ' ') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const reading = readRows(rows.map((cells) => cells.map(quoted).join(',')).join('\n'));
        expect('rows' in reading ? reading.rows.map(({ cells }) => cells) : null).toEqual(rows);
      }),
    );
  });
});

describe('a table', () => {
  it('has its columns in any order and case, and may have others of x-', () => {
    const { entries, problems: none } = readTable(
      'm.csv',
      'TITLE,x-ours, commitment_id ,milestone_id\n T ,,c,m\n',
      MILESTONES_CSV,
    );
    expect(none).toEqual([]);
    const [entry] = entries;
    expect([entry?.cell('title'), entry?.cell('due_on'), entry?.columnOf('milestone_id')]).toEqual([
      'T',
      '',
      4,
    ]);
  });

  it('is told all that is wrong with its header at once', () => {
    expect(problems('title,title,titel\n')).toEqual([
      '1:1 E-CSV-01 expected the column "commitment_id", got none',
      '1:1 E-CSV-01 expected the column "milestone_id", got none',
      '1:2 E-CSV-02 expected every column once, got "title" again',
      '1:3 E-SCH-02 unknown column "titel" | Did you mean "title"?',
    ]);
    expect(problems('commitment_id;milestone_id;title\n')[0]).toContain('Columns are separated by commas.');
    expect(problems('')).toHaveLength(3);
  });

  it('is told of every row of another length', () => {
    expect(problems('commitment_id,milestone_id,title\na,b\nc,d,e,f\n')).toEqual([
      '2:1 E-CSV-03 expected 3 cells, got 2',
      '3:1 E-CSV-03 expected 3 cells, got 4 | Cells that hold a comma stand in quotes.',
    ]);
  });
});
