/** The export of commitments of the Open Government Partnership as cities, plans, commitments and assessments. */
import { UNCLASSIFIED } from '../partnership.ts';
import { byId, inNaturalOrder } from './cells.ts';
import { Columns, missingColumns, note, shapeNotes, unknownColumns, wholeRows } from './columns.ts';
import type { SlashOrder } from './date-phrase.ts';
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
} from './imported.ts';
import { ogpAssessments } from './ogp-assessments.ts';
import { OgpRow, OgpTallies } from './ogp-cells.ts';
import { OGP_COLUMNS, OGP_IDENTITY, OGP_KNOWN, OGP_REQUIRED } from './ogp-columns.ts';
import { ogpCommitment, ogpId } from './ogp-commitment.ts';
import { ogpIdentities } from './ogp-identities.ts';
import { placeKey } from './ogp-places.ts';
import { ordersOf, placeOf, planId, planKey, refusals, sortedByPlace, withoutRepeats } from './ogp-rows.ts';

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
