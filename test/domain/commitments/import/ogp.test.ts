import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportContext, ImportResult } from '../../../../src/domain/commitments/import/imported.ts';
import { importOgp } from '../../../../src/domain/commitments/import/ogp.ts';
import { OGP_KNOWN } from '../../../../src/domain/commitments/import/ogp-columns.ts';
import { ogpIdentities } from '../../../../src/domain/commitments/import/ogp-identities.ts';
import { anywhere, ogpTable, step, type OgpCells } from './ogp-table.ts';

function imported(rows: readonly OgpCells[], context: Partial<ImportContext> = {}): ImportResult {
  return importOgp(ogpTable(rows), { ...anywhere, ...context });
}
function codesOf({ notes }: ImportResult): readonly string[] {
  return notes.map(({ code, line }) => `${code}:${line}`).filter((code) => !code.startsWith('W-OGP-02'));
}
function first({ plans }: ImportResult) {
  return plans[0]?.commitments[0];
}

describe('an export of the Open Government Partnership', () => {
  it('becomes a city, a plan and a commitment with what the columns say', () => {
    const result = imported([{ 'Open Data': '1', 'Private Sector': '1', 'OGP Value Technology': '1' }]);
    expect(result.cities).toMatchObject([{ id: 'zedville', country: 'PE', placeIds: { ogpCode: 'PEZE' } }]);
    expect(result.plans).toMatchObject([
      { id: 'ap-peze01', city: 'zedville', ogpActionPlanId: 'AP_PEZE01', status: 'ENDED', periodEnd: '2020' },
    ]);
    expect(first(result)).toMatchObject({
      ...{ id: 'ogp-zed0001', number: '1', title: 'Publish the budget', leadInstitution: 'Treasury' },
      ...{
        themes: ['T1', 'T2'],
        actionTypes: ['T1.2', 'T2.2'],
        policyAreas: ['Open Data', 'Private Sector'],
      },
      ...{ ogpValues: ['TECHNOLOGY'], startOn: '2018-09-01', dueOn: '2020-08-31', dueBasis: 'STATED' },
      sourceUrl: ['https://example.org/commitments/zed0001'],
    });
    expect(codesOf(result)).toEqual([]);
  });

  it('takes null codes for nothing, and says so once for each code', () => {
    const result = imported([{ 'Lead Institution': 'NR', 'Start Date': 'NA', 'End Date': 'ND' }]);
    expect(first(result)).toMatchObject({ ogpValues: undefined, leadInstitution: undefined });
    expect(first(result)?.startOn).toBeUndefined();
    const told = result.notes.filter(({ code }) => code === 'W-OGP-02').map(({ message }) => message);
    expect(told).toHaveLength(3);
    expect(told[2]).toBe('1 cell of 1 column hold "NR" (not reviewed), read as not known');
  });

  it('leaves countries out unless they are asked for', () => {
    const rows = [{ 'National Or Local': 'National', Code: 'PER', 'Country/Locality': 'Peru' }];
    expect(imported(rows)).toMatchObject({
      plans: [],
      skipped: [{ reason: 'UNMAPPED_JURISDICTION', lines: [2] }],
    });
    const all = imported(rows, { includeNational: true });
    expect(all.cities).toMatchObject([{ id: 'peru', country: 'PE', jurisdictionKind: 'OTHER' }]);
  });

  it('leaves places out whose code names no country', () => {
    expect(imported([{ Code: 'XKX', 'National Or Local': 'Other' }])).toMatchObject({
      ...{ plans: [], skipped: [{ reason: 'UNMAPPED_JURISDICTION', lines: [2] }] },
    });
  });

  it('keeps two places of one name apart', () => {
    const rows = [
      { 'Country/Locality': 'Cordoba, Argentina', Code: 'ARCO' },
      {
        ...{ 'Commitment Unique Identifier': 'COR0001', 'Action Plan ID': 'AP_ESCO01' },
        ...{ 'Country/Locality': 'Cordoba, Spain', Code: 'ESCO' },
      },
    ];
    expect(imported(rows).cities.map(({ id }) => id)).toEqual(['cordoba-ar', 'cordoba-es']);
    const known = [{ slug: 'zedville', name: 'Zedville', country: 'US' }];
    expect(imported([{}], { knownCities: known }).cities[0]?.id).toBe('zedville-pe');
  });

  it('takes a code for one place, however its name is spelt', () => {
    const rows = [
      ...[{}, { 'Commitment Unique Identifier': 'ZED0002', 'Country/Locality': 'Zed-Ville, Perú' }],
      { 'Commitment Unique Identifier': 'ZED0003' },
    ];
    expect(imported(rows).cities.map(({ id, name }) => [id, name])).toEqual([['zedville', 'Zedville']]);
  });

  it('lets the text count where its number says something else', () => {
    const result = imported([
      {
        ...step('completionEnd', 'Complete'),
        _CompletionEndTerm: '3',
        'Report Publication Year (End Of Term)': '2021',
      },
    ]);
    expect(result.assessments).toMatchObject([{ completion: 'COMPLETE', date: '2021' }]);
    expect(codesOf(result)).toContain('W-OGP-03:2');
  });

  it('makes an assessment of each report that says something', () => {
    const result = imported([
      {
        ...{
          'Report Publication Year (Progress Report)': '2019',
          'Report Publication Year (End Of Term)': '2021',
        },
        ...{ ...step('specificity', 'High'), ...step('potentialImpact', 'Moderate'), Verifiable: 'Yes' },
        ...{ ...step('completionProgress', 'Not Started'), ...step('completionEnd', 'Unclear') },
        ...{ ...step('opened', 'Major'), ...step('openedAccountability', 'Not Applicable') },
        ...{ 'High DIOG': '1', 'High Ambition': '0' },
      },
    ]);
    expect(result.assessments).toMatchObject([
      { id: 'ogp-zed0001-irm-1-progress', completion: 'NOT_STARTED', specificity: 'High', verifiable: true },
      {
        ...{ id: 'ogp-zed0001-irm-2-end-of-term', completion: 'NO_EVIDENCE', scheme: 'ogp-irm-2014' },
        didItOpenGovernment: { overall: 'Major', publicAccountability: 'Not Applicable' },
      },
    ]);
    expect(codesOf(result)).toEqual(['W-OGP-04:2']);
  });

  it('says why there is no completion', () => {
    const rows = [
      {
        ...{ 'Report Publication Year (Progress Report)': '2021', ...step('potentialForResults', 'Modest') },
        ...{ 'Completion (Progress Report)': 'NR', _CompletionProgress: 'NR' },
      },
    ];
    expect(imported(rows).assessments).toMatchObject([
      { scheme: 'ogp-irm-2020', completionReason: 'not reviewed', potentialForResults: 'Modest' },
    ]);
    expect(imported(rows).assessments[0]?.completion).toBeUndefined();
  });

  it('marks what no policy area gives a theme to', () => {
    const result = imported([{}]);
    expect(first(result)?.themes).toEqual(['unclassified']);
    expect(codesOf(result)).toEqual(['W-OGP-04:2']);
  });

  it('keeps dates as text that it cannot read, or that contradict one another', () => {
    const unread = imported([{ 'End Date': 'In progress', 'Open Data': '1' }]);
    expect(first(unread)).toMatchObject({ startOn: '2018-09-01', dueOn: undefined });
    expect(first(unread)?.provenanceNote).toContain('End Date: "In progress"');
    const reversed = imported([{ 'Start Date': '9/1/2020', 'End Date': '9/1/2018', 'Open Data': '1' }]);
    expect(first(reversed)).toMatchObject({ startOn: undefined, dueOn: undefined });
    expect([unread, reversed].flatMap(codesOf)).toEqual(['W-DAT-03:2', 'W-DAT-03:2']);
  });

  it('doubts the order of days only in plans that write days first', () => {
    const rows = [
      { 'Start Date': '1/7/2014', 'End Date': '31/12/2014' },
      { 'Commitment Unique Identifier': 'ZED0002', 'Start Date': '1/8/2014', 'End Date': 'NA' },
      {
        'Commitment Unique Identifier': 'ZED0003',
        'Start Date': '1/9/2014',
        'End Date': 'NA',
        'Action Plan ID': 'AP_PEZE02',
      },
    ];
    const starts = imported(rows).plans.flatMap(({ commitments }) =>
      commitments.map(({ startOn }) => startOn),
    );
    expect(starts).toEqual(['2014-01-07/2014-07-01', '2014-01-08/2014-08-01', '2014-01-09']);
  });

  it('refuses rows without identifier or plan, with their lines, and takes the others', () => {
    const result = imported([
      { 'Commitment Unique Identifier': 'nothing' },
      { 'Commitment Unique Identifier': 'ZED0002', 'Action Plan ID': '' },
      { 'Commitment Unique Identifier': 'ZED0003', 'Open Data': '1' },
    ]);
    expect(codesOf(result)).toEqual(['E-ID-02:2', 'E-SCH-04:3']);
    expect(result.plans.flatMap(({ commitments }) => commitments.map(({ id }) => id))).toEqual([
      'ogp-zed0003',
    ]);
  });

  it('counts a row that stands there twice once, and refuses two that differ', () => {
    expect(imported([{}, {}])).toMatchObject({ plans: [{ commitments: [{}] }], skipped: [{ lines: [3] }] });
    const torn = imported([{}, { 'Commitment Title': 'Another' }]);
    expect(torn.plans).toEqual([]);
    expect(codesOf(torn)).toEqual(['E-ID-01:2', 'E-ID-01:3']);
  });

  it('is no export where no column identifies anything, and is none without what is required', () => {
    expect(importOgp({ header: ['a', 'b'], rows: [] }, anywhere).notes).toMatchObject([{ code: 'E-OGP-01' }]);
    const header = OGP_KNOWN.filter((name) => name !== 'Action Plan ID');
    expect(importOgp(ogpTable([{}], header), anywhere).notes).toMatchObject([{ code: 'E-CSV-01' }]);
    const twice = importOgp(ogpTable([{}], [...OGP_KNOWN, 'URL']), anywhere);
    expect(twice.notes).toMatchObject([{ code: 'E-CSV-02', column: 172 }]);
  });

  it('finds columns in any order and case, and names what it does not know', () => {
    const header = [...[...OGP_KNOWN].reverse(), 'Completion (End Of Trem)'];
    const result = importOgp(ogpTable([{ 'Open Data': '1' }], header), anywhere);
    expect(first(result)?.id).toBe('ogp-zed0001');
    expect(result.notes[0]).toMatchObject({
      code: 'W-OGP-01',
      column: 172,
      hint: 'Is it "Completion (End Of Term)"?',
    });
    const shouted = ogpTable([{}]);
    expect(
      importOgp({ ...shouted, header: shouted.header.map((name) => ` ${name.toUpperCase()}`) }, anywhere)
        .plans,
    ).toHaveLength(1);
  });

  it('takes only the city and the plan that are asked for', () => {
    const rows = [{}, { 'Commitment Unique Identifier': 'ZED0002', 'Action Plan ID': 'AP_PEZE02' }];
    const result = imported(rows, { city: 'zedville', plan: 'ap-peze02' });
    expect(result.plans.map(({ id }) => id)).toEqual(['ap-peze02']);
    expect(result.skipped).toMatchObject([{ reason: 'OTHER_PLACE', lines: [2] }]);
    expect(imported(rows, { city: 'elsewhere' }).plans).toEqual([]);
  });

  it('never throws, whatever cells hold, and does not care for the order of rows', () => {
    const cell = fc.oneof(
      fc.constantFrom('NA', 'ND', 'NR', '1', '0', '', 'Complete', 'AP_PEZE09', 'QQQ0007'),
      fc.string({ unit: 'binary' }),
    );
    const cells = fc.dictionary(fc.constantFrom(...OGP_KNOWN), cell, { maxKeys: 30 });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), fc.boolean(), (rows, includeNational) => {
        const table = ogpTable(
          rows.map((row, at) => ({ 'Commitment Unique Identifier': `ZED000${at}`, ...row })),
        );
        const context = { ...anywhere, includeNational };
        const kept = ({ cities, plans, assessments }: ImportResult) => ({ cities, plans, assessments });
        const reversed = { ...table, rows: [...table.rows].reverse() };
        expect(kept(importOgp(reversed, context))).toEqual(kept(importOgp(table, context)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('columns that follow from others', () => {
  const star = {
    ...{ ...step('specificity', 'High'), ...step('potentialImpact', 'Transformative'), _Relevant: '1' },
    ...{ ...step('completionEnd', 'Complete'), 'High Completion': '1', 'High Ambition': '1' },
    'Starred (Current Formula) End of Term': '1',
  };
  it('hold in rows that are as they should be', () => {
    const checks = ogpIdentities(ogpTable([{}, star]));
    expect(checks.map(({ held, of }) => [held, of])).toEqual([
      ...[
        [2, 2],
        [2, 2],
        [2, 2],
        [1, 1],
      ],
    ]);
  });

  it.each([
    ['High Completion', { 'High Completion': '0' }],
    ['High Ambition', { _Relevant: '0' }],
    ['High DIOG', step('opened', 'Outstanding')],
    ['Starred (Current Formula) End of Term', step('specificity', 'Low')],
  ] as const)('tell the line in which "%s" is broken', (name, change) => {
    const result = imported([{}, { 'Commitment Unique Identifier': 'ZED0002', ...star, ...change }]);
    const broken = result.identities.filter(({ held, of }) => held < of);
    expect(broken.map((check) => check.name)).toContain(name);
    expect(broken[0]?.brokenAt).toEqual([3]);
    expect(result.notes.filter(({ code }) => code === 'W-OGP-05')[0]).toMatchObject({ line: 3 });
  });
});
