import { describe, expect, it } from 'vitest';
import { linkTargets, shownLink } from '../../../src/domain/links/link-targets.ts';
import { aDataset, aDistribution, aFormat } from '../../support/builders.ts';

const [page, file] = ['https://x.example/page', 'https://X.example/a.csv#top'];
const targets = (given: Parameters<typeof aDistribution>[0]) =>
  linkTargets(aDataset({ distributions: [aDistribution(given)] }));

describe('the addresses of a dataset', () => {
  it('are those of its distributions, normalised; a file is promised where it is downloaded', () => {
    expect(targets({ accessUrl: page, downloadUrl: file, format: aFormat('CSV') })).toEqual([
      { url: 'https://x.example/a.csv', promisesFile: true },
      { url: page, promisesFile: false },
    ]);
  });

  it('promise a file where the way to the data is the only address', () => {
    expect(targets({ accessUrl: file, format: aFormat('CSV') })).toMatchObject([{ promisesFile: true }]);
  });

  it.each([['HTML'], ['WMS_SRVC'], ['REST'], ['SPARQLQ']])('promise no file where %s is said', (code) => {
    expect(targets({ downloadUrl: file, format: aFormat(code) })).toMatchObject([{ promisesFile: false }]);
  });

  it('promise nothing where no format is known, and are none where none is given', () => {
    expect(targets({ downloadUrl: file })).toMatchObject([{ promisesFile: false }]);
    expect(targets({})).toEqual([]);
  });

  it('show the state of the file before that of the way to it', () => {
    expect(shownLink(aDistribution({ accessUrl: page, downloadUrl: file }))).toBe('https://x.example/a.csv');
    expect(shownLink(aDistribution({ accessUrl: page }))).toBe(page);
    expect(shownLink(aDistribution())).toBeNull();
  });
});
