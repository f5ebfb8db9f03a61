/** Rows of the OGP export: whose they are, which are taken, and which are refused. */
import { note, shown } from './columns.ts';
import { tellsOrder, type SlashOrder } from './date-phrase.ts';
import type { ImportContext, ImportedCity, ImportNote, SkippedRows } from './imported.ts';
import type { OgpRow } from './ogp-cells.ts';
import { OGP_COLUMNS } from './ogp-columns.ts';
import { ogpId } from './ogp-commitment.ts';
import { ogpCities, placeKey, type OgpPlace } from './ogp-places.ts';

export function placeOf(row: OgpRow): OgpPlace {
  const isNational = /^national$/i.test(row.raw(OGP_COLUMNS.level));
  return { name: row.raw(OGP_COLUMNS.place), code: row.raw(OGP_COLUMNS.code).toUpperCase(), isNational };
}
const PLAN_ID = /^AP_[A-Z]{2,5}\d{2}$/;
export function planKey(row: OgpRow): string {
  return row.raw(OGP_COLUMNS.plan).toUpperCase();
}
/** "ap-gbsc02" */
export function planId(row: OgpRow): string {
  return planKey(row).toLowerCase().replace('_', '-');
}

/** How each plan writes its days: a plan that has a day such as 31/12/2014 may mean 1/12/2014 so too. */
export function ordersOf(rows: readonly OgpRow[]): ReadonlyMap<string, SlashOrder> {
  const dayFirst = rows.filter((row) =>
    [OGP_COLUMNS.start, OGP_COLUMNS.end].some((column) => tellsOrder(row.raw(column)) === 'day-first'),
  );
  return new Map(dayFirst.map((row) => [planKey(row), 'either']));
}

export function refusals(row: OgpRow): readonly ImportNote[] {
  const at = (column: string): { line: number; column: number | null } => ({
    ...{ line: row.line, column: row.columnOf(column) },
  });
  const notes: ImportNote[] = [];
  const id = row.raw(OGP_COLUMNS.id);
  if (ogpId(row) === null)
    notes.push(
      note('E-ID-02', at(OGP_COLUMNS.id), `expected an identifier such as "BUE0009", got ${shown(id)}`),
    );
  if (!PLAN_ID.test(planKey(row))) {
    const message = `expected a plan such as "AP_ARG01", got ${shown(row.raw(OGP_COLUMNS.plan))}`;
    notes.push(note('E-SCH-04', at(OGP_COLUMNS.plan), message));
  }
  for (const column of [OGP_COLUMNS.title, OGP_COLUMNS.place])
    if (row.raw(column) === '') notes.push(note('E-SCH-01', at(column), `expected "${column}", got nothing`));
  return notes;
}

/** Rows that say the same twice count once; rows that share an identifier and differ are refused, all of them. */
export function withoutRepeats(rows: readonly OgpRow[], textOf: (row: OgpRow) => string) {
  const groups = new Map<string, OgpRow[]>();
  for (const row of rows) {
    const id = ogpId(row) ?? '';
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  const kept: OgpRow[] = [];
  const repeated: number[] = [];
  const notes: ImportNote[] = [];
  for (const [id, group] of groups) {
    const isOne = new Set(group.map(textOf)).size === 1;
    if (isOne) kept.push(...group.slice(0, 1));
    if (isOne) repeated.push(...group.slice(1).map(({ line }) => line));
    else
      for (const row of group)
        notes.push(
          note(
            'E-ID-01',
            { line: row.line, recordId: id },
            `expected every identifier once, got ${shown(row.raw(OGP_COLUMNS.id))} with something else in another row`,
          ),
        );
  }
  return { kept, repeated, notes };
}

export interface SortedRows {
  readonly rows: readonly OgpRow[];
  readonly cities: ReadonlyMap<string, ImportedCity>;
  readonly skipped: readonly SkippedRows[];
}
/** Rows of places that are wanted. */
export function sortedByPlace(all: readonly OgpRow[], context: ImportContext): SortedRows {
  const isCountry = (row: OgpRow): boolean => !context.includeNational && placeOf(row).isNational;
  const local = all.filter((row) => !isCountry(row));
  const cities = ogpCities(local.map(placeOf), context.knownCities);
  const cityOf = (row: OgpRow): string | null => cities.get(placeKey(placeOf(row)))?.id ?? null;
  const isPlaced = (row: OgpRow): boolean => cityOf(row) !== null;
  const isOther = (row: OgpRow): boolean =>
    (context.city !== null && cityOf(row) !== context.city) ||
    (context.plan !== null && planId(row) !== context.plan);
  const placed = local.filter(isPlaced);
  const groups: readonly (readonly [SkippedRows['reason'], string, readonly OgpRow[]])[] = [
    ['UNMAPPED_JURISDICTION', 'of a country: --include-national takes them too', all.filter(isCountry)],
    [
      'UNMAPPED_JURISDICTION',
      'of a place whose code names no country',
      local.filter((row) => !isPlaced(row)),
    ],
    ['OTHER_PLACE', 'of another city or plan', placed.filter(isOther)],
  ];
  const skipped = groups.map(([reason, because, rows]) => ({ reason, because, lines: linesOf(rows) }));
  return { rows: placed.filter((row) => !isOther(row)), cities, skipped };
}
function linesOf(rows: readonly OgpRow[]): readonly number[] {
  return rows.map(({ line }) => line);
}
