import { describe, expect, it } from 'vitest';
import type { EvidenceRule } from '../../../src/domain/commitments/rules.ts';
import type { EvidenceDataset, SweepFacts } from '../../../src/domain/commitments/sweep-input.ts';
import {
  aCommitment,
  aDatasetRule,
  aDocumentRule,
  aMetricRule,
  aMilestone,
  anAttestationRule,
  anUpdate,
} from '../../support/commitment-builders.ts';
import {
  aCriterion,
  aLinkFact,
  aSource,
  anEvidence,
  evaluateAll,
  evaluateRules,
  evidenceOf,
  fourCriteria,
} from '../../support/evidence-builders.ts';

const requests = { field: 'title', op: 'contains', value: 'service requests' } as const;
function brief(rule: EvidenceRule, datasets: readonly EvidenceDataset[], facts: Partial<SweepFacts> = {}) {
  const verdict = evaluateRules([rule], datasets, facts);
  const [requirement] = verdict.requirements;
  return {
    ...{
      state: verdict.state,
      reason: verdict.reason,
      bounds: [verdict.progressLower, verdict.progressUpper],
    },
    datasets: requirement?.datasets.map(({ localId }) => localId),
    words: verdict.explanation,
  };
}

describe('pins', () => {
  const [good, poor] = [evidenceOf('PPPP', 'good'), evidenceOf('PFPP', 'poor')];
  const rule = aDatasetRule(requests, { criteria: fourCriteria });

  it('find a dataset by its address in any spelling, its ids, and its short address on the same host', () => {
    const one = anEvidence({
      dataset: {
        ...{ localId: 'v6vf-nfxy', identifier: 'urn:x:1', iri: 'https://data.example.org/d/abc/' },
        landingPage: 'http://www.example.org/City/Requests/v6vf-nfxy',
      },
    });
    const names = [
      ...[
        'http://data.example.org/d/abc',
        'https://example.org/City/Requests/v6vf-nfxy#about',
        'v6vf-nfxy',
        'urn:x:1',
      ],
      ...['https://example.org/d/v6vf-nfxy', 'WyJEYXRhc2V0Iiwic3ByaW5nZmllbGQiLCJ2NnZmLW5meHkiXQ'],
    ];
    for (const name of names) {
      const pinned = aDatasetRule(null, { pins: { mode: 'only', datasets: [name] } });
      expect([name, brief(pinned, [one]).state]).toEqual([name, 'FULFILLED']);
      const chosen = aDatasetRule({ field: 'uri', op: 'eq', value: name });
      expect([name, brief(chosen, [one]).state]).toEqual([name, 'FULFILLED']);
    }
    const other = aDatasetRule(null, {
      pins: { mode: 'only', datasets: ['https://elsewhere.org/d/v6vf-nfxy'] },
    });
    expect(brief(other, [one]).reason).toBe('PIN_MISSING');
  });

  it('that are preferred come first among equals, and count whatever the selector says', () => {
    const prefer = (name: string) => ({ ...rule, pins: { mode: 'prefer', datasets: [name] } }) as const;
    const twins = [evidenceOf('PPPP', 'a'), evidenceOf('PPPP', 'b')];
    expect(brief(rule, twins).datasets).toEqual(['a']);
    expect(brief(prefer('b'), twins).datasets).toEqual(['b']);
    expect(brief(prefer('poor'), [good, poor]).datasets).toEqual(['good']);
    const other = { ...prefer('poor'), selector: { ...requests, value: 'budget' } };
    expect(brief(other, [good, poor])).toMatchObject({ state: 'PARTIAL', datasets: ['poor'] });
  });

  it('that are alone leave everything else aside', () => {
    const only = (datasets: readonly string[]) => ({ ...rule, pins: { mode: 'only', datasets } }) as const;
    expect(brief(only(['poor']), [good, poor])).toMatchObject({ state: 'PARTIAL', datasets: ['poor'] });
    expect(brief(only(['gone']), [good, poor])).toMatchObject({ state: 'NOT_FOUND', reason: 'PIN_MISSING' });
    const both = { ...only(['poor']), selector: { ...requests, value: 'budget' } };
    expect(brief(both, [good, poor])).toMatchObject({ state: 'NOT_FOUND', reason: 'NO_CANDIDATE' });
  });

  it('that were there and are not any more are a step back, and stay one', () => {
    const only = { ...rule, pins: { mode: 'only', datasets: ['poor'] } } as const;
    const commitment = aCommitment('c1', { evidence: [only] });
    const [there] = evaluateAll([commitment], [poor]);
    const [gone] = evaluateAll([commitment], [good], { previous: () => there ?? null });
    const [still] = evaluateAll([commitment], [good], { previous: () => gone ?? null });
    const [never] = evaluateAll([commitment], [good]);
    expect([there, gone, still, never].map((one) => one?.verdict.flags)).toEqual([
      [],
      ['REGRESSED'],
      ['REGRESSED'],
      [],
    ]);
  });
});

