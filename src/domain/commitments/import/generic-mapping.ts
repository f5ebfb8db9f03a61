/** What a mapping says: which column of a table fills which field, and what its words mean. */
import type { RecordOrigin } from '../book.ts';
import type { SlashOrder } from './date-phrase.ts';
import type { ImportedPlan } from './imported.ts';

/** What can be filled, and how its cells are read. */
export const GENERIC_FIELDS = {
  id: ['id', 'stable; made of plan and title where there is none'],
  number: ['line', 'number in the plan'],
  title: ['line', 'short; required'],
  text: ['text', 'what is promised; the title where there is none'],
  themes: ['list', 'T1 to T4'],
  actionTypes: ['list', 'T1.1 to T4.4'],
  pledges: ['list', 'P1 to P5'],
  ogpValues: ['list', 'values of the Open Government Partnership'],
  policyAreas: ['list', 'in words'],
  problem: ['text', 'what it is to mend'],
  expectedResult: ['text', 'what is expected of it'],
  leadInstitution: ['line', 'who leads'],
  supportingInstitutions: ['list', 'who helps'],
  contact: ['line', 'whom to ask'],
  startOn: ['date', 'when work begins'],
  dueOn: ['date', 'when it is to be done'],
  datasets: ['list', 'addresses or ids of datasets that have to be there, alive and as fresh as they say'],
  sourceUrl: ['url', 'where it can be read'],
  plannedOn: ['date', 'day that a tracker planned'],
  releasedOn: ['date', 'day on which it came'],
  status: ['status', 'how far it is'],
  statusDate: ['date', 'day of the status; that of the retrieval where there is none'],
  percent: ['percent', 'of the whole; says the status where no column does'],
  narrative: ['text', 'what was done'],
  challenges: ['text', 'what stood in the way'],
  evidenceLinks: ['list', 'web addresses that show it'],
} as const satisfies Readonly<Record<string, readonly [kind: string, help: string]>>;
export type GenericField = keyof typeof GENERIC_FIELDS;

export interface GenericMapping {
  /** Where the table can be had; null: not told. */
  readonly sourceUrl: string | null;
  /** Of one field several are joined: texts by an empty line, lists one after the other; of others the first counts. */
  readonly columns: Readonly<Partial<Record<GenericField, readonly string[]>>>;
  /** By field: what a word of the table means. */
  readonly valueMaps: Readonly<Partial<Record<GenericField, Readonly<Record<string, string>>>>>;
  /** Where no column fills the field. */
  readonly defaults: Readonly<Partial<Record<GenericField, readonly string[]>>>;
  readonly city: string | null;
  readonly plan: string | null;
  readonly planTitle: string | null;
  readonly planStatus: ImportedPlan['status'];
  readonly language: string | null;
  readonly origin: RecordOrigin;
  readonly dateOrder: SlashOrder;
}
