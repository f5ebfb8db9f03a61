import { describe, expect, it } from 'vitest';
import { aDistributionDraft, normalised, rulesOf } from './drafts.ts';

const read = (...given: Parameters<typeof aDistributionDraft>[0][]) =>
  normalised({
    licence: { url: null, id: 'odc-by', title: null },
    distributions: given.map((one) => aDistributionDraft(one)),
  });

describe('the distributions of a dataset', () => {
  it('inherit the licence, unless they state their own', () => {
    const { distributions } = read({}, { localId: 'r2', licence: { url: null, id: 'odbl', title: null } });
    expect(distributions.map((one) => [one.licence?.code, one.licence?.inherited])).toEqual([
      ['ODC-By-1.0', true],
      ['ODbL-1.0', false],
    ]);
  });

  it('say which of them was repaired, and how', () => {
    const dataset = read(
      { title: 'Fine', format: 'CSV', accessUrl: 'https://x.org/a.csv' },
      {
        localId: 'r2',
        accessUrl: 'www.x.org/b.csv',
        byteSize: '1.2 MB',
        checksum: 'abc',
        issued: '1970-01-01',
      },
    );
    expect(rulesOf(dataset)).toEqual([
      'distributions[1].accessUrl url-repaired',
      'distributions[1].format format-from-url',
      'distributions[1].byteSize size-approximate',
      'distributions[1].checksum checksum-unreadable',
      'distributions.issued date-too-early',
    ]);
    expect(dataset.distributions[1]).toMatchObject({
      accessUrl: 'https://www.x.org/b.csv',
      byteSize: 1_200_000,
      checksum: null,
      issued: null,
      format: { raw: null, code: 'CSV' },
    });
  });

  it('complete relative addresses with the portal', () => {
    expect(read({ downloadUrl: '/files/a.csv' }).distributions[0]?.downloadUrl).toBe(
      'https://data.springfield.example/files/a.csv',
    );
  });

  it('make one remark about an address that stands in both fields', () => {
    const dataset = read({ accessUrl: 'javascript:x', downloadUrl: 'javascript:x' });
    expect(rulesOf(dataset)).toEqual(['distributions[0].accessUrl url-refused']);
    expect(dataset.distributions[0]).toMatchObject({ accessUrl: null, downloadUrl: null });
  });

  it('have ids that tell them apart', () => {
    const dataset = read({ localId: 'a' }, { localId: 'a' }, { localId: '' }, { localId: 'a#1' });
    expect(dataset.distributions.map((one) => one.localId)).toEqual(['a', 'a#1', '#2', 'a#1#3']);
    expect(rulesOf(dataset)).toEqual([
      'distributions[1].localId duplicate-distribution-id',
      'distributions[3].localId duplicate-distribution-id',
    ]);
  });

  it('are 5,000 at most', () => {
    const dataset = read(...Array.from({ length: 5_001 }, (_, n) => ({ localId: String(n) })));
    expect(dataset.distributions).toHaveLength(5_000);
    expect(rulesOf(dataset)).toEqual(['distributions list-cut']);
  });
});