describe('where a rule looks', () => {
  const [here, there] = [
    evidenceOf('PPPP', 'here'),
    evidenceOf('PPPP', 'there', { city: 'shelbyville', dataset: { portal: 'shelbyville' } }),
  ];
  const sources = [aSource(), aSource({ portal: 'shelbyville', city: 'shelbyville', snapshot: 's2' })];
  const of = (scope: { city: string | null; portals: readonly string[] | null } | null) =>
    brief(aDatasetRule(requests, { scope, quantifier: { all: true } }), [here, there], {
      sources,
    }).datasets?.toSorted();

  it('is the city of the commitment, unless it names another city or portals', () => {
    expect(of(null)).toEqual(['here']);
    expect(of({ city: 'shelbyville', portals: null })).toEqual(['there']);
    expect(of({ city: null, portals: ['shelbyville', 'springfield'] })).toEqual(['here', 'there']);
  });

  it('proves what is there though another catalogue is missing, and proves nothing against it', () => {
    const more = [...sources, aSource({ portal: 'water', snapshot: null, takenAt: null })];
    const rule = aDatasetRule(requests, { criteria: fourCriteria });
    expect(brief(rule, [here], { sources: more }).state).toBe('FULFILLED');
    const poor = brief(rule, [evidenceOf('PFPP')], { sources: more });
    expect(poor).toMatchObject({ state: 'UNVERIFIABLE', reason: 'SOURCE_UNAVAILABLE', bounds: [0.8, 1] });
    expect(poor.words[0]).toBe(
      'The catalogue of water was not read completely in the last 14 days, so what is missing there is not known.',
    );
    expect(brief(rule, [], { sources: more })).toMatchObject({
      reason: 'SOURCE_UNAVAILABLE',
      bounds: [0, 1],
    });
    expect(brief({ ...rule, quantifier: { all: true } }, [here], { sources: more }).state).toBe(
      'UNVERIFIABLE',
    );
  });

  it('is refused where more than 500 datasets fit', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => evidenceOf('PPPP', `d${at}`));
    expect(brief(aDatasetRule(requests), many(500)).state).toBe('FULFILLED');
    const over = brief(aDatasetRule(requests), many(501));
    expect(over).toMatchObject({ state: 'UNVERIFIABLE', reason: 'TOO_MANY_CANDIDATES', datasets: [] });
    expect(over.words).toEqual([
      'Rule “e1” fits 501 datasets, more than the 500 that it may: it has to be more exact.',
    ]);
  });
});

describe('documents', () => {
  const of = (state: 'PASS' | 'FAIL' | 'UNKNOWN' | null, text: string | null = null, given = {}) =>
    brief(aDocumentRule('https://example.org/plan.pdf', given), [], {
      document: () => ({
        link: state === null ? null : aLinkFact(state, { contentType: 'application/pdf; x' }),
        text,
      }),
    });

  it('are fulfilled where they can be retrieved, and no more is said', () => {
    expect(of('PASS')).toMatchObject({ state: 'FULFILLED', bounds: [1, 1] });
    expect(of('PASS').words.join(' ')).toContain('is all that was shown, not what it says');
    expect(of('FAIL')).toMatchObject({ state: 'NOT_FOUND', reason: 'DOCUMENT_DEAD', bounds: [0, 0] });
    expect(of('UNKNOWN')).toMatchObject({ state: 'UNVERIFIABLE', reason: 'NOT_CHECKED', bounds: [0, 1] });
    expect(of(null).state).toBe('UNVERIFIABLE');
  });

  it('have to hold the phrases and be of the type that is asked for', () => {
    const phrases = { mustContain: ['Open-Data polic*', 'yearly report'] };
    expect(of('PASS', 'Our open data policies, with a YEARLY REPORT.', phrases).state).toBe('FULFILLED');
    const missing = of('PASS', 'Our open data policy.', phrases);
    expect(missing).toMatchObject({ state: 'PARTIAL', bounds: [0.5, 0.5] });
    expect(missing.words[0]).toBe(
      '0 of 1 checks passed for the document at https://example.org/plan.pdf: phrases not as expected (expected Open-Data polic*, yearly report, found no yearly report).',
    );
    expect(of('PASS', null, phrases)).toMatchObject({ state: 'UNVERIFIABLE', bounds: [0.5, 1] });
    expect(of('PASS', null, { mediaType: 'application/pdf' }).state).toBe('FULFILLED');
    expect(of('PASS', null, { mediaType: 'text/html' }).state).toBe('PARTIAL');
  });
});

