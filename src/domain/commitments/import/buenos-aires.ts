/** The commitments of the government of Buenos Aires, 2016–2019: https://github.com/datosgcba/ba_compromisos */
import { UNCLASSIFIED } from '../partnership.ts';
import { slugOf } from './cells.ts';
import { readDatePhrase } from './date-phrase.ts';
import type {
  ImportContext,
  ImportedCommitment,
  ImportedUpdate,
  ImportResult,
  ImportTable,
} from './imported.ts';
import {
  importTracker,
  statusOfPercent,
  type TrackerPlan,
  type TrackerRecords,
  type TrackerRow,
} from './tracker.ts';

export const BUENOS_AIRES_REQUIRED = [
  'numero',
  'compromiso',
  'desc',
  'cumplimiento',
  'porcentaje_completado',
];

function commitmentOf(row: TrackerRow, id: string, number: string): ImportedCommitment {
  const title = row.words('titulo', 'compromiso') ?? number;
  const promised = row.words('compromiso');
  const url = row.url('url_interna');
  const areas = ['categoria', 'area1', 'area2', 'area3', 'area4'].flatMap(
    (column) => row.words(column) ?? [],
  );
  const dueOn = readDatePhrase(row.words('cumplimiento') ?? '', 'day-first') ?? undefined;
  return {
    ...{ id, number, title, text: row.text('desc') ?? promised ?? title, recordOrigin: 'CKAN' },
    ...{
      sourceUrl: url === null ? undefined : [url],
      themes: [UNCLASSIFIED],
      policyAreas: [...new Set(areas)],
    },
    ...(promised === null || promised === title ? {} : { expectedResult: promised }),
    ...{ dueOn, dueBasis: dueOn === undefined ? undefined : 'STATED' },
  };
}

/** Of two goals the one that is further back: a promise is kept when all of it is. Both are told in words. */
function updateOf(row: TrackerRow, subject: string, day: string): Omit<ImportedUpdate, 'city'> | null {
  const goals = [
    { label: row.words('cumplimiento_label'), percent: row.percent('porcentaje_completado') },
    {
      label: row.words('cumplimiento_2_label'),
      percent: row.percent('cumplimiento_2_porcentaje_completado'),
    },
  ];
  const told = goals.flatMap(({ label, percent }) => (percent === null ? [] : [{ label, percent }]));
  if (told.length === 0) return null;
  const percent = Math.min(...told.map((goal) => goal.percent));
  const narrative = told.map((goal) => `${goal.label ?? 'Avance'}: ${goal.percent} %`).join('. ');
  return {
    ...{
      id: `${subject}-${day}`,
      subject,
      reportedOn: day,
      isDated: false,
      status: statusOfPercent(percent),
    },
    ...{ percent, narrative, recordOrigin: 'CKAN', author: { role: 'CITY' } },
  };
}

function records(rows: readonly TrackerRow[], day: string): TrackerRecords {
  const commitments: ImportedCommitment[] = [];
  const updates: Omit<ImportedUpdate, 'city'>[] = [];
  for (const row of rows) {
    const number = row.words('numero');
    const id = slugOf(`ba-compromiso-${number ?? ''}`);
    if (number === null || id === 'ba-compromiso') {
      row.complain('E-SCH-01', 'numero', 'expected "numero", got nothing');
      continue;
    }
    commitments.push(commitmentOf(row, id, number));
    const update = updateOf(row, id, day);
    if (update !== null) updates.push(update);
  }
  return { commitments, updates, skipped: [] };
}

export function importBuenosAires(table: ImportTable, context: ImportContext): ImportResult {
  const plan: TrackerPlan = {
    ...{ origin: 'CKAN', usualCity: 'buenos-aires', usualPlan: 'ba-compromisos-2016-2019', language: 'es' },
    ...{
      title: 'Compromisos de gobierno 2016–2019',
      status: 'ENDED',
      periodStart: '2016',
      periodEnd: '2019',
    },
    sourceUrl: ['https://github.com/datosgcba/ba_compromisos'],
  };
  return importTracker(table, context, BUENOS_AIRES_REQUIRED, plan, (rows) =>
    records(rows, context.retrievedOn),
  );
}
