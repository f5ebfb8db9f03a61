import type { Commitment as Promised, RecordOrigin } from '../../domain/commitments/book.ts';
import type { CommitmentVerdict } from '../../domain/commitments/evaluation.ts';
import { inLanguage, languagesOf } from '../../domain/commitments/localised.ts';
import { judgementsOf, type Judgements } from '../../domain/commitments/judgements.ts';
import { actionTypeOf } from '../../domain/commitments/partnership.ts';
import {
  reportOfAssessment,
  reportOfUpdate,
  type StatusReport as Report,
} from '../../domain/commitments/status-report.ts';
import { toGlobalId } from '../../domain/ids.ts';
import type { AssessmentModel, MilestoneModel, RelatedCommitmentModel } from '../commitment-models.ts';
import {
  addressesOf,
  addressOf,
  commitmentPage,
  firstDay,
  lastDay,
  milestoneVerdict,
  needPlan,
  periodPage,
  verdictOf,
} from '../commitments.ts';
import type { Context } from '../context.ts';
import type * as Schema from '../generated/resolvers.ts';
import { findCommitment, findPlan, needCity } from '../lookup.ts';
import type { AllAnswered } from './answered.ts';
import { partnershipsOf, themesOf } from './partnership.ts';

const ORIGIN = {
  SEED: 'Part of the partnership as it was declared.',
  FILE: 'Entered by people in a file of this registry.',
  OGP: 'Imported from the export of the Open Government Partnership.',
  SOCRATA: 'Imported from a table of a Socrata portal.',
  CKAN: 'Imported from a table of a CKAN portal.',
  API: 'Imported from another interface.',
} as const satisfies Record<RecordOrigin, string>;

/** A later assessment that does not say how far it has come takes nothing back. */
function judged({ book }: Context, { id }: Promised, computed: CommitmentVerdict | null): Judgements {
  const assessments = book.assessmentsOf(id).filter(({ completion }) => completion !== null);
  return judgementsOf(id, computed, { updates: book.updatesOf(id), assessments }, null);
}

export const ActionPlan = {
  id: ({ plan }) => toGlobalId({ type: 'ActionPlan', plan: plan.id }),
  slug: ({ plan }) => plan.id,
  city: ({ plan }, _args, context) => needCity(context, plan.city),
  title: ({ plan }, { language }) => inLanguage(plan.title, language ?? null),
  languages: ({ plan }) => languagesOf(plan.title),
  status: ({ plan }) => plan.status,
  round: ({ plan }, _args, { book }) => {
    const round = plan.round === null ? null : book.round(plan.round);
    return round === null ? null : { round };
  },
  publishedOn: ({ plan }) => firstDay(plan.publishedOn),
  periodStart: ({ plan }) => firstDay(plan.periodStart),
  periodEnd: ({ plan }) => lastDay(plan.periodEnd),
  documentUrls: ({ plan }) => addressesOf(plan.documentUrls),
  legalForm: ({ plan }) => plan.legalForm,
  consultation: ({ plan }) => plan.consultation,
  supersedes: ({ plan }, _args, context) =>
    plan.supersedes === null ? null : findPlan(context, plan.supersedes),
  ogpActionPlanId: ({ plan }) => plan.ogpActionPlanId,
  provisions: ({ plan }) => plan.provisions,
  commitments: ({ plan }, args, context) =>
    commitmentPage(context, args, ['plan', plan.id], (one) => one.plan === plan.id),
  source: ({ plan }) => plan.provenance,
} satisfies Schema.ActionPlanResolvers;

export const Consultation = {
  startedOn: ({ startedOn }) => firstDay(startedOn),
  endedOn: ({ endedOn }) => lastDay(endedOn),
  channels: ({ channels }) =>
    channels.map(({ kind, url, heldOn, participants }) => ({ kind, url, heldOn, participants })),
  received: ({ feedback }) => feedback.received,
  published: ({ feedback }) => feedback.published,
  accepted: ({ feedback }) => feedback.accepted,
  partlyAccepted: ({ feedback }) => feedback.partlyAccepted,
  rejected: ({ feedback }) => feedback.rejected,
  unanswered: ({ feedback }) => feedback.unanswered,
  reasonedResponseUrl: ({ reasonedResponseUrl }) => addressOf(reasonedResponseUrl),
} satisfies Schema.ConsultationResolvers;