describe('figures', () => {
  const of = (lower: number | null, upper: number | null, isTime = false, value: number | null = null) =>
    brief(aMetricRule('c.tau', 0.8), [], { metric: () => ({ value, lower, upper, isTime, snapshot: 's9' }) });

  it('are held to both of their bounds', () => {
    expect(of(0.8, 0.9)).toMatchObject({ state: 'FULFILLED', bounds: [1, 1] });
    expect(of(0.6, 0.7)).toMatchObject({ state: 'PARTIAL', bounds: [0, 0] });
    expect(of(0.6, 0.7, true)).toMatchObject({ state: 'STALE' });
    expect(of(0.6, 0.9, false, 0.7)).toMatchObject({ state: 'UNVERIFIABLE', bounds: [0, 1] });
    expect(of(null, null)).toMatchObject({ state: 'UNVERIFIABLE', reason: 'METRIC_UNKNOWN' });
    expect(of(null, null, false, 0.9).state).toBe('FULFILLED');
  });

  it('rest on the snapshot that they were read from, known or not', () => {
    const rules = [aMetricRule('c.tau', 0.8)];
    const of = (metric: SweepFacts['metric']) =>
      evaluateAll([aCommitment('c1', { evidence: rules })], [], { metric })[0]?.snapshots;
    const fact = { value: null, lower: null, upper: null, isTime: false };
    expect(of(() => ({ ...fact, snapshot: 'city:springfield@1' }))).toEqual(['city:springfield@1']);
    expect(of(() => ({ ...fact, value: 1, snapshot: 'city:springfield@1' }))).toEqual(['city:springfield@1']);
    expect(of(() => null)).toEqual([]);
  });

  it('are asked of the city unless another scope is named, and told with their bounds', () => {
    const asked: string[] = [];
    const metric = (scope: string) => {
      asked.push(scope);
      return { value: 2 / 3, lower: 0.6, upper: 0.75, isTime: true, snapshot: 's9' };
    };
    const { words } = brief(aMetricRule('c.tau', 0.8), [], { metric });
    brief(aMetricRule('p.tau', 0.8, { scope: 'portal:water' }), [], { metric });
    expect(asked).toEqual(['city:springfield', 'portal:water']);
    expect(words).toEqual([
      'c.tau of city springfield is 0.6667, surely between 0.6 and 0.75; asked for is at least 0.8.',
    ]);
  });
});

