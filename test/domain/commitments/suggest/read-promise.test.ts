import { describe, expect, it } from 'vitest';
import { readPromise } from '../../../../src/domain/commitments/suggest/read-promise.ts';
import { promiseOf } from './held-out-promises.ts';

function checksOf(text: string): readonly (readonly [string, string | null])[] {
  return readPromise(promiseOf('', text)).criteria.map(({ check, value }) => [check, value]);
}

describe('reading a promise', () => {
  it('finds how data are to be, in seven languages', () => {
    const texts = [
      'machine-readable, under an open licence, daily',
      'en formato abierto, con licencia abierta, diariamente',
      'en format ouvert, sous licence ouverte, chaque jour',
      'maschinenlesbar, unter freier Lizenz, täglich',
      'in formato aperto, con licenza aperta, ogni giorno',
      'em formatos abertos, com licença aberta, diariamente',
      'machineleesbaar, onder open licentie, dagelijks',
    ];
    for (const text of texts)
      expect([text, checksOf(text)]).toEqual([
        text,
        [
          ['machineReadable', null],
          ['openLicence', null],
          ['fresh', 'P1D'],
        ],
      ]);
  });

  it('takes the strictest of two periods', () => {
    expect(checksOf('updated monthly, alerts daily')).toEqual([['fresh', 'P1D']]);
    expect(checksOf('kept up to date, weekly')).toEqual([['fresh', 'P7D']]);
  });

  it('names formats, each once', () => {
    expect(checksOf('as CSV, GeoJSON and again CSV')).toEqual([
      ['format', 'CSV'],
      ['format', 'GEOJSON'],
    ]);
  });

  it('counts datasets in figures and in words, and nothing else', () => {
    const count = (text: string): number | null => readPromise(promiseOf('', text)).count;
    expect(count('three new high-value data sets')).toBe(3);
    expect(count('publicar 12 conjuntos de datos')).toBe(12);
    expect(count('trois jeux de données')).toBe(3);
    expect(count('five parks and a dataset')).toBeNull();
    expect(count('within 90 days')).toBeNull();
  });

  it('takes a share only where it is one of datasets', () => {
    const share = (text: string): number | null => readPromise(promiseOf('', text)).share;
    expect(share('80 % of all datasets')).toBe(0.8);
    expect(share('el 50 por ciento de los datos')).toBe(0.5);
    expect(share('reduce waste by 30 %')).toBeNull();
    expect(share('150 % of datasets')).toBeNull();
  });

  it('knows since when, and by when: of its fields before its words', () => {
    const { since, dueOn } = readPromise(promiseOf('', 'crashes since 2012, by 1 March 2020'));
    expect([since, dueOn]).toEqual(['2012-01-01', '2020-03-01']);
    expect(readPromise({ ...promiseOf('', 'by 2020'), dueOn: '2019-01' }).dueOn).toBe('2019-01');
  });

  it('takes a category of the title as sure, and one named in passing as a hint', () => {
    const of = (title: string, text: string) =>
      readPromise(promiseOf(title, text)).categories.map(({ category, isSure }) => [category, isSure]);
    expect(of('Building permits', '')).toEqual([['construction_permits', true]]);
    expect(of('A better town', 'with building permits')).toEqual([['construction_permits', false]]);
  });
});
