import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Distribution } from '../../../src/domain/dataset.ts';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import type { DatasetSubject } from '../../../src/domain/metrics/subject.ts';
import { violationsOf, type Violation } from '../../../src/domain/metrics/violations.ts';
import { isEuFileType } from '../../../src/domain/metrics/vocabulary/file-types.ts';
import { aDistribution } from '../../support/builders.ts';
import { aLink, aSubject, CC_BY, someSubject, statedFormat } from '../../support/measured-datasets.ts';

const NEW = 'https://mended.example/file';

/** The distribution as its steward would leave it. */
const MENDED: Readonly<Record<string, (one: Distribution) => Partial<Distribution>>> = {
  'mqa.acc.accessUrlStatus': ({ accessUrl, downloadUrl }) =>
    accessUrl !== null && accessUrl === downloadUrl
      ? { accessUrl: NEW, downloadUrl: NEW }
      : { accessUrl: NEW },
  'mqa.acc.downloadUrl': () => ({ downloadUrl: NEW }),
  'mqa.acc.downloadUrlStatus': ({ accessUrl, downloadUrl }) =>
    accessUrl !== null && accessUrl === downloadUrl
      ? { accessUrl: NEW, downloadUrl: NEW }
      : { downloadUrl: NEW },
  'mqa.int.format': ({ format }) => ({
    format: statedFormat(format?.code ?? 'CSV', format?.statedMediaType ?? null),
  }),
  'mqa.int.mediaType': ({ format }) => ({
    format: format === null ? statedFormat(null, 'text/csv') : { ...format, statedMediaType: 'text/csv' },
  }),
  'mqa.int.vocab': ({ format }) => {
    const code = format?.code ?? null;
    return { format: statedFormat(code !== null && isEuFileType(code) ? code : 'CSV', 'text/csv') };
  },
  'mqa.int.nonProprietary': ({ format }) => ({
    format: statedFormat('CSV', format?.statedMediaType ?? null),
  }),
  'mqa.int.machineReadable': ({ format }) => ({
    format: statedFormat('CSV', format?.statedMediaType ?? null),
  }),
  'mqa.reu.licence': () => ({ licence: CC_BY }),
  'mqa.reu.knownLicence': () => ({ licence: CC_BY }),
  'mqa.ctx.rights': () => ({ rights: 'City of X' }),
  'mqa.ctx.byteSize': () => ({ byteSize: 1 }),
};
const OWN: Readonly<Record<string, Partial<Dataset>>> = {
  'mqa.fin.keyword': { keywords: ['word'] },
  'mqa.fin.theme': { themes: [{ raw: 'HEAL', code: null, label: null }] },
  'mqa.fin.spatial': { spatial: { kind: 'text', value: 'X', box: null, lowConfidence: false } },
  'mqa.fin.temporal': { temporalStart: '2020-01-01' },
  'mqa.reu.accessRights': { accessRights: 'PUBLIC' },
  'mqa.reu.accessRightsVocab': { accessRights: 'PUBLIC' },
  'mqa.reu.contactPoint': { contact: { name: 'Ann', email: 'ann@x.example', url: null } },
  'mqa.reu.publisher': { publisher: { name: 'Office', localId: null } },
  'mqa.ctx.issued': { issued: { at: '2020-01-01T00:00:00.000Z', precision: 'day', raw: '2020-01-01' } },
  'mqa.ctx.modified': {
    metadataModified: { at: '2020-01-01T00:00:00.000Z', precision: 'day', raw: '2020-01-01' },
  },
};

function totalOf(subject: DatasetSubject, change: Partial<Dataset> = {}): number {
  const dataset = { ...subject.dataset, ...change };
  const link = (url: string) => (url === NEW ? aLink(NEW, 200) : subject.link(url));
  return measureDataset({ ...subject, dataset, link }).quality.total;
}
/** Points that the dataset has more when the record is really mended and measured again, on the best distribution for it. */
function gained(subject: DatasetSubject, indicator: string): number | null {
  const before = totalOf(subject);
  const own = OWN[indicator];
  if (own !== undefined) return totalOf(subject, own) - before;
  const mend = MENDED[indicator];
  if (mend === undefined) return null;
  const { distributions } = subject.dataset;
  const totals = distributions.map((_, place) => {
    const failing = measureDataset({
      ...subject,
      dataset: { ...subject.dataset, distributions: distributions.slice(place, place + 1) },
    }).results.find((result) => result.indicator === indicator);
    if (failing?.state !== 'FAIL') return before;
    const mended = distributions.map((one, at) => (at === place ? { ...one, ...mend(one) } : one));
    return totalOf(subject, { distributions: mended });
  });
  return Math.max(before, ...totals) - before;
}
function worths(subject: DatasetSubject): readonly Violation[] {
  return violationsOf(subject, measureDataset(subject)).filter(
    ({ indicator }) => indicator.startsWith('mqa.') && gained(subject, indicator) !== null,
  );
}

describe('the points of a mend', () => {
  it('are those that measuring the mended record again gives', () => {
    fc.assert(
      fc.property(someSubject, (subject) => {
        for (const { indicator, points } of worths(subject))
          expect([indicator, points]).toEqual([indicator, gained(subject, indicator)]);
      }),
      { numRuns: 150 },
    );
  });

  const subject = (one: Partial<Distribution>) => aSubject({ distributions: [aDistribution(one)] });
  it.each([
    ['mqa.acc.downloadUrl', 50, {}],
    ['mqa.reu.licence', 30, {}],
    ['mqa.int.vocab', 80, {}],
    ['mqa.int.format', 60, {}],
    ['mqa.int.format', 30, { format: statedFormat(null, 'text/csv') }],
    ['mqa.int.mediaType', 20, { format: statedFormat('CSV', null) }],
    ['mqa.int.machineReadable', 40, { format: statedFormat('DOC', null) }],
  ])('of %s are %d with what it brings along', (indicator, points, one) => {
    const found = worths(subject(one)).find((violation) => violation.indicator === indicator);
    expect(found?.points).toBe(points);
  });

  it('of one dead address that stands in both places are those of both', () => {
    const url = 'https://x.example/gone.csv';
    const dead = aSubject({ distributions: [aDistribution({ accessUrl: url, downloadUrl: url })] }, [
      aLink(url, 404),
    ]);
    expect(worths(dead).find(({ indicator }) => indicator === 'mqa.acc.accessUrlStatus')?.points).toBe(80);
  });

  it('would be seen to be wrong', () => {
    const [first] = worths(subject({}));
    expect(first === undefined ? null : first.points - 10).not.toBe(
      gained(subject({}), first?.indicator ?? ''),
    );
  });
});
