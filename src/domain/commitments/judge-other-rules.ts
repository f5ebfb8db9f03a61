/** Judges rules that no dataset proves: documents, figures, and people who are not the city. */
import { PhraseIndex, tokensOf } from '../metrics/categories/phrases.ts';
import { rounded } from '../metrics/rounded.ts';
import { judgeChecks } from './candidate.ts';
import { classOf, stateOfTruth } from './check-outcome.ts';
import { DAY_MS, endOf, startOf } from './date-span.ts';
import type { StatusUpdate } from './book.ts';
import type { CheckOutcome, VerdictState } from './evaluation.ts';
import { explainChecks } from './explain-checks.ts';
import { PROOF_UNKNOWN, proofOfWord } from './proof.ts';
import { outcomeOfRule, type RuleJudgement } from './rule-judgement.ts';
import type { AttestationRule, DocumentRule, MetricRule } from './rules.ts';
import type { DocumentFact, SweepFacts } from './sweep-input.ts';
import { compareBounds } from './value-tests.ts';
import { phraseOf } from './word-tests.ts';

// ---------------------------------------------------------------- documents

export function judgeDocument(rule: DocumentRule, { document }: SweepFacts): RuleJudgement {
  const fact = document(rule.url);
  const state = fact?.link?.state ?? 'UNKNOWN';
  const alive: CheckOutcome = {
    ...{ check: 'alive', state, observed: fact?.link?.status ?? null, expected: 'an address that answers' },
    ...{ required: true, class: 'other', indicator: null },
    reason: state === 'PASS' ? null : (fact?.link?.reason ?? 'NOT_CHECKED'),
  };
  const subject = `the document at ${rule.url}`;
  if (fact === null || state !== 'PASS') {
    const isDead = state === 'FAIL';
    const outcome = outcomeOfRule(rule, {
      ...{ state: isDead ? 'NOT_FOUND' : 'UNVERIFIABLE', exists: false, lower: 0, upper: isDead ? 0 : 1 },
      ...{ reason: isDead ? 'DOCUMENT_DEAD' : 'NOT_CHECKED', checks: [alive] },
    });
    const sentence = isDead
      ? `The document at ${rule.url} cannot be retrieved any more (${alive.reason ?? 'no answer'}).`
      : `Whether the document at ${rule.url} can be retrieved is not known.`;
    return { outcome, proof: PROOF_UNKNOWN, sentences: [sentence], snapshots: [] };
  }
  const more = [...mediaTypeChecks(rule, fact), ...phraseChecks(rule, fact)];
  const judged = judgeChecks(more);
  const outcome = outcomeOfRule(rule, { ...judged, exists: true, reason: null, checks: [alive, ...more] });
  const only =
    rule.mustContain.length > 0 && judged.state === 'FULFILLED'
      ? 'That it can be retrieved and holds these phrases is all that was shown, not that it is kept.'
      : 'That it can be retrieved is all that was shown, not what it says or that it is kept.';
  const checked =
    more.length === 0 ? `The document at ${rule.url} can be retrieved.` : explainChecks(subject, more);
  return { outcome, proof: PROOF_UNKNOWN, sentences: [checked, only], snapshots: [] };
}

function mediaTypeChecks({ mediaType }: DocumentRule, { link }: DocumentFact): readonly CheckOutcome[] {
  if (mediaType === null) return [];
  const sent = link?.contentType ?? null;
  const observed = sent === null ? null : (sent.split(';', 1)[0] ?? '').trim().toLowerCase();
  const state = observed === null ? 'UNKNOWN' : observed === mediaType.toLowerCase() ? 'PASS' : 'FAIL';
  const reason = state === 'PASS' ? null : state === 'FAIL' ? 'OTHER_MEDIA_TYPE' : 'NOT_CHECKED';
  return [
    {
      check: 'mediaType',
      state,
      observed,
      expected: mediaType,
      required: true,
      class: 'other',
      reason,
      indicator: null,
    },
  ];
}
function phraseChecks({ mustContain }: DocumentRule, { text }: DocumentFact): readonly CheckOutcome[] {
  if (mustContain.length === 0) return [];
  const missing = text === null ? [] : missingIn(text, mustContain);
  const state = text === null ? 'UNKNOWN' : missing.length === 0 ? 'PASS' : 'FAIL';
  return [
    {
      ...{
        check: 'mustContain',
        state,
        expected: mustContain,
        required: true,
        class: 'other',
        indicator: null,
      },
      observed: text === null ? null : missing.length === 0 ? mustContain : { missing },
      reason: state === 'PASS' ? null : state === 'FAIL' ? 'PHRASE_MISSING' : 'NO_TEXT',
    },
  ];
}
function missingIn(text: string, phrases: readonly string[]): readonly string[] {
  const index = new PhraseIndex<string>();
  for (const phrase of phrases) index.add(phraseOf(phrase), phrase);
  const there = new Set<string>();
  index.find(tokensOf(text), (phrase) => there.add(phrase));
  return phrases.filter((phrase) => !there.has(phrase));
}

// ---------------------------------------------------------------- figures

