/** Plans as files: any, and those that a book would be written as. */
import fc from 'fast-check';
import type { CommitmentFile, MilestoneFile, PlanFile } from '../../src/domain/commitments/plan-file.ts';
import type { ActionPlan, Commitment, Localised, Milestone } from '../../src/domain/commitments/book.ts';
import type { Criterion, EvidenceRule } from '../../src/domain/commitments/rules.ts';
import type { JsonObject } from '../../src/domain/json.ts';

const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom(
      'no',
      'yes',
      '~',
      'null',
      '2013',
      '1.5',
      '0x1f',
      '- a',
      'a: b',
      '# c',
      '"',
      "'",
      '[x',
      '|',
      'a\n\n b\nc',
      '!x',
      '&a',
      '*a',
      '%',
    ),
  )
  .map((text) => text.replace(/(?![\t\n\u0080-\u009f])[\p{Cc}\p{Cs}]/gu, '').trim())
  .filter((text) => text !== '');
const localised = fc.oneof(words, fc.record({ es: words, en: words }));
const dates = fc.constantFrom('2013', '2013-02', '2013-02-28', '2013-01/2013-06');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[] | undefined> =>
  maybe(fc.array(value, { minLength: 1, maxLength: 3 }));
const urls = fc.constantFrom('https://example.org/a', 'http://example.org/?b=c#d');
const provenance = {
  sourceUrl: maybe(fc.oneof(urls, fc.uniqueArray(urls, { minLength: 1 }))),
  retrievedAt: maybe(fc.constant('2026-11-23')),
  recordOrigin: maybe(fc.constantFrom('FILE', 'CKAN', 'SOCRATA')),
  provenanceNote: maybe(words),
} as const;

const rules: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { id: 'a', kind: 'attestation' },
  {
    id: 'b',
    kind: 'document',
    url: 'https://example.org/x.pdf',
    mustContain: ['open data'],
    required: false,
  },
  {
    ...{ id: 'c', kind: 'dataset', weight: 2, scope: { city: 'quito' }, quantifier: { share: 0.5 } },
    selector: {
      all: [{ field: 'title', op: 'contains', value: 'bus*' }, { not: { field: 'keyword', op: 'absent' } }],
    },
    criteria: [
      { check: 'fresh', within: 'P7D', grace: 0.25 },
      { check: 'publishedBy', date: 'dueOn', grace: 'P14D', required: false },
      { check: 'columns', allOf: ['id', ['lat', 'latitude']] },
    ],
  },
  {
    id: 'd',
    kind: 'dataset',
    pins: { mode: 'only', datasets: ['x'] },
    criteria: [{ check: 'temporalUntil', lag: 'P90D' }],
  },
);
const evidence = maybe(fc.uniqueArray(rules, { selector: (rule) => rule['id'], minLength: 1, maxLength: 4 }));

function milestones(commitment: string): fc.Arbitrary<MilestoneFile[] | undefined> {
  const one = fc.record({
    title: localised,
    dueOn: maybe(dates),
    deliverable: maybe(words),
    evidence,
    weight: maybe(fc.constantFrom(0.5, 3)),
  });
  return some(one).map((all) => all?.map((step, index) => ({ id: `${commitment}-${index}`, ...step })));
}
function commitments(id: string): fc.Arbitrary<CommitmentFile> {
  return fc.record({
    ...provenance,
    id: fc.constant(id),
    number: maybe(words),
    title: localised,
    text: localised,
    language: maybe(fc.constantFrom('es', 'pt-BR')),
    themes: fc.uniqueArray(fc.constantFrom('T1', 'T2', 'T4'), { minLength: 1 }),
    actionTypes: maybe(fc.uniqueArray(fc.constantFrom('T1.2', 'T4.4'), { minLength: 1 })),
    policyAreas: maybe(fc.uniqueArray(words, { minLength: 1 })),
    problem: maybe(words),
    dueOn: maybe(dates),
    dueRule: maybe(words),
    dueBasis: maybe(fc.constantFrom('SIGNED', 'STATED')),
    release: maybe(fc.constant({ plannedOn: '2013-01-05' })),
    milestones: milestones(id),
    evidence,
  });
}
const consultation = fc.record({
  startedOn: maybe(fc.constant('2012-12')),
  channels: maybe(fc.constant([{ kind: 'HEARING', participants: 0 }] as const)),
  feedback: maybe(fc.constantFrom({ received: 4 }, { received: 4, accepted: 0, rejected: 4 })),
  howUsed: maybe(words),
});
export const planFiles: fc.Arbitrary<PlanFile> = fc.record({
  ...provenance,
  id: fc.constant('any-plan'),
  city: fc.constant('lima'),
  title: localised,
  language: maybe(fc.constantFrom('es', 'en')),
  publishedOn: maybe(fc.constantFrom('2013', '2013-01-02')),
  status: fc.constantFrom('DRAFT', 'PUBLISHED'),
  documentUrl: maybe(urls),
  legalForm: maybe(fc.constant('MEMO')),
  consultation: maybe(consultation),
  provisions: maybe(fc.constantFrom([], [1, 31])),
  commitments: fc.tuple(commitments('c-one'), commitments('c-two')),
});

// ---------------------------------------------------------------- as a book would be written

