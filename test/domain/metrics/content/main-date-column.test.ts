import { describe, expect, it } from 'vitest';
import { isProbeDue, type ContentFact } from '../../../../src/domain/metrics/content/content-fact.ts';
import { mainDateColumn } from '../../../../src/domain/metrics/content/main-date-column.ts';
import type { Column } from '../../../../src/domain/query/table.ts';

function aColumn(name: string, change: Partial<Column> = {}): Column {
  return {
    ...{
      name,
      type: 'date',
      sourceType: 'date',
      nullable: true,
      title: null,
      description: null,
      system: false,
    },
    ...change,
  };
}
const chosen = (...columns: readonly Column[]) => mainDateColumn(columns)?.name ?? null;

describe('the main date column', () => {
  it.each([
    ['what happened, whatever stands before it', 'issue_date', ['zip_since', 'issue_date', 'created_date']],
    ['what happened, in other languages', 'FECHA_INGRESO', ['VENCIMIENTO', 'FECHA_INGRESO']],
    ['words that are written together', 'reportedDate', ['lastUpdated', 'reportedDate']],
    ['the first there is, where no name tells', 'x', ['x', 'y']],
    [
      'none of what is due, of birth or of upkeep',
      null,
      ['due_date', 'date_of_birth', 'last_updated', 'expiration_date', 'closed_date'],
    ],
  ])('is %s', (_, wanted, names) => {
    expect(chosen(...names.map((name) => aColumn(name)))).toBe(wanted);
  });

  it('is of days or instants, and none of the platform’s own', () => {
    expect(
      chosen(aColumn('date_text', { type: 'text' }), aColumn(':created_at', { system: true })),
    ).toBeNull();
    expect(chosen(aColumn('opened', { type: 'instant' }))).toBe('opened');
    expect(chosen(aColumn('c1', { title: 'Last updated' }), aColumn('c2', { title: 'Report date' }))).toBe(
      'c2',
    );
  });
});

describe('a probe', () => {
  const fact = (reason: string | null): ContentFact => ({
    ...{ portal: 'x', localId: 'd', probedAt: '2026-11-01T00:00:00.000Z', table: 'api:t', column: null },
    ...{ newest: null, isWhole: true, future: null, reason },
  });
  it.each([
    [null, 30],
    ['NO_DATE_COLUMN', 30],
    ['TOO_COSTLY', 30],
    ['UPSTREAM_FAILED', 1],
  ])('that ended with %s is due again after %d days', (reason, days) => {
    const at = (moment: number) => new Date(moment).toISOString();
    const due = Date.parse('2026-11-01T00:00:00.000Z') + days * 86_400_000;
    expect(isProbeDue(fact(reason), at(due - 1))).toBe(false);
    expect(isProbeDue(fact(reason), at(due))).toBe(true);
    expect(isProbeDue(null, at(0))).toBe(true);
  });
});
