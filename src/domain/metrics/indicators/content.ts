/** The data's own dates against the date that the platform gives them. */
import type { ContentFact } from '../content/content-fact.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { DatasetFacts } from '../facts.ts';
import { define, type GroupFacts } from '../indicator.ts';
import type { Evidence, IndicatorResult } from '../result.ts';
import { evidence, exactAmount, unknown, unknownAmount } from '../verdict.ts';
import { dataDateOf } from './time-reading.ts';

const CONTENT: GroupFacts = {
  group: 'time',
  source: 'CivicGraph; days inside the data against the platform’s date',
};
const ID = 'time.contentLag';
const DAY_MS = 86_400_000;

/** What was asked and when, and what came of it; only what there is. */
function foundIn({ table, column, newest, isWhole, future, probedAt }: ContentFact): readonly Evidence[] {
  return [
    ...evidence('content.table', table),
    ...(column === null ? [] : evidence('content.column', column)),
    ...(newest === null ? [] : evidence('content.newest', newest)),
    ...(future === null ? [] : evidence('content.ignored', future)),
    ...(isWhole ? [] : evidence('content.isWhole', false)),
    ...evidence('content.probedAt', probedAt),
  ];
}

export function measureContent(facts: DatasetFacts): readonly IndicatorResult[] {
  const content = facts.subject.content ?? null;
  if (content === null) return [unknownAmount(ID, unknown('NOT_PROBED'))];
  const found = foundIn(content);
  if (content.newest === null) return [unknownAmount(ID, unknown(content.reason ?? 'NO_DATES', found))];
  const date = dataDateOf(facts);
  if (date.at === null) return [unknownAmount(ID, unknown(date.reason, found))];
  const lag = Math.max(0, Math.floor((Date.parse(date.at) - Date.parse(content.newest)) / DAY_MS));
  const both = [...found, ...evidence(date.from, date.at)];
  // Rows that were not read may be newer, never older than the newest.
  if (!content.isWhole) return [unknownAmount(ID, unknown('PARTIAL_CONTENT', both), lag)];
  return [exactAmount(ID, lag, both)];
}

export const CONTENT_DEFINITIONS: readonly IndicatorDefinition[] = [
  define(CONTENT, 'quantity', {
    id: ID,
    title: 'How far the data lag behind their date',
    inputs: ['dct:modified of the data', 'newest day of the main date column'],
    definition:
      'Days between the date that the platform gives the data and the newest day inside them: a table may be written anew every night without a new row for a year.',
    formula:
      'max(0, floor((date of the data − newest day ≤ day of the probe) ÷ 1 day)); days to come are left out. The main date column is the first column of days or instants whose name tells of what happened, not of what is due, of birth, or of upkeep.',
    unit: 'days',
    range: [0, null],
    better: 'less',
    missing:
      'Asked only by civicgraph metrics probe: without, UNKNOWN (NOT_PROBED). No such column, no days in it, not all rows read: UNKNOWN.',
  }),
];
