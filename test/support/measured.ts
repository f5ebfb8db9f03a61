/** Measured datasets at random, all of different names. */
import fc from 'fast-check';
import { measureDataset } from '../../src/domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../../src/domain/metrics/measured.ts';
import { someSubject } from './measured-datasets.ts';

export const someMeasured: fc.Arbitrary<readonly MeasuredDataset[]> = fc
  .array(someSubject, { maxLength: 8 })
  .map((subjects) =>
    subjects.map((subject, index) =>
      measureDataset({
        ...subject,
        dataset: { ...subject.dataset, localId: `d${index}`, title: `${subject.dataset.title} ${index}` },
      }),
    ),
  );
