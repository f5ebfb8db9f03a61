import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBuenosAires } from '../../../../src/domain/commitments/import/buenos-aires.ts';
import { importCanadaNap } from '../../../../src/domain/commitments/import/canada-nap.ts';
import type {
  ImportContext,
  ImportResult,
  ImportTable,
} from '../../../../src/domain/commitments/import/imported.ts';
import {
  importNycReleaseTracker,
  NYC_STATUSES,
} from '../../../../src/domain/commitments/import/nyc-release-tracker.ts';
import { linksIn, statusOfPercent } from '../../../../src/domain/commitments/import/tracker.ts';
import { anywhere } from './ogp-table.ts';

type Rows = readonly Readonly<Record<string, string>>[];
const context: ImportContext = {
  ...anywhere,
  knownCities: [
    { slug: 'new-york', name: 'New York', country: 'US' },
    { slug: 'buenos-aires', name: 'Buenos Aires', country: 'AR' },
    { slug: 'ottawa', name: 'Ottawa', country: 'CA' },
  ],
};
function tableOf(rows: Rows): ImportTable {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    header,
    rows: rows.map((row, at) => ({ line: at + 2, cells: header.map((name) => row[name] ?? '') })),
  };
}
function codesOf({ notes }: ImportResult): readonly string[] {
  return notes.map(({ code, line }) => `${code}:${line}`);
}
function commitmentsOf({ plans }: ImportResult) {
  return plans.flatMap(({ commitments }) => commitments);
}

describe('the release tracker of New York', () => {
  const released = {
    ...{
      agency: 'Parks',
      dataset_name: 'Benches',
      dataset_description: 'Where one can sit.',
      u_id: 'abcd-1234',
    },
    ...{
      update_frequency: 'Monthly',
      original_plan_date: '06/30/2019',
      latest_plan_date: '2019-12-31T00:00:00.000',
    },
    ...{
      release_status: 'Released',
      release_date: '12/01/2019',
      url: 'https://data.example.org/d/abcd-1234',
    },
    agency_notes: '',
  };
  const read = (rows: Rows) => importNycReleaseTracker(tableOf(rows), context);

  it('gives a commitment that its dataset proves, with the days of its release', () => {
    const result = read([released]);
    expect(codesOf(result)).toEqual([]);
    expect(result.plans).toMatchObject([{ id: 'nyc-open-data-plan', city: 'new-york', status: 'IN_FORCE' }]);
    expect(commitmentsOf(result)).toMatchObject([
      {
        ...{ id: 'nyc-release-abcd-1234', title: 'Benches', leadInstitution: 'Parks', dueOn: '2019-12-31' },
        ...{ release: { plannedOn: '2019-06-30', releasedOn: '2019-12-01' }, actionTypes: ['T1.2'] },
        evidence: [
          {
            pins: { mode: 'only', datasets: ['abcd-1234'] },
            criteria: [{ check: 'fresh', within: 'declared' }, { check: 'alive' }],
          },
        ],
      },
    ]);
    expect(result.updates).toMatchObject([
      { id: 'nyc-release-abcd-1234-2026-11-23', status: 'COMPLETE', author: { name: 'Parks', role: 'CITY' } },
    ]);
  });

  it.each([
    ['Scheduled for release', 'NOT_STARTED'],
    ['under review', 'LIMITED'],
    ['Removed from the plan', 'WITHDRAWN'],
    ['Removed from the portal', 'WITHDRAWN'],
  ])('reads "%s" as %s', (release_status, status) => {
    expect(read([{ ...released, release_status }]).updates).toMatchObject([{ status }]);
  });

  it('says of what was removed from the portal, and of nothing else, that it was there before', () => {
    const regressed = Object.keys(NYC_STATUSES).filter((release_status) =>
      read([{ ...released, release_status }]).updates.some((update) => update.regressed),
    );
    expect(regressed).toEqual(['Removed from the portal']);
  });

  it('looks for the title where no dataset is named', () => {
    const { u_id: _, url: __, ...unnamed } = released;
    const [commitment] = commitmentsOf(read([{ ...unnamed, release_status: 'Scheduled for release' }]));
    expect(commitment).toMatchObject({
      id: 'nyc-release-parks-benches',
      evidence: [{ selector: { field: 'title', op: 'eq', value: 'Benches' } }],
    });
  });

  it('keeps the earliest release of a dataset that is there twice, in whatever order', () => {
    const later = { ...released, release_date: '12/01/2020', dataset_name: 'Benches again' };
    for (const rows of [
      [later, released],
      [released, later],
    ]) {
      const result = read(rows);
      expect(commitmentsOf(result).map(({ title }) => title)).toEqual(['Benches']);
      expect(result.skipped).toMatchObject([{ reason: 'REPEATED', lines: [rows[0] === later ? 2 : 3] }]);
    }
  });

  it('knows the columns of older extracts', () => {
    const old = {
      agency: 'Parks',
      dataset: 'Benches',
      release_status: 'Released',
      url1: 'https://data.example.org/A/x/abcd-1234',
    };
    expect(commitmentsOf(read([old]))[0]?.id).toBe('nyc-release-abcd-1234');
  });

  it('refuses a status that it does not know, and a row without a name', () => {
    const result = read([
      { ...released, release_status: 'Relesed' },
      { agency: 'Parks', release_status: 'Released' },
    ]);
    expect(result.notes).toMatchObject([
      { code: 'E-SCH-01', line: 3 },
      { code: 'E-SCH-04', line: 2, hint: 'Did you mean "Released"?' },
    ]);
  });
});

