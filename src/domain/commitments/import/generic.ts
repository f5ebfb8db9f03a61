/** Any table of commitments, by a mapping that a person wrote. */
import type { JsonObject } from '../../json.ts';
import type { CompletionStatus, OgpValue, RecordOrigin } from '../book.ts';
import { parseEdtf } from '../edtf.ts';
import { THEMES, UNCLASSIFIED } from '../partnership.ts';
import { slugOf } from './cells.ts';
import type { GenericMapping } from './generic-mapping.ts';
import type {
  ImportContext,
  ImportedCommitment,
  ImportedUpdate,
  ImportResult,
  ImportTable,
} from './imported.ts';
import { MappedRow } from './mapped-row.ts';
import {
  importTracker,
  statusOfPercent,
  type TrackerPlan,
  type TrackerRecords,
  type TrackerRow,
} from './tracker.ts';

const STATUSES: readonly CompletionStatus[] = [
  ...(['NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE', 'WITHDRAWN', 'NO_EVIDENCE'] as const),
];
const VALUES: readonly OgpValue[] = [
  ...(['ACCESS_TO_INFORMATION', 'CIVIC_PARTICIPATION', 'PUBLIC_ACCOUNTABILITY', 'TECHNOLOGY'] as const),
];

function idOf(mapped: MappedRow, plan: string): string | null {
  const given = mapped.line('id') ?? mapped.line('number') ?? mapped.line('title');
  const own = slugOf(given ?? '');
  if (own === '') return null;
  const isFree = mapped.line('id') !== undefined && /[a-z]/.test(own);
  return slugOf(isFree ? own : `${plan} ${own}`);
}
function ruleOf(datasets: readonly string[]): JsonObject {
  const criteria = [{ check: 'fresh', within: 'declared' }, { check: 'alive' }];
  const quantifier = { atLeast: datasets.length };
  return { id: 'datasets', kind: 'dataset', pins: { mode: 'only', datasets }, quantifier, criteria };
}
function datesOf(mapped: MappedRow): {
  readonly startOn: string | undefined;
  readonly dueOn: string | undefined;
} {
  const [startOn, dueOn] = [mapped.date('startOn'), mapped.date('dueOn')];
  const [from, to] = [parseEdtf(startOn ?? ''), parseEdtf(dueOn ?? '')];
  if (from === null || to === null || to.to >= from.from) return { startOn, dueOn };
  mapped.row.complain(
    'W-DAT-03',
    mapped.columnOf('dueOn'),
    `expected an end after ${startOn ?? ''}, got ${dueOn ?? ''}; both left out`,
  );
  return { startOn: undefined, dueOn: undefined };
}

function commitmentOf(
  mapped: MappedRow,
  id: string,
  title: string,
  origin: RecordOrigin,
): ImportedCommitment {
  const known = THEMES.map((theme) => theme.id);
  const themes = mapped.list('themes')?.flatMap((word) => mapped.oneOf('themes', known, word) ?? []) ?? [];
  const actionTypes = mapped.list('actionTypes');
  const implied = [...new Set(actionTypes?.map((type) => type.split('.')[0] ?? type) ?? [])];
  const chosen = themes.length > 0 ? themes : implied.length > 0 ? implied : [UNCLASSIFIED];
  const { startOn, dueOn } = datesOf(mapped);
  const datasets = mapped.list('datasets');
  const [plannedOn, releasedOn] = [mapped.day('plannedOn'), mapped.day('releasedOn')];
  const release = {
    ...(plannedOn === undefined ? {} : { plannedOn }),
    ...(releasedOn === undefined ? {} : { releasedOn }),
  };
  return {
    ...{ id, title, text: mapped.text('text') ?? title, recordOrigin: origin, themes: chosen, actionTypes },
    ...{
      sourceUrl: mapped.list('sourceUrl'),
      number: mapped.line('number'),
      pledges: mapped.list('pledges'),
    },
    ogpValues: mapped.list('ogpValues')?.flatMap((word) => mapped.oneOf('ogpValues', VALUES, word) ?? []),
    ...{ policyAreas: mapped.list('policyAreas'), problem: mapped.text('problem') },
    ...{ expectedResult: mapped.text('expectedResult'), leadInstitution: mapped.line('leadInstitution') },
    ...{ supportingInstitutions: mapped.list('supportingInstitutions'), contact: mapped.line('contact') },
    ...{ startOn, dueOn, dueBasis: dueOn === undefined ? undefined : 'STATED' },
    evidence: datasets === undefined ? undefined : [ruleOf(datasets)],
    ...(plannedOn === undefined && releasedOn === undefined ? {} : { release }),
  };
}

function updateOf(
  mapped: MappedRow,
  subject: string,
  today: string,
  origin: RecordOrigin,
): Omit<ImportedUpdate, 'city'> | null {
  const percentColumn = mapped.columnOf('percent');
  const percent = percentColumn === '' ? null : mapped.row.percent(percentColumn);
  const told = mapped.oneOf('status', STATUSES, mapped.line('status'));
  const status = told ?? (percent === null ? null : statusOfPercent(percent));
  if (status === null) return null;
  const given = mapped.day('statusDate');
  const day = given ?? today;
  const links = mapped.list('evidenceLinks')?.map((url) => ({ url, kind: 'PAGE' as const }));
  return {
    ...{ id: `${subject}-${day}`, subject, reportedOn: day, isDated: given !== undefined, status },
    ...{ percent: percent ?? undefined, recordOrigin: origin, author: { role: 'CITY' } },
    ...{ narrative: mapped.text('narrative'), challenges: mapped.text('challenges') },
    ...(links === undefined ? {} : { evidenceLinks: links }),
  };
}

function records(
  rows: readonly TrackerRow[],
  mapping: GenericMapping,
  about: { readonly plan: string; readonly today: string },
): TrackerRecords {
  const commitments: ImportedCommitment[] = [];
  const updates: Omit<ImportedUpdate, 'city'>[] = [];
  for (const row of rows) {
    const mapped = new MappedRow(row, mapping);
    const title = mapped.line('title');
    const id = idOf(mapped, about.plan);
    if (title === undefined || id === null) {
      row.complain('E-SCH-01', mapped.columnOf('title'), 'expected a title, got nothing');
      continue;
    }
    commitments.push(commitmentOf(mapped, id, title, mapping.origin));
    const update = updateOf(mapped, id, about.today, mapping.origin);
    if (update !== null) updates.push(update);
  }
  return { commitments, updates, skipped: [] };
}

/** Columns that the mapping names have to be there. */
export function importByMapping(
  table: ImportTable,
  context: ImportContext,
  mapping: GenericMapping,
): ImportResult {
  const named = Object.values(mapping.columns).flat();
  const plan: TrackerPlan = {
    ...{ origin: mapping.origin, usualCity: mapping.city, language: mapping.language ?? undefined },
    ...{
      usualPlan: mapping.plan ?? 'imported',
      title: mapping.planTitle ?? mapping.plan ?? 'Imported commitments',
    },
    status: mapping.planStatus,
    sourceUrl: mapping.sourceUrl === null ? undefined : [mapping.sourceUrl],
  };
  const about = { plan: context.plan ?? plan.usualPlan, today: context.retrievedOn };
  return importTracker(table, context, [...new Set(named)], plan, (rows) => records(rows, mapping, about));
}
