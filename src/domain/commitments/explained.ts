/** What is said of a verdict, with ages, which are told when they are asked for: a kept sentence names dates alone. */
import { DAY_MS } from './date-span.ts';
import type { CommitmentVerdict } from './evaluation.ts';
import { dataOf } from './explain-checks.ts';

/** Of data whose freshness was asked for, RFC 3339, each once. */
function datesIn({ requirements }: CommitmentVerdict): readonly string[] {
  const checks = requirements.flatMap(({ datasets }) => datasets.flatMap((dataset) => dataset.checks));
  return [
    ...new Set(
      checks.flatMap(({ check, observed }) =>
        check === 'fresh' && typeof observed === 'string' ? observed : [],
      ),
    ),
  ];
}

/** `at`, RFC 3339 UTC: the moment up to which ages are counted, in whole days. */
export function explanationAt(verdict: CommitmentVerdict, at: string): readonly string[] {
  const words = datesIn(verdict).map((date): readonly [string, string] => {
    const days = Math.floor((Date.parse(at) - Date.parse(date)) / DAY_MS);
    const found = `found ${dataOf(date)}`;
    return [found, days < 0 ? found : `${found}, ${days === 1 ? '1 day' : `${days} days`} old`];
  });
  const once = new Map(words);
  return verdict.explanation.map((sentence) =>
    sentence.replace(/found data of \d{4}-\d\d-\d\d/g, (found) => once.get(found) ?? found),
  );
}
