/** What is counted of commitments, as researchers read it. */
import { defineAggregate, type DefinitionText } from '../metrics/aggregate/define.ts';
import type { IndicatorDefinition } from '../metrics/definition.ts';

const SOURCE = 'CivicGraph, after the results indicators of the Open Government Partnership';
const NOT_IMPORTED = 'UNKNOWN (NOT_IMPORTED) until commitments are given';
const UNVERIFIABLE_BOTH_WAYS = `${NOT_IMPORTED}; the bounds take unverifiable ones as broken and as kept.`;
const NUMBER = { kind: 'quantity', unit: 'commitments', range: [0, null] } as const;

const texts: readonly DefinitionText[] = [
  {
    id: 'c.commitments.count',
    title: 'Commitments',
    definition:
      'How many commitments there are. Never ranked: many small promises are not better than a few large ones.',
    formula: 'number of commitments',
    ...NUMBER,
    inputs: ['commitments'],
    source: SOURCE,
    missing: `${NOT_IMPORTED}.`,
    better: null,
  },
  {
    id: 'c.commitments.fulfilledShare',
    title: 'Commitments fulfilled',
    definition: 'Of the commitments that can be verified, those fulfilled.',
    formula: 'FULFILLED / (all - UNVERIFIABLE)',
    inputs: ['commitments'],
    source: 'Open Government Partnership, action plans',
    missing:
      'UNKNOWN (NOT_IMPORTED) until commitments are given; the bounds take unverifiable ones as broken and as fulfilled.',
  },
  {
    id: 'c.commitments.verifiableShare',
    title: 'Commitments that can be verified',
    definition: 'Of all commitments judged, those whose state the catalogue can show.',
    formula: '1 - UNVERIFIABLE / all',
    inputs: ['commitments'],
    source: SOURCE,
    missing: `${NOT_IMPORTED}; those not judged yet are in the bounds alone.`,
  },
  {
    id: 'c.commitments.onTimeShare',
    title: 'Commitments on time',
    definition:
      'Of the commitments whose day has come or that were fulfilled before it, those fulfilled by it, with 14 days of grace.',
    formula: 'ON_TIME / (ON_TIME + LATE + OVERDUE)',
    inputs: ['commitments', 'due dates'],
    source: SOURCE,
    missing: `${NOT_IMPORTED}; the bounds take those of which it cannot be told as late and as on time.`,
  },
  {
    id: 'c.commitments.overdue',
    title: 'Commitments overdue',
    definition: 'How many commitments were due before this day and are not fulfilled.',
    formula: 'number of commitments OVERDUE, less those UNVERIFIABLE',
    ...NUMBER,
    inputs: ['commitments', 'due dates'],
    source: SOURCE,
    missing: `${NOT_IMPORTED}; the upper bound counts those due that cannot be verified.`,
    better: 'less',
  },
  {
    id: 'c.commitments.staleShare',
    title: 'Commitments gone stale',
    definition: 'Of the commitments that can be verified, those that only age is against.',
    formula: 'STALE / (all - UNVERIFIABLE)',
    inputs: ['commitments'],
    source: SOURCE,
    missing: UNVERIFIABLE_BOTH_WAYS,
    better: 'less',
  },
  {
    id: 'c.commitments.milestoneCompletion',
    title: 'Milestones reached',
    definition: 'Of the milestones that can be verified, those reached, each counted once.',
    formula: 'milestones FULFILLED / (all - UNVERIFIABLE)',
    inputs: ['commitments', 'milestones'],
    source: SOURCE,
    missing: UNVERIFIABLE_BOTH_WAYS,
  },
  {
    id: 'c.commitments.themeCoverage',
    title: 'Themes with a commitment',
    definition: 'Of the four themes of the partnership, those with at least one commitment.',
    formula: 'themes with a commitment / 4',
    inputs: ['commitments'],
    source: 'Open Government Innovation Partnership, themes',
    missing: `${NOT_IMPORTED}; the upper bound lets unclassified commitments cover the rest.`,
  },
  {
    id: 'c.commitments.actionTypeCoverage',
    title: 'Action types with a commitment',
    definition: 'Of the twelve action types of the partnership, those with at least one commitment.',
    formula: 'action types with a commitment / 12',
    inputs: ['commitments'],
    source: 'Open Government Innovation Partnership, themes',
    missing: `${NOT_IMPORTED}; the upper bound lets commitments without an action type cover the rest.`,
  },
  {
    id: 'c.commitments.discrepancyShare',
    title: 'Commitments reported better than seen',
    definition:
      'Of the commitments of which the city’s own report and the catalogue can be compared, those reported further than the catalogue shows.',
    formula: 'SELF_HIGHER / (AGREE + SELF_HIGHER + COMPUTED_HIGHER)',
    inputs: ['commitments', 'status updates'],
    source: SOURCE,
    missing: `${NOT_IMPORTED}; the bounds take reported ones that cannot be verified as agreeing and as reported better.`,
    better: 'less',
  },
  {
    id: 'c.commitments.regressions',
    title: 'Commitments that regressed',
    definition: 'How many commitments were fulfilled once and are not now.',
    formula: 'number of commitments with the flag REGRESSED, less those UNVERIFIABLE',
    ...NUMBER,
    inputs: ['commitments', 'earlier verdicts'],
    source: SOURCE,
    missing: `${NOT_IMPORTED}; the upper bound counts those that were fulfilled and cannot be verified now.`,
    better: 'less',
  },
  {
    id: 'plan.feedbackResponseRate',
    title: 'Feedback answered',
    definition:
      'Of the pieces of feedback that consultations on plans received, those accepted, in part, or rejected.',
    formula: '(accepted + partly accepted + rejected) / received, over all plans that tell',
    inputs: ['plans', 'consultations'],
    source: SOURCE,
    missing: 'UNKNOWN where no plan tells how much it received; what was not told is in the bounds.',
  },
  {
    id: 'plan.consultationDays',
    title: 'Days of consultation',
    definition:
      'How many days plans were open to the public, on average, the first and the last day included.',
    formula: 'mean of (last day - first day + 1) over plans whose consultation has both days',
    kind: 'quantity',
    unit: 'days',
    range: [0, null],
    inputs: ['plans', 'consultations'],
    source: SOURCE,
    missing: 'Plans of which no days are told leave the value as it is, the lower bound takes them as none.',
  },
];

/** In the order in which they are shown. */
export const COMMITMENT_INDICATORS: readonly IndicatorDefinition[] = texts.map((text) =>
  defineAggregate('CITY', 'delivery', text),
);