describe('attestations', () => {
  const by = (role: 'CITY' | 'REVIEWER' | 'CIVIL_SOCIETY' | 'PUBLIC', name: string | null = null) => ({
    author: { role, name },
  });
  const of = (...updates: SweepFacts['updates']) => brief(anAttestationRule(), [], { updates });

  it('count from those who are not the city, for a year', () => {
    expect(of(anUpdate('c1', 'COMPLETE', by('REVIEWER', 'Ada')))).toMatchObject({
      state: 'FULFILLED',
      words: ['Ada said on 2026-10-01: complete.'],
    });
    expect(of(anUpdate('c1', 'COMPLETE', by('CITY'))).reason).toBe('NO_ATTESTATION');
    expect(of(anUpdate('c1', 'COMPLETE', by('PUBLIC'))).reason).toBe('NO_ATTESTATION');
    const on = (reportedOn: string) =>
      of(anUpdate('c1', 'COMPLETE', { ...by('CIVIL_SOCIETY'), reportedOn })).state;
    expect([on('2025-11-24'), on('2025-11-20'), on('2026-11-24')]).toEqual([
      'FULFILLED',
      'UNVERIFIABLE',
      'UNVERIFIABLE',
    ]);
  });

  it('say how far it is, the last of them', () => {
    const reviewer = by('REVIEWER');
    expect(of(anUpdate('c1', 'SUBSTANTIAL', reviewer))).toMatchObject({ state: 'PARTIAL', bounds: [0.5, 1] });
    expect(of(anUpdate('c1', 'SUBSTANTIAL', { ...reviewer, percent: 60 })).bounds).toEqual([0.6, 0.6]);
    expect(of(anUpdate('c1', 'LIMITED', reviewer)).bounds).toEqual([0, 0.5]);
    expect(of(anUpdate('c1', 'NOT_STARTED', reviewer)).state).toBe('NOT_FOUND');
    const later = anUpdate('c1', 'LIMITED', { ...reviewer, reportedOn: '2026-11-02' });
    expect(of(later, anUpdate('c1', 'COMPLETE', reviewer)).state).toBe('PARTIAL');
    expect(of(anUpdate('other', 'COMPLETE', reviewer)).reason).toBe('NO_ATTESTATION');
  });
});

describe('what is said of a verdict', () => {
  it('tells checks with what was expected and what was found', () => {
    const rule = aDatasetRule(requests, {
      criteria: [aCriterion('contactable'), aCriterion('alive'), aCriterion('rowCount', { gte: 10 })],
    });
    const dataset = evidenceOf('PPPP', 'd', {
      dataset: { title: '311 Service Requests', fieldsObserved: ['title', 'contact', 'distributions'] },
    });
    expect(brief(rule, [dataset]).words).toEqual([
      '1 of 3 checks passed for “311 Service Requests”: contact missing (expected an e-mail or web address, found none); rows not known (expected at least 10; its rows were not counted yet).',
      'Rows of springfield are counted by: civicgraph metrics probe springfield',
    ]);
  });

  it('says so where nothing is asked for, nothing was found, or too few', () => {
    expect(evaluateRules([], [])).toMatchObject({
      state: 'UNVERIFIABLE',
      reason: 'NO_RULE',
      suggestedStatus: 'NO_EVIDENCE',
    });
    expect(brief(aDatasetRule(requests), []).words).toEqual([
      'No dataset in the catalogue of springfield is what rule “e1” looks for.',
    ]);
    const some = aDatasetRule(requests, { quantifier: { atLeast: 2 } });
    expect(brief(some, [evidenceOf('PPPP')]).words).toEqual([
      'Only 1 of the 2 datasets that rule “e1” asks for was found in the catalogue of springfield.',
      '“Service requests” is in the catalogue, which is all that is asked.',
    ]);
  });

  it('counts rules that are not required for nothing', () => {
    const optional = aDatasetRule({ ...requests, value: 'budget' }, { id: 'e2', required: false });
    const verdict = evaluateRules([aDatasetRule(requests), optional], [evidenceOf('PPPP')]);
    expect(verdict.state).toBe('FULFILLED');
    expect(verdict.requirements.map(({ state }) => state)).toEqual(['FULFILLED', 'NOT_FOUND']);
    expect(evaluateRules([optional], [evidenceOf('PPPP')]).reason).toBe('NO_RULE');
  });
});

describe('milestones', () => {
  const proved = aMilestone('m1', { evidence: [aDatasetRule(requests)] });
  const bare = aMilestone('m2');
  const of = (given: Parameters<typeof aCommitment>[1]) =>
    evaluateAll([aCommitment('c1', given)], [evidenceOf('PPPP')])[0]?.verdict;

  it('count beside the rules of the commitment, by their weight', () => {
    const missing = aDatasetRule({ ...requests, value: 'budget' });
    const verdict = of({ evidence: [missing], milestones: [{ ...proved, weight: 3 }] });
    expect([verdict?.state, verdict?.progressLower]).toEqual(['PARTIAL', 0.75]);
  });

  it('without a rule count as not known, but only where nothing else speaks for the commitment', () => {
    expect(of({ milestones: [proved, bare] })?.state).toBe('UNVERIFIABLE');
    expect(of({ evidence: [aDatasetRule(requests)], milestones: [proved, bare] })?.state).toBe('FULFILLED');
    expect(of({ milestones: [bare] })?.reason).toBe('NO_RULE');
  });
});