const OPS: Readonly<Record<MetricRule['op'], string>> = {
  gt: 'more than',
  gte: 'at least',
  lt: 'less than',
  lte: 'at most',
};
/** Something that is measured is there; failing by age alone is STALE. Progress is all or nothing. */
export function judgeMetric(rule: MetricRule, city: string, { metric }: SweepFacts): RuleJudgement {
  const scope = rule.scope ?? `city:${city}`;
  const fact = metric(scope, rule.indicator);
  const bounds =
    fact === null || fact.lower !== null || fact.upper !== null
      ? fact
      : { lower: fact.value, upper: fact.value };
  const isKnown = bounds !== null && (bounds.lower !== null || bounds.upper !== null);
  const state = isKnown ? stateOfTruth(compareBounds(bounds, rule.op, rule.value)) : 'UNKNOWN';
  const isTime = fact?.isTime ?? false;
  const check: CheckOutcome = {
    ...{
      check: 'metric',
      state,
      observed: fact === null ? null : { value: fact.value, lower: fact.lower, upper: fact.upper },
    },
    ...{ expected: { [rule.op]: rule.value }, required: true, class: isTime ? 'time' : 'other' },
    reason:
      state === 'PASS' ? null : state === 'FAIL' ? 'BELOW_TARGET' : isKnown ? 'NOT_KNOWN' : 'NOT_MEASURED',
    indicator: rule.indicator,
  };
  const asked = `asked for is ${OPS[rule.op]} ${rule.value}`;
  const found = fact === null || !isKnown ? 'is not known' : `is ${figureWords(fact)}`;
  const verdict: VerdictState =
    state === 'PASS' ? 'FULFILLED' : state === 'FAIL' ? (isTime ? 'STALE' : 'PARTIAL') : 'UNVERIFIABLE';
  return {
    outcome: outcomeOfRule(rule, {
      ...{ state: verdict, exists: isKnown, reason: isKnown ? null : 'METRIC_UNKNOWN', checks: [check] },
      ...{ lower: state === 'PASS' ? 1 : 0, upper: state === 'FAIL' ? 0 : 1 },
    }),
    proof: PROOF_UNKNOWN,
    sentences: [`${rule.indicator} of ${scope.replace(':', ' ')} ${found}; ${asked}.`],
    snapshots: fact === null ? [] : [fact.snapshot],
  };
}
/** To four decimals, as figures are shown everywhere. */
function figureWords(fact: {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}): string {
  const [value, lower, upper] = [rounded(fact.value), rounded(fact.lower), rounded(fact.upper)];
  const range = lower === upper ? '' : `between ${lower ?? 'unknown'} and ${upper ?? 'unknown'}`;
  if (value === null) return range === '' ? 'not known' : range;
  return range === '' ? String(value) : `${value}, surely ${range}`;
}

// ---------------------------------------------------------------- people

/** Longest that a word is good for. */
const ATTESTED_DAYS = 365.25;
const ATTESTED: Readonly<
  Record<StatusUpdate['status'], readonly [VerdictState, lower: number, upper: number]>
> = {
  COMPLETE: ['FULFILLED', 1, 1],
  SUBSTANTIAL: ['PARTIAL', 0.5, 1],
  LIMITED: ['PARTIAL', 0, 0.5],
  NOT_STARTED: ['NOT_FOUND', 0, 0],
  WITHDRAWN: ['NOT_FOUND', 0, 0],
  NO_EVIDENCE: ['UNVERIFIABLE', 0, 1],
};
/** `updates`: on the subject. The last that somebody who is not the city gave within a year counts. */
export function judgeAttestation(
  rule: AttestationRule,
  updates: readonly StatusUpdate[],
  { at }: SweepFacts,
): RuleJudgement {
  const now = Date.parse(at);
  const last = updates
    .filter(({ author: { role } }) => role === 'REVIEWER' || role === 'CIVIL_SOCIETY')
    .filter(({ reportedOn }) => {
      const [start, end] = [startOf(reportedOn), endOf(reportedOn)];
      return start !== null && end !== null && start <= now && now - end < ATTESTED_DAYS * DAY_MS;
    })
    .reduce<StatusUpdate | null>(
      (best, one) => (best === null || one.reportedOn >= best.reportedOn ? one : best),
      null,
    );
  if (last === null) {
    const outcome = outcomeOfRule(rule, {
      ...{ state: 'UNVERIFIABLE', exists: false, reason: 'NO_ATTESTATION', lower: 0, upper: 1 },
    });
    const sentence = 'Nobody but the city has said in the last year how it stands.';
    return { outcome, proof: PROOF_UNKNOWN, sentences: [sentence], snapshots: [] };
  }
  const [state, lower, upper] = ATTESTED[last.status];
  const share = state === 'PARTIAL' && last.percent !== null ? last.percent / 100 : null;
  const check: CheckOutcome = {
    ...{ check: 'attestation', observed: { status: last.status, on: last.reportedOn, by: last.author.name } },
    ...{ expected: 'COMPLETE', required: true, class: classOf('exists'), indicator: null },
    state: state === 'FULFILLED' ? 'PASS' : state === 'UNVERIFIABLE' ? 'UNKNOWN' : 'FAIL',
    reason: state === 'FULFILLED' ? null : last.status,
  };
  const who = last.author.name ?? (last.author.role === 'REVIEWER' ? 'A reviewer' : 'Civil society');
  return {
    outcome: outcomeOfRule(rule, {
      ...{ state, exists: state !== 'NOT_FOUND', reason: check.reason, checks: [check] },
      ...{ lower: share ?? lower, upper: share ?? upper },
    }),
    proof: state === 'FULFILLED' ? proofOfWord(last.reportedOn) : PROOF_UNKNOWN,
    sentences: [`${who} said on ${last.reportedOn}: ${last.status.toLowerCase().replaceAll('_', ' ')}.`],
    snapshots: [],
  };
}
