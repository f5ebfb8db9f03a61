/** Records of commitments as tests want them. */
import type {
  ActionPlan,
  Assessment,
  Commitment,
  CommitmentBook,
  Consultation,
  ConsultationFeedback,
  Localised,
  Milestone,
  Provenance,
  StatusUpdate,
} from '../../src/domain/commitments/book.ts';
import { EMPTY_BOOK } from '../../src/domain/commitments/book.ts';
import type {
  AttestationRule,
  DatasetRule,
  DocumentRule,
  MetricRule,
  Selector,
} from '../../src/domain/commitments/rules.ts';

const provenance: Provenance = {
  ...{ origin: 'FILE', sourceUrls: [], retrievedAt: null, note: null, file: 'plan.yaml', line: 1 },
};

export function inEnglish(text: string): Localised {
  return { shown: text, by: { en: text } };
}
export function aCommitment(id: string, given: Partial<Commitment> = {}): Commitment {
  return {
    ...{ id, provenance, plan: 'plan-1', city: 'springfield', number: null },
    ...{ title: inEnglish(`Promise ${id}`), text: inEnglish(`We promise ${id}.`) },
    ...{ themes: ['T1'], actionTypes: [], pledges: [], ogpValues: [], policyAreas: [] },
    ...{ problem: null, expectedResult: null, leadInstitution: null, supportingInstitutions: [] },
    ...{ contact: null, partners: [], startOn: null, dueOn: null, dueRule: null, dueBasis: null },
    ...{ measurability: null, milestones: [], evidence: [], related: [], release: null },
    ...given,
  };
}
export function aMilestone(id: string, given: Partial<Milestone> = {}): Milestone {
  return {
    ...{ id, provenance, title: inEnglish(id), startOn: null, dueOn: null, responsible: null },
    ...{ deliverable: null, evidence: [], weight: 1 },
    ...given,
  };
}
export function aPlan(id: string, given: Partial<ActionPlan> = {}): ActionPlan {
  return {
    ...{ id, provenance, city: 'springfield', round: null, title: inEnglish(id), publishedOn: null },
    ...{ periodStart: null, periodEnd: null, status: 'IN_FORCE', documentUrls: [], legalForm: null },
    ...{ consultation: null, supersedes: null, ogpActionPlanId: null, provisions: null },
    ...given,
  };
}
export function aConsultation(
  given: Partial<Omit<Consultation, 'feedback'>> & { readonly feedback?: Partial<ConsultationFeedback> } = {},
): Consultation {
  return {
    ...{
      startedOn: null,
      endedOn: null,
      level: null,
      channels: [],
      reasonedResponseUrl: null,
      howUsed: null,
    },
    ...given,
    feedback: {
      ...{ received: null, published: null, accepted: null, partlyAccepted: null },
      ...{ rejected: null, unanswered: null },
      ...given.feedback,
    },
  };
}
export function anUpdate(
  subject: string,
  status: StatusUpdate['status'],
  given: Partial<StatusUpdate> = {},
): StatusUpdate {
  return {
    ...{ id: `${subject}-update`, provenance, subject, reportedOn: '2026-10-01', period: null, status },
    ...{ percent: null, narrative: null, challenges: null, regressed: false, evidenceLinks: [] },
    author: { name: null, role: 'CITY' },
    ...given,
  };
}
export function anAssessment(
  subject: string,
  completion: Assessment['completion'],
  given: Partial<Assessment> = {},
): Assessment {
  return {
    ...{ id: `${subject}-review`, provenance, subject, assessor: 'IRM', date: '2026-10-01' },
    ...{ scheme: 'ogp-irm-2020', specificity: null, verifiable: null, relevance: [], potentialImpact: null },
    ...{ potentialForResults: null, completion, completionReason: null, earlyResults: null },
    ...{ didItOpenGovernment: null, starred: null, reportUrl: null },
    ...given,
  };
}
/** Datasets of the commitment's city that the selector chooses, at least one. */
export function aDatasetRule(selector: Selector | null, given: Partial<DatasetRule> = {}): DatasetRule {
  return {
    ...{ id: 'e1', kind: 'dataset', required: true, weight: 1, scope: null, pins: null, selector },
    ...{ savedQuery: null, quantifier: { atLeast: 1 }, criteria: [] },
    ...given,
  };
}
export function aMetricRule(indicator: string, value: number, given: Partial<MetricRule> = {}): MetricRule {
  return {
    ...{ id: 'm1', kind: 'metric', required: true, weight: 1, indicator, scope: null, op: 'gte', value },
    ...given,
  };
}
export function aDocumentRule(url: string, given: Partial<DocumentRule> = {}): DocumentRule {
  return {
    ...{ id: 'd1', kind: 'document', required: true, weight: 1, url, mediaType: null, mustContain: [] },
    ...given,
  };
}
export function anAttestationRule(given: Partial<AttestationRule> = {}): AttestationRule {
  return { id: 'a1', kind: 'attestation', required: true, weight: 1, ...given };
}
export function aBook(given: Partial<CommitmentBook>): CommitmentBook {
  return { ...EMPTY_BOOK, ...given };
}
