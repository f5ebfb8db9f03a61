/** What a kept measurement rests on: found anew from the record, which the same results prove to be the same. */
import { measureDataset } from '../domain/metrics/measure-dataset.ts';
import { unpacked } from '../domain/metrics/pack.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import type { Evidence } from '../domain/metrics/result.ts';
import type { DatasetSubject } from '../domain/metrics/subject.ts';
import { violationsOf, type Violation } from '../domain/metrics/violations.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { FindLink } from './known-links.ts';
import type { KeptMeasurement } from '../ports/metrics.ts';

function subjectOf(dataset: Dataset, platform: string, at: string, link: FindLink): DatasetSubject {
  return {
    ...{ dataset, platform, at, link },
    // How many share a description is kept in the result itself.
    portal: { descriptionUses: () => 1, hasRowApi: true, language: null, overrides: [] },
    past: { identifier: null, dataModified: [] },
  };
}

export interface Found {
  readonly subject: DatasetSubject;
  readonly measured: MeasuredDataset;
}
export function measuredAgain(dataset: Dataset, platform: string, at: string, link: FindLink): Found {
  const subject = subjectOf(dataset, platform, at, link);
  return { subject, measured: measureDataset(subject) };
}

/** null: the record has changed since it was measured, so that what it holds now is no evidence. */
export function evidenceOf(
  { measured }: Found,
  kept: KeptMeasurement,
  at: string,
  indicator: string,
): readonly Evidence[] | null {
  const before = unpacked(kept.pack, at).find((result) => result.indicator === indicator);
  const now = measured.results.find((result) => result.indicator === indicator);
  if (before === undefined || now === undefined) return null;
  return before.state === now.state && before.value === now.value ? now.evidence : null;
}

/** The kept violation in full; null: mended, or the record has changed so that it cannot be shown. */
export function violationIn({ subject, measured }: Found, indicator: string): Violation | null {
  return violationsOf(subject, measured).find((violation) => violation.indicator === indicator) ?? null;
}
