/** New York's tracker of planned releases of open data: https://data.cityofnewyork.us/d/qj2z-ibhs */
import type { JsonObject } from '../../json.ts';
import type { CompletionStatus } from '../book.ts';
import { parseEdtf } from '../edtf.ts';
import { slugOf } from './cells.ts';
import { readDatePhrase } from './date-phrase.ts';
import type {
  ImportContext,
  ImportedCommitment,
  ImportedUpdate,
  ImportResult,
  ImportTable,
  SkippedRows,
} from './imported.ts';
import { importTracker, type TrackerPlan, type TrackerRecords, type TrackerRow } from './tracker.ts';

export const NYC_REQUIRED = ['agency', 'release_status'];
export const NYC_STATUSES: Readonly<Record<string, CompletionStatus>> = {
  Released: 'COMPLETE',
  'Scheduled for release': 'NOT_STARTED',
  'Under Review': 'LIMITED',
  'Removed from the plan': 'WITHDRAWN',
  'Removed from the portal': 'WITHDRAWN',
};

/** What was on the portal and was taken from it. */
const REMOVED = 'removed from the portal';

/** Socrata ids; older extracts have them in an address only. */
function datasetOf(row: TrackerRow): string | null {
  const id = row.words('u_id', 'uid')?.toLowerCase() ?? null;
  if (id !== null && /^[a-z0-9]{4}-[a-z0-9]{4}$/.test(id)) return id;
  return (
    /\/([a-z0-9]{4}-[a-z0-9]{4})(?:[/?#]|$)/i.exec(row.url('url', 'url1') ?? '')?.[1]?.toLowerCase() ?? null
  );
}
function nameOf(row: TrackerRow): string | null {
  return row.words('dataset_name', 'dataset');
}
function idOf(row: TrackerRow): string | null {
  const dataset = datasetOf(row);
  if (dataset !== null) return `nyc-release-${dataset}`;
  const slug = slugOf(`nyc-release ${row.words('agency') ?? ''} ${nameOf(row) ?? ''}`);
  return nameOf(row) === null ? null : slug;
}
/** The day itself; the first one of what covers several. */
function dayOf(row: TrackerRow, column: string): string | null {
  return parseEdtf(readDatePhrase(row.words(column) ?? '', 'month-first') ?? '')?.from ?? null;
}

/** What is named has to be there, alive and as fresh as it says. What is not named is there when its title is. */
function ruleOf(row: TrackerRow, title: string): JsonObject {
  const dataset = datasetOf(row);
  const criteria = [{ check: 'fresh', within: 'declared' }, { check: 'alive' }];
  const quantifier = { atLeast: 1 };
  const which: JsonObject =
    dataset === null
      ? { selector: { field: 'title', op: 'eq', value: title } }
      : { pins: { mode: 'only', datasets: [dataset] } };
  return { id: 'release', kind: 'dataset', ...which, quantifier, criteria };
}

function commitmentOf(row: TrackerRow, id: string): ImportedCommitment {
  const title = nameOf(row) ?? id;
  const plannedOn = dayOf(row, 'original_plan_date') ?? dayOf(row, 'latest_plan_date');
  const releasedOn = dayOf(row, 'release_date');
  const frequency = row.words('update_frequency');
  const dueOn =
    readDatePhrase(row.words('latest_plan_date', 'original_plan_date') ?? '', 'month-first') ?? undefined;
  const url = row.url('url', 'url1');
  return {
    ...{ id, title, text: row.text('dataset_description') ?? title, recordOrigin: 'SOCRATA' },
    ...{ sourceUrl: url === null ? undefined : [url], themes: ['T1'], actionTypes: ['T1.2'] },
    ...(frequency === null ? {} : { expectedResult: `Update frequency: ${frequency}` }),
    ...{ leadInstitution: row.words('agency') ?? undefined, dueOn, measurability: 'DATASET' },
    ...{ dueBasis: dueOn === undefined ? undefined : 'STATED', evidence: [ruleOf(row, title)] },
    release: { ...(plannedOn === null ? {} : { plannedOn }), ...(releasedOn === null ? {} : { releasedOn }) },
  };
}

function updateOf(row: TrackerRow, subject: string, day: string): Omit<ImportedUpdate, 'city'> | null {
  const status = row.oneOf('release_status', NYC_STATUSES);
  if (status === null) return null;
  const notes = row.text('agency_notes');
  const isRemoved = row.words('release_status')?.toLowerCase() === REMOVED;
  const removed = isRemoved ? 'Removed from the portal.' : null;
  const url = row.url('url', 'url1');
  return {
    ...{ id: `${subject}-${day}`, subject, reportedOn: day, isDated: false, status, recordOrigin: 'SOCRATA' },
    narrative: [removed, notes].filter((part) => part !== null).join(' ') || undefined,
    ...(isRemoved ? { regressed: true } : {}),
    ...(url === null ? {} : { evidenceLinks: [{ url, kind: 'DATASET' as const }] }),
    author: { name: row.words('agency') ?? 'City of New York', role: 'CITY' },
  };
}

/** Of rows of one dataset the one that was released first; of equals the first by its words. */
function firstOfEach(rows: readonly TrackerRow[]): {
  readonly kept: readonly TrackerRow[];
  readonly repeated: SkippedRows;
} {
  const rank = (row: TrackerRow): string =>
    [
      dayOf(row, 'release_date') ?? '9',
      dayOf(row, 'latest_plan_date') ?? '9',
      row.words('release_status') ?? '',
      nameOf(row) ?? '',
    ].join('\n');
  const best = new Map<string, TrackerRow>();
  for (const row of rows) {
    const id = idOf(row) ?? '';
    const other = best.get(id);
    if (other === undefined || rank(row) < rank(other)) best.set(id, row);
  }
  const kept = rows.filter((row) => best.get(idOf(row) ?? '') === row);
  const lines = rows.filter((row) => !kept.includes(row)).map(({ line }) => line);
  return {
    kept,
    repeated: { reason: 'REPEATED', because: 'of a dataset that was released earlier in another row', lines },
  };
}

function records(rows: readonly TrackerRow[], day: string): TrackerRecords {
  const nameless = rows.filter((row) => idOf(row) === null);
  for (const row of nameless)
    row.complain('E-SCH-01', 'dataset_name', 'expected "dataset_name", got nothing');
  const { kept, repeated } = firstOfEach(rows.filter((row) => idOf(row) !== null));
  const pairs = kept.map((row) => ({ row, id: idOf(row) ?? '' }));
  return {
    commitments: pairs.map(({ row, id }) => commitmentOf(row, id)),
    updates: pairs.flatMap(({ row, id }) => updateOf(row, id, day) ?? []),
    skipped: [repeated],
  };
}

export function importNycReleaseTracker(table: ImportTable, context: ImportContext): ImportResult {
  const plan: TrackerPlan = {
    ...{ origin: 'SOCRATA', usualCity: 'new-york', usualPlan: 'nyc-open-data-plan', language: 'en' },
    ...{ title: 'Open Data Plan of New York City', status: 'IN_FORCE' },
    sourceUrl: ['https://data.cityofnewyork.us/d/qj2z-ibhs'],
  };
  return importTracker(table, context, NYC_REQUIRED, plan, (rows) => records(rows, context.retrievedOn));
}
