import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentOf } from '../../src/domain/fingerprint.ts';
import { normalise } from '../../src/domain/normalise.ts';
import { REMARK_RULES } from '../../src/domain/remark-rules.ts';
import { aContext, aDistributionDraft, aDraft, anyDraft, normalised, rulesOf } from './drafts.ts';

describe('normalise', () => {
  it('makes no remark about a record without faults', () => {
    const dataset = normalised({
      title: 'Trees',
      description: 'Every tree.\n\n* oaks\n* elms',
      landingPage: 'https://data.springfield.example/trees',
      publisher: { localId: 'p1', name: 'Parks' },
      contact: { name: 'Ann', email: 'ann@springfield.example', url: null },
      keywords: ['trees', 'parks'],
      themes: ['Environment'],
      language: ['en'],
      issued: '2020-01-01',
      dataModified: '2026-11-01T10:00:00Z',
      updateFrequency: 'R/P1M',
      licence: { url: 'https://creativecommons.org/licenses/by/4.0/', id: null, title: null },
      accessRights: 'public',
      spatial: '-75.3,39.9,-74.9,40.1',
      temporal: { interval: '2019/2020', start: null, end: null },
      distributions: [
        aDistributionDraft({
          downloadUrl: 'https://data.springfield.example/trees.csv',
          format: 'CSV',
          byteSize: '1200',
        }),
      ],
    });
    expect(dataset.remarks).toEqual([]);
    expect(dataset).toMatchObject({
      accessRights: 'PUBLIC',
      updateFrequency: { code: 'MONTHLY' },
      licence: { code: 'CC-BY-4.0', openness: 'OPEN', inherited: false },
      temporalStart: '2019-01-01',
      temporalEnd: '2020-12-31',
      themes: [{ code: 'ENVI' }],
      distributions: [
        { byteSize: 1200, format: { code: 'CSV' }, licence: { code: 'CC-BY-4.0', inherited: true } },
      ],
    });
  });

  it('makes nothing of nothing', () => {
    const dataset = normalised({ title: null, name: null });
    expect(dataset.title).toBe('d1');
    expect(rulesOf(dataset)).toEqual(['title title-from-id']);
    const { portal, localId, title, remarks, fieldsObserved, ...rest } = dataset;
    expect([portal, localId, title, remarks.length, fieldsObserved]).toEqual([
      'springfield',
      'd1',
      'd1',
      1,
      ['title'],
    ]);
    expect(Object.values(rest).filter((value) => value !== null && Object.keys(value).length > 0)).toEqual(
      [],
    );
  });

  it('keeps the words of what it does not know', () => {
    const dataset = normalised({
      updateFrequency: 'Census Period',
      licence: { url: null, id: null, title: 'Springfield Open Licence' },
      themes: ['Thriving Neighborhoods'],
      dataModified: 'last Tuesday',
    });
    expect(dataset.updateFrequency).toEqual({ raw: 'Census Period', code: null, periodDays: null });
    expect(dataset.licence).toMatchObject({
      raw: 'Springfield Open Licence',
      code: null,
      openness: 'UNKNOWN',
    });
    expect(dataset.themes).toEqual([
      { raw: 'Thriving Neighborhoods', code: null, label: 'Thriving Neighborhoods' },
    ]);
    expect(dataset.remarks).toEqual([
      { field: 'dataModified', from: 'last Tuesday', to: null, rule: 'date-unreadable' },
    ]);
  });

  it('reads an interval in the modification date as the frequency, unless one is stated', () => {
    const read = normalised({ dataModified: 'R/P1D' });
    expect([read.dataModified, read.updateFrequency?.code]).toEqual([null, 'DAILY']);
    expect(normalised({ dataModified: 'R/P1D', updateFrequency: 'weekly' }).updateFrequency?.code).toBe(
      'WEEKLY',
    );
  });

  it('names all times without a zone in one remark', () => {
    const dataset = normalised({
      issued: '2020-01-01T10:00:00',
      dataModified: '2020-01-02T10:00:00',
      distributions: [1, 2].map((n) =>
        aDistributionDraft({ localId: String(n), modified: `2020-01-0${n}T10:00:00` }),
      ),
    });
    expect(dataset.remarks).toEqual([
      {
        field: '*',
        from: ['dataModified', 'distributions.modified', 'issued'],
        to: 'UTC',
        rule: 'zone-assumed',
      },
    ]);
  });

  it('takes the licence that all distributions state for the dataset, and only then', () => {
    const stating = (...ids: (string | null)[]) =>
      normalised({
        distributions: ids.map((id, index) =>
          aDistributionDraft({
            localId: String(index),
            licence: id === null ? null : { url: null, id, title: null },
          }),
        ),
      });
    expect(stating('odc-by', 'odc-by').licence).toMatchObject({ code: 'ODC-By-1.0', inherited: false });
    expect(rulesOf(stating('odc-by', 'odc-by'))).toEqual(['licence licence-from-distributions']);
    for (const ids of [['odc-by', 'odbl'], ['odc-by', null], [null], []])
      expect(stating(...ids).licence).toBeNull();
  });

  it('reads exceptions of the portal', () => {
    const conventions = { biweeklyDays: 4, dateOrder: 'day-first', themes: { Hood: 'REGI' } } as const;
    const dataset = normalised(
      { updateFrequency: 'biweekly', issued: '03/04/2020', themes: ['Hood'] },
      { conventions },
    );
    expect(dataset.updateFrequency?.periodDays).toBe(4);
    expect(dataset.issued?.at).toBe('2020-04-03T00:00:00.000Z');
    expect(dataset.themes[0]?.code).toBe('REGI');
  });

  it('keeps what is declared of high-value data, and nothing where nothing is', () => {
    const law = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
    const dataset = normalised({
      hvdCategories: [' c_ac64a52d ', 'c_ac64a52d', 'n/a'],
      applicableLegislation: [law],
      distributions: [aDistributionDraft({ applicableLegislation: [law] }), aDistributionDraft({})],
    });
    expect(dataset).toMatchObject({ hvdCategories: ['c_ac64a52d'], applicableLegislation: [law] });
    expect(dataset.distributions[0]?.applicableLegislation).toEqual([law]);
    expect(dataset.distributions[1]).not.toHaveProperty('applicableLegislation');
    expect(normalised({ hvdCategories: ['none'] })).not.toHaveProperty('hvdCategories');
  });

  it('maps access rights of Project Open Data and the EU, and keeps other words', () => {
    const rights = (accessRights: string) => normalised({ accessRights }).accessRights;
    expect(rights('restricted public')).toBe('RESTRICTED');
    expect(rights('http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC')).toBe(
      'NON_PUBLIC',
    );
    expect(rights('For schools')).toBe('For schools');
  });

  it('drops a language that no table knows and repeats none', () => {
    const dataset = normalised({ language: ['SPA', 'es', 'Klingon', ''] });
    expect(dataset.language).toEqual(['es']);
    expect(rulesOf(dataset)).toEqual(['language language-unreadable']);
  });
});

