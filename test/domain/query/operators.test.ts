import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ColumnType } from '../../../src/domain/query/ast.ts';
import {
  AGGREGATE_TYPES,
  BUCKET_TYPES,
  COLUMN_TYPES,
  FILTER_TYPES,
  SORT_TYPES,
} from '../../../src/domain/query/operators.ts';

const table: Readonly<Record<string, readonly ColumnType[]>> = {
  ...Object.fromEntries(
    [...Object.entries(FILTER_TYPES), ...Object.entries(AGGREGATE_TYPES)].map(([op, types]) => [
      `\`${op}\``,
      types,
    ]),
  ),
  'order by': SORT_TYPES,
  'group by': SORT_TYPES,
  day: BUCKET_TYPES,
  month: BUCKET_TYPES,
  year: BUCKET_TYPES,
};

it('is written down in docs/rows.md as it is', () => {
  const text = readFileSync(new URL('../../../docs/rows.md', import.meta.url), 'utf8');
  const [head, , ...lines] =
    (text.split('<!-- operators -->')[1] ?? '').trim().split('\n\n')[0]?.split('\n') ?? [];
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  expect(cells(head ?? '').slice(1)).toEqual(COLUMN_TYPES);
  const written = lines.flatMap((line) => {
    const [names = '', ...marks] = cells(line);
    return names
      .split(', ')
      .map((name) => [name, COLUMN_TYPES.filter((_, at) => marks[at] === 'yes')] as const);
  });
  expect(Object.fromEntries(written)).toEqual(table);
});
