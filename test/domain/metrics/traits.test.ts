import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { factsOf } from '../../../src/domain/metrics/facts-of.ts';
import { traitsOf } from '../../../src/domain/metrics/traits.ts';
import { aDistribution } from '../../support/builders.ts';
import { aSubject, statedFormat } from '../../support/measured-datasets.ts';

const traits = (dataset: Partial<Dataset>) => traitsOf(factsOf(aSubject(dataset)));
const office = { name: 'Office of Parks', localId: null };

describe('what makes copies of datasets', () => {
  it('is the address of the first file of data, however it is written', () => {
    const terms = aDistribution({
      downloadUrl: 'https://d.example/terms.pdf',
      format: statedFormat('PDF', null),
    });
    const data = (downloadUrl: string) =>
      aDistribution({ downloadUrl, format: statedFormat('CSV', 'text/csv') });
    const address = (...distributions: Dataset['distributions'][number][]) =>
      traits({ distributions }).sameDownload;
    expect(address(terms, data('https://www.D.example/Trees.csv#rows'))).toBe('d.example/Trees.csv');
    expect(address(data('http://d.example/Trees.csv'), terms)).toBe('d.example/Trees.csv');
    expect(address(terms)).toBe('d.example/terms.pdf');
    expect(address(data('https://d.example/?file=1'))).toBe('d.example/?file=1');
    expect(address(aDistribution({ accessUrl: 'https://d.example/page' }))).toBeNull();
  });

  it('is all of the addresses of its data, whatever their order', () => {
    const file = (name: string) =>
      aDistribution({ downloadUrl: `https://d.example/${name}`, format: statedFormat('CSV', 'text/csv') });
    const [csv, more] = [file('trees.csv'), file('more.csv')];
    const terms = aDistribution({
      downloadUrl: 'https://d.example/terms.pdf',
      format: statedFormat('PDF', null),
    });
    const files = (...distributions: Dataset['distributions'][number][]) =>
      traits({ distributions }).sameFiles;
    expect(files(csv, more)).toBe('d.example/more.csv d.example/trees.csv');
    expect(files(more, terms, csv)).toBe(files(csv, more));
    expect(files(csv, file('other.csv'))).not.toBe(files(csv, more));
    expect([files(csv), files(csv, csv), files(csv, terms), files()]).toEqual([null, null, null, null]);
  });

  it('is a title with a publisher or columns, and never a title alone', () => {
    const columns = ['b', 'a'].map((name) => ({ name, title: null, description: null, sourceType: null }));
    const text = (dataset: Partial<Dataset>) =>
      traits({ title: 'Trées!', publisher: null, ...dataset }).sameText;
    expect(text({})).toBeNull();
    expect(text({ title: '***', publisher: office })).toBeNull();
    expect(text({ publisher: office })).toBe('trees|office of parks|');
    expect(text({ columns })).toBe('trees||a,b');
  });
});