describe('normalise, for any draft', () => {
  it('never throws, and gives the same answer twice', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(normalise(draft, aContext())).toEqual(normalise(draft, aContext()));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps its promises about every field', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const dataset = normalise(draft, aContext({ baseUrl: null }));
        expect(dataset.title).not.toBe('');
        if (dataset.licence?.code === null) expect(dataset.licence.openness).toBe('UNKNOWN');
        if (dataset.updateFrequency?.code === null) expect(dataset.updateFrequency.periodDays).toBeNull();
        const ids = dataset.distributions.map((distribution) => distribution.localId);
        expect(new Set(ids).size).toBe(draft.distributions.length);
        const urls = [
          dataset.landingPage,
          dataset.contact?.url,
          ...dataset.distributions.flatMap((other) => [other.accessUrl, other.downloadUrl]),
        ];
        for (const url of urls) if (typeof url === 'string') expect(url).toMatch(/^(?:https?|ftp):\/\//i);
        for (const remark of dataset.remarks) expect(Object.hasOwn(REMARK_RULES, remark.rule)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives plain data that survives being stored', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const dataset = normalise(draft, aContext());
        const stored = canonicalJson(contentOf(dataset));
        expect(canonicalJson(JSON.parse(stored))).toBe(stored);
        expect(JSON.parse(JSON.stringify(dataset))).toEqual(dataset);
      }),
    );
  });

  it('reads what it gave out as the same again', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const first = normalise(draft, aContext());
        const again = normalise(
          aDraft({
            title: first.title,
            landingPage: first.landingPage,
            keywords: first.keywords,
            language: first.language,
            accessRights: first.accessRights,
            themes: first.themes.map((theme) => theme.code ?? theme.raw),
            updateFrequency: first.updateFrequency?.code ?? null,
            issued: first.issued?.at ?? null,
            licence: { url: null, id: first.licence?.code ?? null, title: null },
            spatial: first.spatial?.value ?? null,
            temporal: { interval: null, start: first.temporalStart, end: first.temporalEnd },
          }),
          aContext(),
        );
        const { title, landingPage, language, issued, spatial, temporalStart, temporalEnd } = first;
        expect(again).toMatchObject({ title, landingPage, language, temporalStart, temporalEnd });
        expect(again.issued?.at).toBe(issued?.at);
        expect(again.spatial?.box).toEqual(spatial?.box);
        expect(again.licence?.code ?? null).toBe(first.licence?.code ?? null);
        expect(again.updateFrequency?.code ?? null).toBe(first.updateFrequency?.code ?? null);
        expect(again.themes.map((theme) => theme.code)).toEqual(first.themes.map((theme) => theme.code));
      }),
      { numRuns: 500 },
    );
  });
});
