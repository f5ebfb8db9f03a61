/** Plans, commitments and milestones from records whose form has been checked. */
import type { ActionPlan, Commitment, Consultation, Milestone } from '../../domain/commitments/book.ts';
import { actionTypeOf } from '../../domain/commitments/partnership.ts';
import type { EvidenceRule } from '../../domain/commitments/rules.ts';
import {
  CHANNEL_KINDS,
  CONSULTATION_LEVELS,
  DUE_BASES,
  LEGAL_FORMS,
  MEASURABILITIES,
  OGP_VALUES,
  PLAN_STATUSES,
  RELATIONS,
} from './choices.ts';
import type { Given } from './given.ts';

export interface PlanParts {
  /** Rules that stand at a pointer of the file; none where there are none. */
  readonly rulesAt: (pointer: string) => readonly EvidenceRule[];
  /** Id of a partner from its id or its name. */
  readonly partnerId: (name: string) => string;
}

function feedbackOf(given: Given | null): Consultation['feedback'] {
  const count = (key: string): number | null => given?.number(key) ?? null;
  return {
    received: count('received'),
    published: count('published'),
    accepted: count('accepted'),
    partlyAccepted: count('partlyAccepted'),
    rejected: count('rejected'),
    unanswered: count('unanswered'),
  };
}
function consultationOf(given: Given): Consultation {
  return {
    startedOn: given.text('startedOn'),
    endedOn: given.text('endedOn'),
    level: given.choice('level', CONSULTATION_LEVELS),
    channels: given.records('channels').map((channel) => ({
      kind: channel.needChoice('kind', CHANNEL_KINDS, 'OTHER'),
      url: channel.text('url'),
      heldOn: channel.text('heldOn'),
      participants: channel.number('participants'),
    })),
    feedback: feedbackOf(given.record('feedback')),
    reasonedResponseUrl: given.text('reasonedResponseUrl'),
    howUsed: given.text('howUsed'),
  };
}

export function planOf(given: Given): ActionPlan {
  const consultation = given.record('consultation');
  return {
    ...given.recorded(),
    city: given.need('city'),
    round: given.text('round'),
    title: given.localised('title'),
    publishedOn: given.text('publishedOn'),
    periodStart: given.text('periodStart'),
    periodEnd: given.text('periodEnd'),
    status: given.needChoice('status', PLAN_STATUSES, 'DRAFT'),
    documentUrls: given.texts('documentUrl'),
    legalForm: given.choice('legalForm', LEGAL_FORMS),
    consultation: consultation === null ? null : consultationOf(consultation),
    supersedes: given.text('supersedes'),
    ogpActionPlanId: given.text('ogpActionPlanId'),
    provisions: given.has('provisions') ? given.numbers('provisions') : null,
  };
}

function milestoneOf(given: Given, { rulesAt }: PlanParts): Milestone {
  return {
    ...given.recorded(),
    title: given.localised('title'),
    startOn: given.text('startOn'),
    dueOn: given.text('dueOn'),
    responsible: given.text('responsible'),
    deliverable: given.text('deliverable'),
    evidence: rulesAt(given.at('evidence')),
    weight: given.number('weight') ?? 1,
  };
}

function releaseOf(given: Given | null): Commitment['release'] {
  if (given === null) return null;
  return { plannedOn: given.text('plannedOn'), releasedOn: given.text('releasedOn') };
}

export function commitmentOf(given: Given, plan: Given, parts: PlanParts): Commitment {
  return {
    ...given.recorded(),
    plan: plan.need('id'),
    city: plan.need('city'),
    number: given.text('number'),
    title: given.localised('title'),
    text: given.localised('text'),
    themes: given.texts('themes'),
    actionTypes: [...new Set(given.texts('actionTypes').map((name) => actionTypeOf(name)?.id ?? name))],
    pledges: given.texts('pledges'),
    ogpValues: given.choices('ogpValues', OGP_VALUES),
    policyAreas: given.texts('policyAreas'),
    problem: given.text('problem'),
    expectedResult: given.text('expectedResult'),
    leadInstitution: given.text('leadInstitution'),
    supportingInstitutions: given.texts('supportingInstitutions'),
    contact: given.text('contact'),
    partners: [...new Set(given.texts('partners').map(parts.partnerId))],
    startOn: given.text('startOn'),
    dueOn: given.text('dueOn'),
    dueRule: given.text('dueRule'),
    dueBasis: given.choice('dueBasis', DUE_BASES),
    measurability: given.choice('measurability', MEASURABILITIES),
    milestones: given.records('milestones').map((milestone) => milestoneOf(milestone, parts)),
    evidence: parts.rulesAt(given.at('evidence')),
    related: given.records('relatedCommitments').map((related) => ({
      kind: related.needChoice('kind', RELATIONS, 'PART_OF'),
      commitment: related.need('commitment'),
    })),
    release: releaseOf(given.record('release')),
  };
}
