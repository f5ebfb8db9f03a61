/** Reads what indicators ask of a dataset, once. */
import type { LinkFact } from '../links/fact.ts';
import type { DatasetFacts, RecordFacts } from './facts.ts';
import { DATASET_METRICS } from './indicators/mqa-dataset.ts';
import { DISTRIBUTION_METRICS } from './indicators/mqa-distribution.ts';
import type { DatasetSubject } from './subject.ts';

const DAY_MS = 86_400_000;

export function factsOf(subject: DatasetSubject): DatasetFacts {
  const { dataset, link } = subject;
  const observed = new Set(dataset.fieldsObserved);
  const now = Date.parse(subject.at);
  const check = (url: string | null): LinkFact | null => (url === null ? null : link(url));
  const facts: RecordFacts = {
    subject,
    dataset,
    sees: (field) => observed.has(field),
    distributions: dataset.distributions.map((distribution, index) => {
      const { accessUrl, downloadUrl, format } = distribution;
      const access = check(accessUrl);
      return {
        index,
        distribution,
        at: `distributions[${index}]`,
        code: format?.code ?? null,
        access,
        download: downloadUrl === accessUrl ? access : check(downloadUrl),
      };
    }),
    age: (moment) => Math.floor((now - Date.parse(moment)) / DAY_MS),
  };
  return {
    ...facts,
    own: DATASET_METRICS.map(({ judge }) => judge(facts)),
    judged: facts.distributions.map((one) => DISTRIBUTION_METRICS.map(({ judge }) => judge(facts, one))),
  };
}
