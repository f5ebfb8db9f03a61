/** The headers of the CSV files of commitments; names count without case. */

export interface CsvTable {
  readonly file: 'commitments.csv' | 'milestones.csv' | 'updates.csv';
  /** What one row is. */
  readonly row: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

export const COMMITMENTS_CSV: CsvTable = {
  file: 'commitments.csv',
  row: 'one commitment; rows of the same plan_id are one plan, whose plan_… cells are those of its first row',
  required: ['city', 'plan_id', 'commitment_id', 'title', 'text', 'themes'],
  optional: [
    ...[
      'round',
      'plan_title',
      'plan_published',
      'plan_url',
      'number',
      'action_types',
      'pledges',
      'ogp_values',
    ],
    ...['policy_areas', 'lead_institution', 'supporting_institutions', 'partners', 'start_on', 'due_on'],
    ...['status', 'status_date', 'status_note', 'evidence_urls', 'dataset_uris', 'dataset_query_json'],
    ...['source_url', 'language'],
  ],
};
export const MILESTONES_CSV: CsvTable = {
  file: 'milestones.csv',
  row: 'one milestone of a commitment of commitments.csv in the same folder',
  required: ['commitment_id', 'milestone_id', 'title'],
  optional: ['start_on', 'due_on', 'responsible', 'deliverable', 'status', 'evidence_urls'],
};
export const UPDATES_CSV: CsvTable = {
  file: 'updates.csv',
  row: 'one status update of a commitment or a milestone; rows are only ever added',
  required: ['subject_id', 'reported_on', 'status'],
  optional: ['percent', 'narrative', 'challenges', 'evidence_urls', 'author_name', 'author_role'],
};
export const CSV_TABLES: readonly CsvTable[] = [COMMITMENTS_CSV, MILESTONES_CSV, UPDATES_CSV];

/** Required columns first. */
export function headerLine({ required, optional }: CsvTable): string {
  return [...required, ...optional].join(',');
}

/** Explains the three empty tables to whoever opens the folder. */
export function templatesReadme(): string {
  const about = CSV_TABLES.map((table) => {
    const { file, row, required, optional } = table;
    return `- \`${file}\`: ${row}. Required: ${required.join(', ')}. Optional: ${optional.join(', ')}.`;
  });
  return [
    '# Commitments as tables',
    '',
    'UTF-8, columns separated by commas, `;` between the items of a list cell, dates as 2013, 2013-01 or 2013-01-05.',
    '',
    ...about,
    '',
    'The folder needs a `_meta.yaml` with `schemaVersion: 1`. Then: `civicgraph commitments check <this folder>`.',
    '',
  ].join('\n');
}