export const Commitment = {
  id: ({ commitment }) => toGlobalId({ type: 'Commitment', commitment: commitment.id }),
  slug: ({ commitment }) => commitment.id,
  plan: ({ commitment }, _args, { book }) => needPlan(book, commitment.plan),
  city: ({ commitment }, _args, context) => needCity(context, commitment.city),
  number: ({ commitment }) => commitment.number,
  title: ({ commitment }, { language }) => inLanguage(commitment.title, language ?? null),
  text: ({ commitment }, { language }) => inLanguage(commitment.text, language ?? null),
  languages: ({ commitment }) => languagesOf(commitment.text),
  themes: ({ commitment }) => themesOf(commitment),
  actionTypes: ({ commitment }) => commitment.actionTypes.flatMap((code) => actionTypeOf(code) ?? []),
  pledges: ({ commitment }, _args, { book }) =>
    commitment.pledges.flatMap((id) => {
      const pledge = book.pledge(id);
      return pledge === null ? [] : [{ pledge }];
    }),
  ogpValues: ({ commitment }) => commitment.ogpValues,
  policyAreas: ({ commitment }) => commitment.policyAreas,
  problem: ({ commitment }) => commitment.problem,
  expectedResult: ({ commitment }) => commitment.expectedResult,
  leadInstitution: ({ commitment }) => commitment.leadInstitution,
  supportingInstitutions: ({ commitment }) => commitment.supportingInstitutions,
  contact: ({ commitment }) => commitment.contact,
  partners: ({ commitment }, _args, context) => [
    ...new Set(partnershipsOf(context, commitment).map(({ name }) => name)),
  ],
  partnerships: ({ commitment }, _args, context) => partnershipsOf(context, commitment),
  startOn: ({ commitment }) => firstDay(commitment.startOn),
  startOnAsWritten: ({ commitment }) => commitment.startOn,
  dueOn: ({ commitment }) => lastDay(commitment.dueOn),
  dueOnAsWritten: ({ commitment }) => commitment.dueOn,
  dueRule: ({ commitment }) => commitment.dueRule,
  dueBasis: ({ commitment }) => commitment.dueBasis,
  measurability: ({ commitment }) => commitment.measurability,
  milestones: ({ commitment }) =>
    commitment.milestones.map((milestone) => ({ milestone, commitment: commitment.id })),
  rules: ({ commitment }) => commitment.evidence.map((rule) => JSON.parse(JSON.stringify(rule))),
  selfReported: ({ commitment }, _args, context) => {
    const { selfReported } = judged(context, commitment, null);
    return selfReported === null ? null : reportOfUpdate(selfReported);
  },
  independent: ({ commitment }, _args, context) => {
    const { independent } = judged(context, commitment, null);
    return independent === null ? null : reportOfAssessment(independent);
  },
  computed: ({ commitment }, { asOf }, context) => verdictOf(context, commitment, asOf ?? null),
  agreement: async ({ commitment }, _args, context) => {
    const { verdict } = await verdictOf(context, commitment, null);
    return judged(context, commitment, verdict).agreement;
  },
  updates: ({ commitment }, _args, { book }) => book.updatesOf(commitment.id).map(reportOfUpdate),
  assessments: ({ commitment }, _args, { book }) =>
    book.assessmentsOf(commitment.id).map((assessment) => ({ assessment })),
  verdictHistory: ({ commitment }, args, context) => periodPage(context, commitment.id, args),
  related: ({ commitment }, _args, context) =>
    commitment.related.map(({ kind, commitment: other }) => ({
      kind,
      commitment: findCommitment(context, other),
    })),
  release: ({ commitment: { release } }) =>
    release === null
      ? null
      : { plannedOn: lastDay(release.plannedOn), releasedOn: firstDay(release.releasedOn) },
  provenance: ({ commitment: { provenance, plan } }, _args, { book }) =>
    provenance.note ?? book.plan(plan)?.provenance.note ?? ORIGIN[provenance.origin],
  source: ({ commitment }) => commitment.provenance,
} satisfies Schema.CommitmentResolvers;

export const Milestone = {
  id: ({ milestone }) => milestone.id,
  title: ({ milestone }, { language }) => inLanguage(milestone.title, language ?? null),
  startOn: ({ milestone }) => firstDay(milestone.startOn),
  dueOn: ({ milestone }) => lastDay(milestone.dueOn),
  dueOnAsWritten: ({ milestone }) => milestone.dueOn,
  responsible: ({ milestone }) => milestone.responsible,
  deliverable: ({ milestone }) => milestone.deliverable,
  weight: ({ milestone }) => milestone.weight,
  updates: ({ milestone }, _args, { book }) => book.updatesOf(milestone.id).map(reportOfUpdate),
  computed: ({ milestone, commitment }, _args, context) =>
    milestoneVerdict(context, commitment, milestone.id),
} satisfies Schema.MilestoneResolvers;

export const StatusReport = {
  // An unreadable date is given as it was written rather than not at all.
  reportedOn: ({ reportedOn }) => firstDay(reportedOn) ?? reportedOn,
  evidenceUrls: ({ evidence }) => addressesOf(evidence.map(({ url }) => url)),
  source: ({ provenance }) => provenance,
} satisfies Schema.StatusReportResolvers;

export const Assessment = {
  id: ({ assessment }) => assessment.id,
  assessor: ({ assessment }) => assessment.assessor,
  date: ({ assessment }) => firstDay(assessment.date),
  scheme: ({ assessment }) => assessment.scheme,
  specificity: ({ assessment }) => assessment.specificity,
  verifiable: ({ assessment }) => assessment.verifiable,
  relevance: ({ assessment }) => assessment.relevance,
  potentialImpact: ({ assessment }) => assessment.potentialImpact,
  potentialForResults: ({ assessment }) => assessment.potentialForResults,
  completion: ({ assessment }) => assessment.completion,
  completionReason: ({ assessment }) => assessment.completionReason,
  earlyResults: ({ assessment }) => assessment.earlyResults,
  didItOpenGovernment: ({ assessment }) => assessment.didItOpenGovernment,
  starred: ({ assessment }) => assessment.starred,
  reportUrl: ({ assessment }) => addressOf(assessment.reportUrl),
  source: ({ assessment }) => assessment.provenance,
} satisfies Schema.AssessmentResolvers;

const complete: readonly [
  AllAnswered<Schema.ActionPlan, object, typeof ActionPlan>,
  AllAnswered<Schema.Consultation, Schema.ResolversParentTypes['Consultation'], typeof Consultation>,
  AllAnswered<Schema.Commitment, object, typeof Commitment>,
  AllAnswered<Schema.Milestone, Omit<MilestoneModel, 'commitment'>, typeof Milestone>,
  AllAnswered<Schema.StatusReport, Report, typeof StatusReport>,
  AllAnswered<Schema.Assessment, AssessmentModel, typeof Assessment>,
  AllAnswered<Schema.RelatedCommitment, RelatedCommitmentModel, object>,
] = [true, true, true, true, true, true, true];
void complete;
