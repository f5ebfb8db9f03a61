/** What tables say of how far things are, as status updates. */
import type { Json, JsonObject } from '../../domain/json.ts';
import { compact, listOfCell, numberOfCell, type RecordCells } from './csv-places.ts';
import type { CsvEntry } from './csv-table.ts';
import type { CodedProblem } from './open-file.ts';

/** A row that says so; `on`: the status_date of the milestone's commitment, since milestones.csv has none. */
export type Reported =
  | { readonly is: 'commitment' | 'update'; readonly row: CsvEntry }
  | { readonly is: 'milestone'; readonly row: CsvEntry; readonly on: string };

/** Ids of updates: subject and day, and a number where there are several of a day. */
export class UpdateNames {
  private readonly given = new Map<string, number>();

  next(subject: string, day: string): string {
    const name = `${subject}-${day}`;
    const count = (this.given.get(name) ?? 0) + 1;
    this.given.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  }
}

const COLUMNS = {
  commitment: { subject: 'commitment_id', day: 'status_date', narrative: 'status_note' },
  milestone: { subject: 'milestone_id', day: 'status', narrative: '' },
  update: { subject: 'subject_id', day: 'reported_on', narrative: 'narrative' },
} as const;

function linksOf(text: string): Json {
  return listOfCell(text).map((url) => ({ url, kind: 'PAGE' }));
}

export function updateRecord(
  reported: Reported,
  names: UpdateNames,
  cells: RecordCells,
  problems: CodedProblem[],
): JsonObject {
  const { row } = reported;
  const { take, placeOf } = cells;
  const columns = COLUMNS[reported.is];
  const day = reported.is === 'milestone' ? reported.on : row.cell(columns.day);
  const subject = row.cell(columns.subject);
  take('id', columns.subject);
  take('reportedOn', columns.day);
  take('author', 'author_role');
  if (day === '') {
    const message = 'expected the day on which this status was reported, got nothing';
    const column = reported.is === 'update' ? 'reported_on' : 'status_date';
    const hint = `It stands in the column "${column}"${reported.is === 'milestone' ? ' of the commitment' : ''}.`;
    problems.push({ ...placeOf('status'), code: 'E-SCH-01', message, hint });
  }
  return compact({
    id: names.next(subject, day === '' ? 'undated' : day),
    subject: take('subject', columns.subject),
    reportedOn: day === '' ? '0001-01-01' : day,
    status: take('status', 'status'),
    percent: take('percent', 'percent', numberOfCell),
    narrative: columns.narrative === '' ? undefined : take('narrative', columns.narrative),
    challenges: take('challenges', 'challenges'),
    evidenceLinks: take('evidenceLinks', 'evidence_urls', linksOf),
    author: compact({
      name: take('author/name', 'author_name'),
      role: take('author/role', 'author_role') ?? 'CITY',
    }),
  });
}
