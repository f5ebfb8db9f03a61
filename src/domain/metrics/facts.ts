/** What every indicator of a dataset asks again and again, read once. */
import type { Dataset, Distribution } from '../dataset.ts';
import type { ObservableField } from '../draft.ts';
import type { LinkFact } from '../links/fact.ts';
import type { DatasetSubject } from './subject.ts';

export interface DistributionFacts {
  readonly distribution: Distribution;
  /** Place in the record: "distributions[2]". */
  readonly at: string;
  /** Format code; null: none, or one that no table knows. */
  readonly code: string | null;
  readonly access: LinkFact | null;
  readonly download: LinkFact | null;
}
export interface DatasetFacts {
  readonly subject: DatasetSubject;
  readonly dataset: Dataset;
  /** The platform's record can carry it at all. */
  readonly sees: (field: ObservableField) => boolean;
  readonly distributions: readonly DistributionFacts[];
  /** Whole days up to the snapshot; negative: the date lies behind it. */
  readonly age: (moment: string) => number;
}

const DAY_MS = 86_400_000;

export function factsOf(subject: DatasetSubject): DatasetFacts {
  const { dataset, link } = subject;
  const observed = new Set(dataset.fieldsObserved);
  const now = Date.parse(subject.at);
  const check = (url: string | null): LinkFact | null => (url === null ? null : link(url));
  return {
    subject,
    dataset,
    sees: (field) => observed.has(field),
    distributions: dataset.distributions.map((distribution, index) => {
      const { accessUrl, downloadUrl, format } = distribution;
      const access = check(accessUrl);
      return {
        distribution,
        at: `distributions[${index}]`,
        code: format?.code ?? null,
        access,
        download: downloadUrl === accessUrl ? access : check(downloadUrl),
      };
    }),
    age: (moment) => Math.floor((now - Date.parse(moment)) / DAY_MS),
  };
}

const NOTHING = new Set(
  'n/a na none null unknown tbd - notspecified unspecified'
    .split(' ')
    .concat('not specified', 'no description provided'),
);

/** Words that portals write where there is nothing count as nothing. */
export function isFilled(text: string | null | undefined): text is string {
  if (text === null || text === undefined) return false;
  const word = text.trim();
  return word !== '' && !(word.length <= 30 && NOTHING.has(word.toLowerCase()));
}
