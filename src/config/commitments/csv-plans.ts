/** Rows of commitments.csv and milestones.csv as the records that a plan's file would hold. */
import type { Json, JsonObject } from '../../domain/json.ts';
import { compact, listOfCell, type RecordCells } from './csv-places.ts';
import type { CsvEntry } from './csv-table.ts';
import type { CodedProblem } from './open-file.ts';

/** Plan of the rows below `first`. */
export function planRecord(
  first: CsvEntry,
  commitments: readonly JsonObject[],
  cells: RecordCells,
): JsonObject {
  const { take } = cells;
  const published = take('publishedOn', 'plan_published');
  const document = take('documentUrl', 'plan_url', (text) => [text]);
  const isOut = published !== undefined || document !== undefined;
  return compact({
    id: take('id', 'plan_id'),
    city: take('city', 'city'),
    round: take('round', 'round'),
    title: take('title', 'plan_title') ?? first.cell('plan_id'),
    language: take('language', 'language'),
    publishedOn: published,
    status: isOut ? 'PUBLISHED' : 'DRAFT',
    documentUrl: document,
    commitments,
  });
}

function selectorOf(text: string, cells: RecordCells, problems: CodedProblem[]): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `not JSON: ${error.message.slice(0, 120)}`;
    problems.push({ ...cells.placeOf('dataset_query_json'), code: 'E-SYN-01', message, hint: null });
    return undefined;
  }
}

/** Every dataset that is named has to be there; beside a query they are merely preferred. */
function datasetRule(row: CsvEntry, cells: RecordCells, problems: CodedProblem[]): readonly JsonObject[] {
  const query = row.cell('dataset_query_json');
  const datasets = listOfCell(row.cell('dataset_uris'));
  const selector = query === '' ? undefined : selectorOf(query, cells, problems);
  if (selector === undefined && datasets.length === 0) return [];
  const pins = { mode: selector === undefined ? 'only' : 'prefer', datasets };
  return [
    compact({
      ...{ id: 'datasets', kind: 'dataset', selector },
      pins: datasets.length === 0 ? undefined : pins,
      quantifier: { atLeast: selector === undefined ? datasets.length : 1 },
    }),
  ];
}

/** What is linked to without a status is what has to be there. */
function documentRules(row: CsvEntry): readonly JsonObject[] {
  if (row.cell('status') !== '') return [];
  return listOfCell(row.cell('evidence_urls')).map((url, index) => ({
    ...{ id: `document-${index + 1}`, kind: 'document', url },
  }));
}
function evidenceOf(rules: readonly JsonObject[]): Json | undefined {
  return rules.length === 0 ? undefined : rules;
}

export function commitmentRecord(
  row: CsvEntry,
  milestones: readonly JsonObject[],
  cells: RecordCells,
  problems: CodedProblem[],
): JsonObject {
  const { take } = cells;
  const list = (key: string, column: string): Json | undefined => take(key, column, listOfCell);
  const rules = [...datasetRule(row, cells, problems), ...documentRules(row)];
  const column = rules[0]?.['kind'] === 'document' ? 'evidence_urls' : 'dataset_uris';
  take('evidence', row.cell('dataset_query_json') === '' ? column : 'dataset_query_json');
  return compact({
    id: take('id', 'commitment_id'),
    sourceUrl: list('sourceUrl', 'source_url'),
    number: take('number', 'number'),
    title: take('title', 'title'),
    text: take('text', 'text'),
    language: take('language', 'language'),
    themes: list('themes', 'themes'),
    actionTypes: list('actionTypes', 'action_types'),
    pledges: list('pledges', 'pledges'),
    ogpValues: list('ogpValues', 'ogp_values'),
    policyAreas: list('policyAreas', 'policy_areas'),
    leadInstitution: take('leadInstitution', 'lead_institution'),
    supportingInstitutions: list('supportingInstitutions', 'supporting_institutions'),
    partners: list('partners', 'partners'),
    startOn: take('startOn', 'start_on'),
    dueOn: take('dueOn', 'due_on'),
    milestones: milestones.length === 0 ? undefined : milestones,
    evidence: evidenceOf(rules),
  });
}

export function milestoneRecord(row: CsvEntry, cells: RecordCells): JsonObject {
  const { take } = cells;
  take('evidence', 'evidence_urls');
  return compact({
    id: take('id', 'milestone_id'),
    title: take('title', 'title'),
    startOn: take('startOn', 'start_on'),
    dueOn: take('dueOn', 'due_on'),
    responsible: take('responsible', 'responsible'),
    deliverable: take('deliverable', 'deliverable'),
    evidence: evidenceOf(documentRules(row)),
  });
}
