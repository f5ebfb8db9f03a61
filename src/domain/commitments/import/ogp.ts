/** The export of commitments of the Open Government Partnership as cities, plans, commitments and assessments. */
import { UNCLASSIFIED } from '../partnership.ts';
import { byId, inNaturalOrder } from './cells.ts';
import { Columns, missingColumns, note, shapeNotes, shown, unknownColumns, wholeRows } from './columns.ts';
import { tellsOrder, type SlashOrder } from './date-phrase.ts';
import {
  NOTHING_IMPORTED,
  type IdentityCheck,
  type ImportContext,
  type ImportedAssessment,
  type ImportedCity,
  type ImportedCommitment,
  type ImportedPlan,
  type ImportNote,
  type ImportResult,
  type ImportTable,
  type SkippedRows,
} from './imported.ts';
import { ogpAssessments } from './ogp-assessments.ts';
import { OgpRow, OgpTallies } from './ogp-cells.ts';
import { OGP_COLUMNS, OGP_IDENTITY, OGP_KNOWN, OGP_REQUIRED } from './ogp-columns.ts';
import { ogpCommitment, ogpId } from './ogp-commitment.ts';
import { ogpIdentities } from './ogp-identities.ts';
import { ogpCities, placeKey, type OgpPlace } from './ogp-places.ts';

function placeOf(row: OgpRow): OgpPlace {
  const isNational = /^national$/i.test(row.raw(OGP_COLUMNS.level));
  return { name: row.raw(OGP_COLUMNS.place), code: row.raw(OGP_COLUMNS.code).toUpperCase(), isNational };
}
const PLAN_ID = /^AP_[A-Z]{2,5}\d{2}$/;
function planKey(row: OgpRow): string {
  return row.raw(OGP_COLUMNS.plan).toUpperCase();
}
/** "ap-gbsc02" */
function planId(row: OgpRow): string {
  return planKey(row).toLowerCase().replace('_', '-');
}

/** How each plan writes its days: a plan that has a day such as 31/12/2014 may mean 1/12/2014 so too. */
function ordersOf(rows: readonly OgpRow[]): ReadonlyMap<string, SlashOrder> {
  const dayFirst = rows.filter((row) =>
    [OGP_COLUMNS.start, OGP_COLUMNS.end].some((column) => tellsOrder(row.raw(column)) === 'day-first'),
  );
  return new Map(dayFirst.map((row) => [planKey(row), 'either']));
}

