/** What independent reviewers (IRM) wrote into a row of the OGP export: one assessment for each of its two reports. */
import type { Assessment, CompletionStatus, OgpValue } from '../book.ts';
import type { ImportedAssessment } from './imported.ts';
import { stepOf, type OgpRow } from './ogp-cells.ts';
import { OGP_COLUMNS, OGP_SCALES, OGP_VALUE_COLUMNS, type OgpScaleName } from './ogp-columns.ts';

export const OGP_COMPLETION: Readonly<Record<string, CompletionStatus>> = {
  Withdrawn: 'WITHDRAWN',
  Unclear: 'NO_EVIDENCE',
  'Not Started': 'NOT_STARTED',
  Limited: 'LIMITED',
  Substantial: 'SUBSTANTIAL',
  Complete: 'COMPLETE',
};
const VALUES: readonly OgpValue[] = [
  ...(['ACCESS_TO_INFORMATION', 'CIVIC_PARTICIPATION', 'PUBLIC_ACCOUNTABILITY', 'TECHNOLOGY'] as const),
];

/** Values whose flags are 1; undefined: no flag says anything. */
export function ogpValuesOf(row: OgpRow): readonly OgpValue[] | undefined {
  const flags = VALUES.map((value) => row.flag(OGP_VALUE_COLUMNS[value]));
  if (flags.every((flag) => flag === null)) return undefined;
  return VALUES.filter((_, at) => flags[at] === true);
}

/** Since 2020 plans have potential for results in the place of impact; results are asked for since 2014. */
function schemeOf(row: OgpRow, potentialForResults: string | undefined): Assessment['scheme'] {
  const submitted = Number(row.year(OGP_COLUMNS.submitted) ?? '2012');
  if (potentialForResults !== undefined) return 'ogp-irm-2020';
  return submitted >= 2014 ? 'ogp-irm-2014' : 'ogp-irm-2012';
}

interface Steps {
  readonly specificity: string | undefined;
  readonly potentialImpact: string | undefined;
  readonly potentialForResults: string | undefined;
  readonly earlyResults: string | undefined;
  readonly opened: NonNullable<ImportedAssessment['didItOpenGovernment']>;
}
function stepsOf(row: OgpRow): Steps {
  return {
    specificity: stepOf(row, 'specificity'),
    potentialImpact: stepOf(row, 'potentialImpact'),
    potentialForResults: stepOf(row, 'potentialForResults'),
    earlyResults: stepOf(row, 'earlyResults'),
    opened: {
      overall: stepOf(row, 'opened'),
      accessToInformation: stepOf(row, 'openedInformation'),
      civicParticipation: stepOf(row, 'openedParticipation'),
      publicAccountability: stepOf(row, 'openedAccountability'),
    },
  };
}

function completionOf(
  row: OgpRow,
  scale: OgpScaleName,
): Pick<ImportedAssessment, 'completion' | 'completionReason'> {
  const step = stepOf(row, scale);
  if (step !== undefined) return { completion: OGP_COMPLETION[step] };
  return { completionReason: row.nullReason(OGP_SCALES[scale].text) ?? undefined };
}

/** Nothing for a report that says nothing, or whose year is not told. */
export function ogpAssessments(
  row: OgpRow,
  subject: { readonly id: string; readonly city: string; readonly sourceUrl: readonly string[] | undefined },
): readonly ImportedAssessment[] {
  const steps = stepsOf(row);
  const progressYear = row.year(OGP_COLUMNS.reviewedProgress);
  const endYear = row.year(OGP_COLUMNS.reviewedEnd);
  const verifiable = row.flag(OGP_COLUMNS.verifiable) ?? undefined;
  const relevance = ogpValuesOf(row);
  const shared = {
    ...{ subject: subject.id, city: subject.city, sourceUrl: subject.sourceUrl },
    recordOrigin: 'OGP',
    ...{ assessor: 'Independent Reporting Mechanism', scheme: schemeOf(row, steps.potentialForResults) },
    ...{ specificity: steps.specificity, verifiable, relevance, potentialImpact: steps.potentialImpact },
    potentialForResults: steps.potentialForResults,
  } as const;
  const progress = {
    ...{ ...shared, id: `${subject.id}-irm-1-progress`, date: progressYear ?? '' },
    ...completionOf(row, 'completionProgress'),
    starred: row.flag(OGP_COLUMNS.starredProgress) ?? undefined,
  } as const;
  const isOpened = Object.values(steps.opened).some((step) => step !== undefined);
  const end = {
    ...{ ...shared, id: `${subject.id}-irm-2-end-of-term`, date: endYear ?? '' },
    ...completionOf(row, 'completionEnd'),
    ...{ earlyResults: steps.earlyResults, starred: row.flag(OGP_COLUMNS.starredEnd) ?? undefined },
    ...(isOpened ? { didItOpenGovernment: steps.opened } : {}),
  } as const;
  const isDesigned = [steps.specificity, verifiable, steps.potentialImpact, steps.potentialForResults];
  const hasProgress = progressYear !== null && [...isDesigned, progress.completion].some(isTold);
  const hasEnd = endYear !== null && [end.completion, end.earlyResults, steps.opened.overall].some(isTold);
  return [...(hasProgress ? [progress] : []), ...(hasEnd ? [end] : [])];
}
function isTold(value: unknown): boolean {
  return value !== undefined;
}