const given = <T>(value: T | null): T | undefined => value ?? undefined;
const list = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length === 0 ? undefined : values;
const textsOf = ({ by }: Localised): Readonly<Record<string, string>> => by;
const days = (count: number): string => `P${count}D`;

function criterionFile(criterion: Criterion): JsonObject {
  const { within, grace, lagDays, allOf, check } = criterion;
  const { anyOf, date, gte, value, required } = criterion;
  return compact({
    ...{ check, required, anyOf, date, gte, value },
    allOf: allOf?.map((names) => (names.length === 1 ? names[0] : names)),
    within: typeof within === 'object' ? days(within.days) : within,
    grace: grace !== undefined && check === 'publishedBy' ? days(grace) : grace,
    lag: lagDays === undefined ? undefined : days(lagDays),
  });
}
function ruleFile(rule: EvidenceRule): JsonObject {
  const { kind, id, required, weight } = rule;
  const head = { id, kind, required, weight };
  switch (rule.kind) {
    case 'attestation':
      return head;
    case 'document':
      return compact({
        ...head,
        url: rule.url,
        mediaType: given(rule.mediaType),
        mustContain: list(rule.mustContain),
      });
    case 'metric':
      return compact({
        ...head,
        indicator: rule.indicator,
        op: rule.op,
        value: rule.value,
        scope: given(rule.scope),
      });
    case 'dataset':
      return compact({
        ...head,
        scope:
          rule.scope === null
            ? undefined
            : compact({ city: given(rule.scope.city), portals: given(rule.scope.portals) }),
        pins: given(rule.pins),
        selector: rule.savedQuery === null ? given(rule.selector) : undefined,
        savedQuery: given(rule.savedQuery),
        quantifier: rule.quantifier,
        criteria: rule.criteria.map(criterionFile),
      });
  }
}
function compact(value: unknown): JsonObject {
  const json: JsonObject = JSON.parse(JSON.stringify(value));
  return json;
}
function provenanceFile({
  provenance: { origin, sourceUrls, retrievedAt, note },
}: Milestone | Commitment | ActionPlan) {
  return {
    ...{ sourceUrl: list(sourceUrls), retrievedAt: given(retrievedAt), recordOrigin: origin },
    provenanceNote: given(note),
  };
}
function milestoneFile(milestone: Milestone): MilestoneFile {
  const { id, title, startOn, dueOn, responsible, deliverable, evidence: own, weight } = milestone;
  return {
    ...{
      ...provenanceFile(milestone),
      id,
      title: textsOf(title),
      startOn: given(startOn),
      dueOn: given(dueOn),
    },
    ...{
      responsible: given(responsible),
      deliverable: given(deliverable),
      evidence: list(own.map(ruleFile)),
      weight,
    },
  };
}
function commitmentFile(commitment: Commitment, language: string | undefined): CommitmentFile {
  const { id, number, title, text, themes, problem, dueOn, dueRule, dueBasis, release } = commitment;
  return {
    language,
    ...{
      ...provenanceFile(commitment),
      id,
      number: given(number),
      title: textsOf(title),
      text: textsOf(text),
      themes,
    },
    ...{
      actionTypes: list(commitment.actionTypes),
      policyAreas: list(commitment.policyAreas),
      problem: given(problem),
    },
    ...{ dueOn: given(dueOn), dueRule: given(dueRule), dueBasis: given(dueBasis) },
    release:
      release === null
        ? undefined
        : {
            plannedOn: release.plannedOn ?? '',
            ...(release.releasedOn === null ? {} : { releasedOn: release.releasedOn }),
          },
    milestones: list(commitment.milestones.map(milestoneFile)),
    evidence: list(commitment.evidence.map(ruleFile)),
  };
}
/** `languages`: a file with those of the shown texts, so that they stay the shown ones. */
export function planFileOf(
  plan: ActionPlan,
  commitments: readonly Commitment[],
  languages: PlanFile,
): PlanFile {
  const {
    id,
    city,
    title,
    publishedOn,
    status,
    documentUrls,
    legalForm,
    consultation: held,
    provisions,
  } = plan;
  const asked = held === null ? undefined : compactNulls(held);
  return {
    ...{
      ...provenanceFile(plan),
      id,
      city,
      title: textsOf(title),
      language: languages.language,
      publishedOn: given(publishedOn),
      status,
    },
    ...{ documentUrl: list(documentUrls), legalForm: given(legalForm), provisions: given(provisions) },
    consultation: asked,
    commitments: commitments.map((one, index) => commitmentFile(one, languages.commitments[index]?.language)),
  };
}
function compactNulls(held: NonNullable<ActionPlan['consultation']>): PlanFile['consultation'] {
  const { received, published, accepted, partlyAccepted, rejected, unanswered } = held.feedback;
  const counts = {
    ...{ published: given(published), accepted: given(accepted), partlyAccepted: given(partlyAccepted) },
    ...{ rejected: given(rejected), unanswered: given(unanswered) },
  };
  return {
    startedOn: given(held.startedOn),
    channels: held.channels.map(({ kind, participants }) => ({ kind, participants: given(participants) })),
    feedback: received === null ? undefined : { received, ...counts },
    howUsed: given(held.howUsed),
  };
}