function refusals(row: OgpRow): readonly ImportNote[] {
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
function withoutRepeats(rows: readonly OgpRow[], textOf: (row: OgpRow) => string) {
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

function planOf(
  row: OgpRow,
  city: ImportedCity,
  commitments: readonly ImportedCommitment[],
  { retrievedOn }: ImportContext,
): ImportedPlan {
  const key = planKey(row);
  const [submitted, ends] = [row.year(OGP_COLUMNS.submitted), row.year(OGP_COLUMNS.ends)];
  const number = row.words(OGP_COLUMNS.planNumber);
  const years = [submitted, ends].filter((year) => year !== null).join('–');
  const hasEnded = ends !== null && ends < retrievedOn.slice(0, 4);
  return {
    ...{ id: planId(row), city: city.id, recordOrigin: 'OGP' },
    title: `${city.name}: action plan${number === null ? '' : ` ${number}`}${years === '' ? '' : `, ${years}`}`,
    provenanceNote: 'The export has no title of the plan: this one is made of its number and years.',
    ...{ publishedOn: submitted ?? undefined, periodEnd: ends ?? undefined },
    status: hasEnded ? 'ENDED' : 'PUBLISHED',
    ...{ ogpActionPlanId: key, commitments },
  };
}

function inPlanOrder(a: ImportedCommitment, b: ImportedCommitment): number {
  return inNaturalOrder(a.number ?? '', b.number ?? '') || byId(a, b);
}

/** Where rows of one plan say different things of it, the row of the first commitment counts. */
function plansOf(
  rows: readonly OgpRow[],
  commitments: ReadonlyMap<string, ImportedCommitment>,
  cities: ReadonlyMap<string, ImportedCity>,
  context: ImportContext,
): readonly ImportedPlan[] {
  const groups = new Map<string, OgpRow[]>();
  for (const row of rows) groups.set(planKey(row), [...(groups.get(planKey(row)) ?? []), row]);
  const plans = [...groups.values()].flatMap((group) => {
    const pairs = group.flatMap((row) => {
      const commitment = commitments.get(ogpId(row) ?? '');
      return commitment === undefined ? [] : [{ row, commitment }];
    });
    pairs.sort((a, b) => inPlanOrder(a.commitment, b.commitment));
    const [first] = pairs;
    const city = first === undefined ? undefined : cities.get(placeKey(placeOf(first.row)));
    if (first === undefined || city === undefined) return [];
    const own = pairs.map(({ commitment }) => commitment);
    return [planOf(first.row, city, own, context)];
  });
  return plans.sort(byId);
}

function headerNotes(table: ImportTable): readonly ImportNote[] {
  const columns = new Columns(table.header);
  if (OGP_IDENTITY.every((name) => !columns.has(name))) {
    const message = `expected an export of OGP commitments with columns such as "${OGP_IDENTITY.slice(0, 3).join('", "')}", got none of them`;
    const hint = 'Commitments of other sources are imported with a mapping file.';
    return [note('E-OGP-01', { line: 1 }, message, { hint })];
  }
  return [
    ...missingColumns(table, OGP_REQUIRED),
    ...shapeNotes({ header: table.header, rows: [] }),
    ...unknownColumns(table, OGP_KNOWN, 'W-OGP-01'),
  ];
}

interface Sorted {
  readonly rows: readonly OgpRow[];
  readonly cities: ReadonlyMap<string, ImportedCity>;
  readonly skipped: readonly SkippedRows[];
}
/** Rows of places that are wanted. */
function sortedByPlace(all: readonly OgpRow[], context: ImportContext): Sorted {
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

function unclassifiedNotes(rows: readonly OgpRow[], commitments: ReadonlyMap<string, ImportedCommitment>) {
  const lines = rows
    .filter((row) => commitments.get(ogpId(row) ?? '')?.themes.includes(UNCLASSIFIED) === true)
    .map(({ line }) => line);
  if (lines.length === 0) return [];
  const message = `${lines.length} ${lines.length === 1 ? 'commitment has' : 'commitments have'} no policy area that suggests a theme: "${UNCLASSIFIED}"`;
  const hint = 'Give them themes T1 to T4 in their files; the next import leaves what you changed.';
  return [note('W-OGP-04', { line: Math.min(...lines) }, message, { hint, count: lines.length })];
}

function mapRows(
  rows: readonly OgpRow[],
  cities: ReadonlyMap<string, ImportedCity>,
  orders: ReadonlyMap<string, SlashOrder>,
) {
  const commitments = new Map<string, ImportedCommitment>();
  const assessments: ImportedAssessment[] = [];
  const notes: ImportNote[] = [];
  for (const row of rows) {
    const id = ogpId(row);
    const city = cities.get(placeKey(placeOf(row)));
    if (id === null || city === undefined) continue;
    const { commitment, notes: own } = ogpCommitment(row, id, orders.get(planKey(row)) ?? 'month-first');
    commitments.set(id, commitment);
    assessments.push(...ogpAssessments(row, { id, city: city.id, sourceUrl: commitment.sourceUrl }));
    notes.push(...own);
    row.checkChange();
  }
  return { commitments, assessments: assessments.sort(byId), notes };
}

/** Formulas that do not hold are told: the export, or the reading of it, has changed. */
function identityNotes(identities: readonly IdentityCheck[], columns: Columns): readonly ImportNote[] {
  return identities.flatMap(({ name, held, of, brokenAt }) => {
    const [line] = brokenAt;
    if (line === undefined) return [];
    const message = `"${name}" follows from other columns in ${held} of ${of} rows; it should in all`;
    const hint = `Look at ${brokenAt.length === 1 ? 'line' : 'lines'} ${brokenAt.slice(0, 10).join(', ')}: the export may have changed its rules.`;
    return [
      note('W-OGP-05', { line, column: columns.numberOf(name) }, message, { hint, count: brokenAt.length }),
    ];
  });
}

/** Never throws, whatever cells hold. */
export function importOgp(table: ImportTable, context: ImportContext): ImportResult {
  const header = headerNotes(table);
  if (header.some(({ code }) => code.startsWith('E'))) return { ...NOTHING_IMPORTED, notes: header };
  const columns = new Columns(table.header);
  const tallies = new OgpTallies();
  const whole = wholeRows(table);
  const contents = new Map(whole.map(({ line, cells }) => [line, cells.join('\u0000')]));
  const all = whole.map((row) => new OgpRow(row, columns, tallies));
  const sorted = sortedByPlace(all, context);
  const refused = sorted.rows.flatMap(refusals);
  const refusedLines = new Set(refused.map(({ line }) => line));
  const sound = sorted.rows.filter(({ line }) => !refusedLines.has(line));
  const repeats = withoutRepeats(sound, ({ line }) => contents.get(line) ?? '');
  const rows = repeats.kept;
  const used = new Set(rows.map((row) => placeKey(placeOf(row))));
  const cities = new Map([...sorted.cities].filter(([key]) => used.has(key)));
  const { commitments, assessments, notes } = mapRows(rows, cities, ordersOf(all));
  const identities = ogpIdentities(table);
  const repeated = {
    reason: 'REPEATED',
    because: 'the same as an earlier row',
    lines: repeats.repeated,
  } as const;
  return {
    cities: [...cities.values()].sort(byId),
    plans: plansOf(rows, commitments, cities, context),
    ...{ updates: [], assessments },
    notes: [
      ...[...header, ...raggedNotes(table), ...refused, ...repeats.notes, ...notes],
      ...[
        ...unclassifiedNotes(rows, commitments),
        ...tallies.notes(columns),
        ...identityNotes(identities, columns),
      ],
    ],
    skipped: [...sorted.skipped, repeated].filter(({ lines }) => lines.length > 0),
    identities,
  };
}
function raggedNotes(table: ImportTable): readonly ImportNote[] {
  return shapeNotes(table).filter(({ code }) => code === 'E-CSV-03');
}
