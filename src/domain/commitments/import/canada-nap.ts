/** Canada's tracker of its National Action Plan, the table "nap" of https://open.canada.ca: one row for an indicator and a period. */
import { calendarDate, isoDay, lastDay } from '../../calendar.ts';
import type { CompletionStatus } from '../book.ts';
import { UNCLASSIFIED } from '../partnership.ts';
import { byId, slugOf } from './cells.ts';
import { shown } from './columns.ts';
import type {
  ImportContext,
  ImportedCommitment,
  ImportedUpdate,
  ImportResult,
  ImportTable,
} from './imported.ts';
import { importTracker, linksIn, type TrackerPlan, type TrackerRecords, type TrackerRow } from './tracker.ts';

export const CANADA_REQUIRED = ['reporting_period', 'commitments', 'milestones', 'indicators', 'status'];
export const CANADA_STATUSES: Readonly<Record<string, CompletionStatus>> = {
  NS: 'NOT_STARTED',
  LP: 'LIMITED',
  SP: 'SUBSTANTIAL',
  C: 'COMPLETE',
};

interface Entry {
  readonly row: TrackerRow;
  /** "C01", "C01.1", "C01.1.1" */
  readonly commitment: string;
  readonly milestone: string;
  readonly indicator: string;
  /** "2019-03" */
  readonly period: string;
  readonly status: CompletionStatus;
}
function codeOf(row: TrackerRow, column: string, form: RegExp, example: string): string | null {
  const code = row.words(column)?.toUpperCase() ?? '';
  if (form.test(code)) return code;
  row.complain('E-SCH-04', column, `expected a code such as "${example}", got ${shown(code)}`);
  return null;
}
function entryOf(row: TrackerRow): Entry | null {
  const commitment = codeOf(row, 'commitments', /^C\d{1,3}$/, 'C01');
  const milestone = codeOf(row, 'milestones', /^C\d{1,3}(\.\d{1,3})+$/, 'C01.1');
  const indicator = codeOf(row, 'indicators', /^C\d{1,3}(\.\d{1,3}){2,}$/, 'C01.1.1');
  const period = codeOf(row, 'reporting_period', /^\d{4}-(0[1-9]|1[0-2])$/, '2019-03');
  const status = row.oneOf('status', CANADA_STATUSES);
  if (row.words('status') === null) row.complain('E-SCH-01', 'status', 'expected "status", got nothing');
  if (commitment === null || milestone === null || indicator === null || period === null || status === null)
    return null;
  return { row, commitment, milestone, indicator, period, status };
}

function idOf(prefix: string, code: string): string {
  return slugOf(`${prefix} ${code}`);
}
/** "NIL" and "NUL" say that nothing was done. */
function proseOf(row: TrackerRow, ...columns: readonly string[]): string | undefined {
  const text = row.text(...columns);
  return text === null || /^(nil|nul|n\/a|s\.?o\.?)\.?$/i.test(text) ? undefined : text;
}
function updateOf({ row, period, indicator, status }: Entry, prefix: string): Omit<ImportedUpdate, 'city'> {
  const [year, month] = period.split('-').map(Number);
  const date = calendarDate(year ?? 0, month);
  const subject = idOf(prefix, indicator);
  const links = linksIn(row.text('evidence_en', 'evidence_fr')).map((url) => ({
    url,
    kind: 'PAGE' as const,
  }));
  return {
    ...{ id: `${subject}-${period}`, subject, period, isDated: true, status, recordOrigin: 'CKAN' },
    reportedOn: date === null ? `${period}-28` : isoDay(lastDay(date)),
    narrative: proseOf(row, 'progress_en', 'progress_fr'),
    challenges: proseOf(row, 'challenges_en', 'challenges_fr'),
    ...(links.length === 0 ? {} : { evidenceLinks: links }),
    author: { name: row.words('owner_org_title', 'owner_org') ?? 'Government of Canada', role: 'CITY' },
  };
}

/** The table has codes in the place of names, so names are codes until a person writes better ones. */
function commitmentsOf(entries: readonly Entry[], prefix: string): readonly ImportedCommitment[] {
  const codes = [...new Set(entries.map(({ commitment }) => commitment))];
  return codes.map((code) => {
    const own = entries.filter(({ commitment }) => commitment === code);
    const indicators = new Map(own.map(({ indicator, milestone }) => [indicator, milestone]));
    const milestones = [...indicators].map(([indicator, milestone]) => ({
      ...{ id: idOf(prefix, indicator), title: `Indicator ${indicator} of milestone ${milestone}` },
    }));
    return {
      ...{ id: idOf(prefix, code), number: code, title: `Commitment ${code}`, recordOrigin: 'CKAN' as const },
      ...{
        text: `Commitment ${code} of the National Action Plan on Open Government.`,
        themes: [UNCLASSIFIED],
      },
      provenanceNote: 'The table has codes only: its title and its text are ours.',
      milestones: milestones.sort(byId),
    };
  });
}

/** Rows of one indicator and period that say the same count once; those that contradict one another are refused. */
function records(rows: readonly TrackerRow[], prefix: string): TrackerRecords {
  const entries = rows.flatMap((row) => entryOf(row) ?? []);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.indicator} ${entry.period}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const repeated: number[] = [];
  const updates = [...groups.values()].flatMap((group) => {
    const said = group.map((entry) => updateOf(entry, prefix));
    if (new Set(said.map((update) => JSON.stringify(update))).size === 1) {
      repeated.push(...group.slice(1).map(({ row }) => row.line));
      return said.slice(0, 1);
    }
    for (const { row, indicator, period } of group)
      row.complain(
        'E-ID-01',
        'indicators',
        `expected one row for ${shown(indicator)} in ${period}, got several that differ`,
      );
    return [];
  });
  const skipped = [{ reason: 'REPEATED' as const, because: 'the same as an earlier row', lines: repeated }];
  return { commitments: commitmentsOf(entries, prefix), updates, skipped };
}

export function importCanadaNap(table: ImportTable, context: ImportContext): ImportResult {
  const plan: TrackerPlan = {
    ...{ origin: 'CKAN', usualCity: null, usualPlan: 'canada-nap', language: 'en' },
    ...{ title: 'National Action Plan on Open Government', status: 'PUBLISHED' },
  };
  const prefix = context.plan ?? plan.usualPlan;
  return importTracker(table, context, CANADA_REQUIRED, plan, (rows) => records(rows, prefix));
}