describe('the tracker of Canada', () => {
  const row = {
    ...{
      reporting_period: '2019-03',
      commitments: 'C01',
      milestones: 'C01.1',
      indicators: 'C01.1.1',
      status: 'LP',
    },
    ...{
      progress_en: 'We began.',
      progress_fr: 'Commencé.',
      evidence_en: 'See https://example.org/a, https://example.org/b.',
    },
    challenges_en: 'NIL',
  };
  const read = (rows: Rows, more: Partial<ImportContext> = {}) =>
    importCanadaNap(tableOf(rows), { ...context, city: 'ottawa', ...more });

  it('gives an update for each indicator and period', () => {
    const result = read([row, { ...row, reporting_period: '2020-02', status: 'C', progress_en: 'NIL' }]);
    expect(commitmentsOf(result)).toMatchObject([
      { id: 'canada-nap-c01', milestones: [{ id: 'canada-nap-c01-1-1' }] },
    ]);
    expect(result.updates).toMatchObject([
      {
        ...{ id: 'canada-nap-c01-1-1-2019-03', subject: 'canada-nap-c01-1-1', reportedOn: '2019-03-31' },
        ...{ status: 'LIMITED', narrative: 'We began.', challenges: undefined, period: '2019-03' },
        evidenceLinks: [{ url: 'https://example.org/a' }, { url: 'https://example.org/b' }],
      },
      { reportedOn: '2020-02-29', status: 'COMPLETE', narrative: undefined },
    ]);
    expect(codesOf(result)).toEqual(['W-OGP-04:1']);
  });

  it('refuses codes that it does not know, and rows that contradict one another', () => {
    expect(codesOf(read([{ ...row, indicators: 'x', status: 'Q' }]))).toEqual(['E-SCH-04:2', 'E-SCH-04:2']);
    const torn = read([row, { ...row, status: 'C' }]);
    expect(codesOf(torn)).toEqual(['E-ID-01:2', 'E-ID-01:3', 'W-OGP-04:1']);
    expect(torn.updates).toEqual([]);
    expect(read([row, row]).skipped).toMatchObject([{ reason: 'REPEATED', lines: [3] }]);
  });

  it('has to be told the city', () => {
    expect(read([row], { city: null }).notes).toMatchObject([
      { code: 'E-REF-01', hint: 'Name it with --city.' },
    ]);
    expect(read([row], { city: 'otawa' }).notes).toMatchObject([{ hint: 'Did you mean "ottawa"?' }]);
  });
});

