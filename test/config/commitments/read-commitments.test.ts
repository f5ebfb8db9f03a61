import { describe, expect, it } from 'vitest';
import { aCity, readFolder, placesOf } from '../../support/commitment-files.ts';

const PLAN = `id: lima-2013
city: lima
title: Plan
status: PUBLISHED
publishedOn: 2013
commitments:
  - id: lima-1
    title: { es: Datos abiertos, en: Open data }
    text: All of it
    themes: [T1]
    actionTypes: [prizes-challenges, T1.2]
    dueOn: 2013-06
`;

const CITY = `name: A city
jurisdictionKind: CITY_COUNTY
placeIds: { wikidata: Q2868, ogpCode: LIM }
`;

describe('cities', () => {
  it('have what their files say of them besides what the registry says', () => {
    const { cities, problems } = readFolder({
      'cities/lima/city.yaml': `id: lima\ncountry: PE\nregion: elsewhere\n${CITY}`,
      'cities/cusco/city.yaml': `id: cusco\ncountry: PE\n${CITY}`,
    });
    expect(problems).toEqual([]);
    const said = { jurisdictionKind: 'CITY_COUNTY', placeIds: { wikidata: 'Q2868', ogpCode: 'LIM' } };
    expect(cities.find(({ slug }) => slug === 'lima')).toEqual({ ...aCity('lima'), ...said });
    expect(cities.find(({ slug }) => slug === 'cusco')).toMatchObject({ name: 'A city', ...said });
    expect(cities.find(({ slug }) => slug === 'quito')).toEqual(aCity('quito', 'EC'));
  });
});

describe('reading a folder of commitments', () => {
  it('takes a plan as it stands', () => {
    const { book, problems } = readFolder({ 'cities/lima/plans/lima-2013.yaml': PLAN });
    expect(placesOf(problems)).toEqual(['c/cities/lima/plans/lima-2013.yaml:7 W-EVI-01 /commitments/0']);
    expect(book.plans).toMatchObject([{ id: 'lima-2013', publishedOn: '2013', title: { shown: 'Plan' } }]);
    expect(book.commitments).toMatchObject([
      {
        ...{ id: 'lima-1', plan: 'lima-2013', city: 'lima', dueOn: '2013-06', actionTypes: ['T4.4', 'T1.2'] },
        title: { shown: 'Datos abiertos', by: { es: 'Datos abiertos', en: 'Open data' } },
        provenance: { origin: 'FILE', file: 'c/cities/lima/plans/lima-2013.yaml', line: 7 },
      },
    ]);
  });
});
