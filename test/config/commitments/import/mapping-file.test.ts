import { describe, expect, it } from 'vitest';
import { IMPORTERS } from '../../../../src/config/commitments/import/importers.ts';
import { readMapping } from '../../../../src/config/commitments/import/mapping-file.ts';
import type { ImportResult } from '../../../../src/domain/commitments/import/imported.ts';
import { anywhere } from '../../../domain/commitments/import/ogp-table.ts';

const context = {
  ...anywhere,
  knownCities: [
    { slug: 'lima', name: 'Lima', country: 'PE' },
    { slug: 'new-york', name: 'New York', country: 'US' },
  ],
};
function problemsOf(text: string): readonly string[] {
  const reading = readMapping('m.yaml', text, 'm', IMPORTERS);
  return 'problems' in reading ? reading.problems.map(({ line, message }) => `${line}: ${message}`) : [];
}
function imported(
  text: string,
  header: readonly string[],
  ...rows: readonly (readonly string[])[]
): ImportResult {
  const reading = readMapping('m.yaml', text, 'm', IMPORTERS);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  const table = { header, rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
  return reading.importer.run(table, context);
}

const MAPPING = `
source: https://example.org/d/abcd-1234
columns:
  title: Nombre
  text: [Detalle, Nota]
  policyAreas: [Area, Tema]
  dueOn: Fecha
  status: Estado
  percent: Avance
  datasets: Datos
  releasedOn: Publicado
valueMaps:
  status: { Listo: COMPLETE, Pendiente: NOT_STARTED }
defaults:
  city: lima
  plan: lima-plan
  planTitle: Plan de Lima
  themes: [T1]
  language: es
  dateOrder: day-first
`;
const HEADER = [
  'Nombre',
  'Detalle',
  'Nota',
  'Area',
  'Tema',
  'Fecha',
  'Estado',
  'Avance',
  'Datos',
  'Publicado',
];

describe('a mapping file', () => {
  it('says which column fills which field', () => {
    const row = [
      'Mapas',
      'Todo',
      'Ya',
      'Obras; Vías',
      'Obras',
      '1/7/2019',
      'listo',
      '',
      'abcd-1234',
      '2/3/2019',
    ];
    const result = imported(MAPPING, HEADER, row);
    expect(result.notes).toEqual([]);
    expect(result.plans).toMatchObject([
      {
        ...{ id: 'lima-plan', city: 'lima', title: 'Plan de Lima', language: 'es', status: 'PUBLISHED' },
        sourceUrl: ['https://example.org/d/abcd-1234'],
        commitments: [
          {
            ...{
              id: 'lima-plan-mapas',
              title: 'Mapas',
              text: 'Todo\n\nYa',
              themes: ['T1'],
              dueOn: '2019-07-01',
            },
            ...{ policyAreas: ['Obras', 'Vías'], release: { releasedOn: '2019-03-02' } },
            evidence: [{ pins: { mode: 'only', datasets: ['abcd-1234'] }, quantifier: { atLeast: 1 } }],
          },
        ],
      },
    ]);
    expect(result.updates).toMatchObject([
      { subject: 'lima-plan-mapas', status: 'COMPLETE', reportedOn: '2026-11-23' },
    ]);
  });

  it('lets a percentage say how far it is where no word does', () => {
    const row = ['Mapas', '', '', '', '', '', '', '60%', '', ''];
    expect(imported(MAPPING, HEADER, row).updates).toMatchObject([{ status: 'SUBSTANTIAL', percent: 60 }]);
  });

  it('has rows refused whose words mean nothing, with what to do', () => {
    const row = ['Mapas', '', '', '', '', '', 'Quién sabe', '', '', ''];
    const { notes } = imported(MAPPING, HEADER, row, ['', '', '', '', '', '', '', '', '', '']);
    expect(notes).toMatchObject([
      { code: 'E-SCH-04', line: 2, column: 7, hint: expect.stringContaining('valueMaps: { status:') },
      { code: 'E-SCH-01', line: 3, column: 1 },
    ]);
    expect(imported(MAPPING, HEADER.slice(1)).notes).toMatchObject([{ code: 'E-CSV-01' }]);
  });

  it('may rename the columns and words of a preset', () => {
    const preset = `
source: https://example.org/d/efgh-5678
preset: nyc-release-tracker
columns: { dataset_name: Name, release_status: State, agency: Office }
valueMaps: { release_status: { Out: Released } }
defaults: { city: lima, plan: lima-releases }
`;
    const result = imported(preset, ['Name', 'State', 'Office'], ['Mapas', 'out', 'Obras']);
    expect(result.plans).toMatchObject([
      { id: 'lima-releases', city: 'lima', commitments: [{ title: 'Mapas' }] },
    ]);
    expect(result.updates).toMatchObject([{ status: 'COMPLETE' }]);
  });

  it('is told all that is wrong with it, with the nearest that is right', () => {
    const wrong = `
columns: { titel: a, status: [] }
valueMaps: { status: { x: COMPLET } }
defaults: { cty: lima, planStatus: NEW }
more: 1
`;
    const problems = problemsOf(wrong).join('\n');
    expect(problems).toContain('5: unknown key "more"');
    expect(problems).toContain('2: unknown key "titel". Did you mean "title"?');
    expect(problems).toContain('expected "columns" with "title"');
    expect(problems).toContain('3: Unknown status "COMPLET". Did you mean "COMPLETE"?');
    expect(problems).toContain('4: unknown key "cty". Did you mean "city"?');
    expect(problems).toContain('expected one of DRAFT');
    expect(problems).toContain('expected "source"');
  });

  it.each([
    ['', 'expected a mapping, got an empty file'],
    ['- a\n', 'expected a mapping'],
    ['source: x\npreset: nyc\n', 'Unknown preset "nyc"'],
    ['a: [\n', 'not YAML'],
  ])('is none: %j', (text, message) => {
    expect(problemsOf(text).join('\n')).toContain(message);
  });
});