describe('the compromisos of Buenos Aires', () => {
  const row = {
    ...{ numero: '7', compromiso: 'Diez fuentes nuevas', titulo: 'Fuentes', desc: 'Agua para todos.' },
    ...{
      categoria: 'Ciudad',
      area1: 'Obras',
      area2: 'Obras',
      cumplimiento: '2019',
      cumplimiento_label: 'Obra',
    },
    ...{ porcentaje_completado: '85', url_interna: 'http://example.org/7' },
  };
  const read = (rows: Rows) => importBuenosAires(tableOf(rows), context);

  it('give commitments in their own words, with how far they are', () => {
    const result = read([row]);
    expect(commitmentsOf(result)).toMatchObject([
      {
        ...{ id: 'ba-compromiso-7', number: '7', title: 'Fuentes', text: 'Agua para todos.', dueOn: '2019' },
        ...{
          expectedResult: 'Diez fuentes nuevas',
          policyAreas: ['Ciudad', 'Obras'],
          themes: ['unclassified'],
        },
      },
    ]);
    expect(result.updates).toMatchObject([{ status: 'SUBSTANTIAL', percent: 85, narrative: 'Obra: 85 %' }]);
  });

  it('are as far as the goal that is further back', () => {
    const two = {
      ...row,
      porcentaje_completado: '100',
      cumplimiento_2_label: 'Red',
      cumplimiento_2_porcentaje_completado: '40 %',
    };
    expect(read([two]).updates).toMatchObject([
      { status: 'LIMITED', percent: 40, narrative: 'Obra: 100 %. Red: 40 %' },
    ]);
    expect([100, 99.5, 50, 49, 0].map(statusOfPercent)).toEqual([
      ...['COMPLETE', 'SUBSTANTIAL', 'SUBSTANTIAL', 'LIMITED', 'NOT_STARTED'],
    ]);
    expect(read([{ ...row, porcentaje_completado: '' }]).updates).toEqual([]);
  });

  it('refuse a percentage that is none, a row without a number, and a number twice', () => {
    expect(codesOf(read([{ ...row, porcentaje_completado: '120' }]))).toContain('E-SCH-04:2');
    expect(codesOf(read([row, { ...row, numero: '' }]))).toContain('E-SCH-01:3');
    expect(codesOf(read([row, row]))).toContain('E-ID-01:1');
    const { desc: _, ...without } = row;
    expect(read([without]).notes).toMatchObject([{ code: 'E-CSV-01' }]);
  });
});

describe('every tracker', () => {
  const importers = [importNycReleaseTracker, importCanadaNap, importBuenosAires];
  const columns = [
    ...['agency', 'release_status', 'dataset_name', 'u_id', 'release_date', 'numero', 'compromiso', 'desc'],
    ...[
      'cumplimiento',
      'porcentaje_completado',
      'reporting_period',
      'commitments',
      'milestones',
      'indicators',
      'status',
    ],
  ];
  it('takes whatever cells hold, and does not care for the order of rows', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'Released',
        'abcd-1234',
        '12/1/2019',
        '85',
        'C01',
        'C01.1',
        'C01.1.1',
        '2019-03',
        'LP',
        '',
      ),
      fc.string({ unit: 'binary' }),
    );
    const rows = fc.array(fc.record(Object.fromEntries(columns.map((name) => [name, cell]))), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.constantFrom(...importers), rows, (run, all) => {
        const there = { ...context, city: 'ottawa' };
        const kept = ({ plans, updates }: ImportResult) => ({ plans, updates });
        const result = run(tableOf(all), there);
        // Rows of one id are refused or sorted out elsewhere.
        if (result.notes.some(({ code }) => code === 'E-ID-01')) return;
        expect(kept(run(tableOf([...all].reverse()), there))).toEqual(kept(result));
      }),
      { numRuns: 150 },
    );
  });

  it('finds web addresses in texts', () => {
    expect(linksIn('(see https://a.example/x). https://a.example/x, http://b.example')).toEqual([
      ...['https://a.example/x', 'http://b.example'],
    ]);
    expect(linksIn('none')).toEqual([]);
  });
});
