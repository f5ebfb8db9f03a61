/** Reads what indicators ask of a dataset, once. */
import type { LinkFact } from '../links/fact.ts';
import type { DatasetFacts, RecordFacts } from './facts.ts';
import { DATASET_METRICS } from './indicators/mqa-dataset.ts';
import { DISTRIBUTION_METRICS } from './indicators/mqa-distribution.ts';
import { timeFactsOf } from './indicators/time-reading.ts';
import type { DatasetSubject } from './subject.ts';

const DAY_MS = 86_400_000;

/** `at`, RFC 3339 UTC. */
export function ageUpTo(at: string): DatasetFacts['age'] {
  const now = Date.parse(at);
  return (moment) => Math.floor((now - Date.parse(moment)) / DAY_MS);
}

export function factsOf(subject: DatasetSubject): DatasetFacts {
  return completedFacts(recordFactsOf(subject));
}

/** What stands in the record and its links alone, whatever was before. */
export function recordFactsOf(subject: DatasetSubject): RecordFacts {
  const { dataset, link } = subject;
  const observed = new Set(dataset.fieldsObserved);
  const check = (url: string | null): LinkFact | null => (url === null ? null : link(url));
  return {
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
  };
}

/** With what follows. */
export function completedFacts(facts: RecordFacts): DatasetFacts {
  return {
    ...facts,
    age: ageUpTo(facts.subject.at),
    time: timeFactsOf(facts),
    own: DATASET_METRICS.map(({ judge }) => judge(facts)),
    judged: facts.distributions.map((one) => DISTRIBUTION_METRICS.map(({ judge }) => judge(facts, one))),
  };
}
