import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSweep } from '../../../src/domain/commitments/create-sweep.ts';
import type { StatusUpdate } from '../../../src/domain/commitments/book.ts';
import type { Evaluation } from '../../../src/domain/commitments/evaluation.ts';
import type {
  DatasetRule,
  EvidenceRule,
  Quantifier,
  Selector,
} from '../../../src/domain/commitments/rules.ts';
import type { EvidenceDataset } from '../../../src/domain/commitments/sweep-input.ts';
import {
  aCommitment,
  aDatasetRule,
  aMilestone,
  anUpdate,
  inEnglish,
} from '../../support/commitment-builders.ts';
import {
  aSource,
  evaluateAll,
  evaluateRules,
  evidenceOf,
  fourCriteria,
  kit,
  someFacts,
} from '../../support/evidence-builders.ts';

function ruleOf(id: string, quantifier: Quantifier = { atLeast: 1 }): DatasetRule {
  const selector: Selector = { field: 'identifier', op: 'startsWith', value: `${id}-` };
  return aDatasetRule(selector, { id, quantifier, criteria: fourCriteria });
}
const hidden: DatasetRule = {
  ...ruleOf('u0'),
  selector: { field: 'keyword', op: 'contains', value: 'pothole' },
};
function ofRule(id: string, candidates: readonly string[]): readonly EvidenceDataset[] {
  return candidates.map((letters, at) => evidenceOf(letters, `${id}-${at}`));
}
function shown({ state, progressLower, progressUpper }: Evaluation['verdict']) {
  return [state, Number(progressLower.toFixed(4)), Number(progressUpper.toFixed(4))];
}

describe('the worked examples', () => {
  const table: readonly (readonly [string, readonly string[], Quantifier, string, number, number])[] = [
    ['V1', ['PPPP'], { atLeast: 1 }, 'FULFILLED', 1, 1],
    ['V2', ['PPPF'], { atLeast: 1 }, 'STALE', 0.8, 0.8],
    ['V3', ['PFPP'], { atLeast: 1 }, 'PARTIAL', 0.8, 0.8],
    ['V4', [], { atLeast: 1 }, 'NOT_FOUND', 0, 0],
    ['V7', ['PPUP'], { atLeast: 1 }, 'UNVERIFIABLE', 0.8, 1],
    ['V8', ['PFPP', 'PPPF'], { atLeast: 1 }, 'STALE', 0.8, 0.8],
    ['V9', ['PFPF'], { atLeast: 1 }, 'PARTIAL', 0.6, 0.6],
    ['V10', ['PPUF'], { atLeast: 1 }, 'STALE', 0.6, 0.8],
    ['V11', ['PPPP', 'PPPF'], { atLeast: 3 }, 'PARTIAL', 0.6, 0.6],
    ['V12', ['PPPP', 'PPPF', 'PFPP'], { all: true }, 'PARTIAL', 0.8667, 0.8667],
    ['V13', ['PFPP', 'PPUP'], { atLeast: 1 }, 'UNVERIFIABLE', 0.8, 1],
  ];
  it.each(table)('hold: %s', (_id, candidates, quantifier, state, lower, upper) => {
    const verdict = evaluateRules([ruleOf('e1', quantifier)], ofRule('e1', candidates));
    expect(shown(verdict)).toEqual([state, lower, upper]);
  });

  it('hold: V5, nothing found where the field is not shown', () => {
    const verdict = evaluateRules([hidden], [evidenceOf('PPPP')]);
    expect(shown(verdict)).toEqual(['UNVERIFIABLE', 0, 1]);
    expect(verdict.reason).toBe('FIELD_NOT_OBSERVED');
  });

  it('hold: V6, a portal that was not read of late', () => {
    const stale = aSource({ takenAt: '2026-11-08T00:00:00.000Z' });
    for (const sources of [[aSource({ snapshot: null, takenAt: null })], [stale], []]) {
      const verdict = evaluateRules([ruleOf('e1')], ofRule('e1', ['PPPP']), { sources });
      expect(shown(verdict)).toEqual(['UNVERIFIABLE', 0, 1]);
      expect(verdict.reason).toBe('SOURCE_UNAVAILABLE');
    }
  });

  it('say of V11 how many were found', () => {
    const verdict = evaluateRules([ruleOf('e1', { atLeast: 3 })], ofRule('e1', ['PPPP', 'PPPF']));
    expect(verdict.reason).toBe('ONLY_2_OF_3');
  });
});

describe('looking at datasets', () => {
  const inVain: Selector = { field: 'title', op: 'contains', value: 'unicorns' };
  const measured: Selector = { field: 'metric.open.licence', op: 'eq', value: 'PASS' };

  it('leaves nothing to do of what nobody chooses, whatever it would measure', () => {
    const sweep = createSweep([aCommitment('c1', { evidence: [aDatasetRule(inVain)] })], kit);
    expect(sweep.add(evidenceOf('PPPP'))).toBeNull();
    const chosen = createSweep([aCommitment('c1', { evidence: [ruleOf('e1')] })], kit);
    expect(chosen.add(evidenceOf('PPPP', 'e1-0'))).not.toBeNull();
  });

  it('chooses by what was measured once that is known, alone and beside what a record says', () => {
    const both: Selector = { all: [measured, { field: 'identifier', op: 'startsWith', value: 'a' }] };
    for (const [selector, found] of [
      [measured, ['a1', 'b1']],
      [both, ['a1']],
      [{ not: measured }, ['a2']],
    ] as const) {
      const rule = aDatasetRule(selector, { quantifier: { all: true } });
      const datasets = [evidenceOf('PPPP', 'a1'), evidenceOf('PFPP', 'a2'), evidenceOf('PPPP', 'b1')];
      const { requirements } = evaluateRules([rule], datasets);
      expect(requirements.flatMap((one) => one.datasets.map(({ localId }) => localId)).toSorted()).toEqual(
        found,
      );
    }
  });
});

describe('merging', () => {
  const parts: Readonly<Record<string, readonly string[]>> = {
    ...{ F: ['PPPP'], S: ['PPPF'], P: ['PFPP'], N: [], U: ['PPUP'] },
  };
  const table: readonly (readonly [string, string, number, number])[] = [
    ['F F', 'FULFILLED', 1, 1],
    ['F S', 'STALE', 0.9, 0.9],
    ['F P', 'PARTIAL', 0.9, 0.9],
    ['F N', 'PARTIAL', 0.5, 0.5],
    ['F U', 'UNVERIFIABLE', 0.9, 1],
    ['S N', 'PARTIAL', 0.4, 0.4],
    ['S U', 'UNVERIFIABLE', 0.8, 0.9],
    ['N U', 'PARTIAL', 0.4, 0.5],
    ['N N', 'NOT_FOUND', 0, 0],
    ['P U', 'PARTIAL', 0.8, 0.9],
    ['N U0', 'UNVERIFIABLE', 0, 0.5],
    ['F U0', 'UNVERIFIABLE', 0.5, 1],
    ['F N U', 'PARTIAL', 0.6, 0.6667],
  ];
  const ruleFor = (part: string, at: number): EvidenceRule =>
    part === 'U0' ? { ...hidden, id: `e${at}` } : ruleOf(`e${at}`);
  const evidenceFor = (words: readonly string[]): readonly EvidenceDataset[] =>
    words.flatMap((part, at) => ofRule(`e${at}`, parts[part] ?? []));
  // Something has to be there for the hidden field to be looked for.
  const other = evidenceOf('PPPP', 'other');

  it.each(table)('gives for the rules %s', (words, state, lower, upper) => {
    const all = words.split(' ');
    const verdict = evaluateRules(all.map(ruleFor), [...evidenceFor(all), other]);
    expect(shown(verdict)).toEqual([state, lower, upper]);
  });

  it.each(table)('gives for the milestones %s', (words, state, lower, upper) => {
    const all = words.split(' ');
    const milestones = all.map((part, at) => aMilestone(`m${at}`, { evidence: [ruleFor(part, at)] }));
    const [evaluation] = evaluateAll([aCommitment('c1', { milestones })], [...evidenceFor(all), other]);
    expect(evaluation && shown(evaluation.verdict)).toEqual([state, lower, upper]);
    expect(evaluation?.milestones).toHaveLength(all.length);
  });
});

describe('a sweep', () => {
  const letter = fc.constantFrom('P', 'F', 'U', 'N');
  const letters = fc.tuple(letter, letter, letter, letter).map((all) => all.join(''));
  const quantifier: fc.Arbitrary<Quantifier> = fc.oneof(
    fc.integer({ min: 1, max: 4 }).map((atLeast) => ({ atLeast })),
    fc.constant({ all: true } as const),
    fc.constantFrom(0.25, 0.5, 0.8, 1).map((share) => ({ share })),
  );

  it('gives the same JSON whatever the order of the datasets, and when it is repeated', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        quantifier,
        fc.integer({ min: 0, max: 1_000 }),
        (all, asked, seed) => {
          const datasets = all.map((one, at) => evidenceOf(one, `e1-${at}`));
          const shuffled = datasets
            .map((one, at) => ({ one, key: (at * 7919 + seed * 104_729) % 1_009 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const commitment = aCommitment('c1', { evidence: [ruleOf('e1', asked)] });
          const sweep = createSweep([commitment], kit);
          for (const dataset of datasets) sweep.add(dataset)?.();
          const first = JSON.stringify(sweep.finish(someFacts()));
          expect(JSON.stringify(sweep.finish(someFacts()))).toBe(first);
          expect(JSON.stringify(evaluateAll([commitment], shuffled))).toBe(first);
        },
      ),
    );
  });

  it('never narrows the bounds where a check is not known any more', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 6 }),
        quantifier,
        fc.nat(),
        fc.nat(3),
        (all, asked, which, place) => {
          const at = which % all.length;
          const before = all[at] ?? '';
          fc.pre('PF'.includes(before[place] ?? ' '));
          const after = `${before.slice(0, place)}U${before.slice(place + 1)}`;
          const known = evaluateRules([ruleOf('e1', asked)], ofRule('e1', all));
          const less = evaluateRules([ruleOf('e1', asked)], ofRule('e1', all.with(at, after)));
          expect(less.progressLower).toBeLessThanOrEqual(known.progressLower + 1e-12);
          expect(less.progressUpper).toBeGreaterThanOrEqual(known.progressUpper - 1e-12);
          expect(known.progressLower).toBeLessThanOrEqual(known.progressUpper);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives evaluations in the order of the commitments, with what they rest on', () => {
    const evaluations = evaluateAll(
      ['b', 'a'].map((id) => aCommitment(id, { evidence: [ruleOf('e1')] })),
      ofRule('e1', ['PPPP']),
    );
    expect(evaluations.map(({ commitment }) => commitment)).toEqual(['b', 'a']);
    for (const one of evaluations) {
      expect(one.snapshots).toEqual(['s1']);
      expect(one.selectorDigest).toMatch(/^[0-9a-f]{64}$/);
      expect(one.engineVersion).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('tells what the city said last is gone as regressed, by its own word and no other', () => {
    const pinned = aDatasetRule(null, { pins: { mode: 'only', datasets: ['gone'] } });
    const gone = anUpdate('c1', 'WITHDRAWN', { regressed: true });
    const of = (updates: readonly StatusUpdate[], datasets: readonly EvidenceDataset[] = []) => {
      const { state, reason, flags } = evaluateRules([pinned], datasets, { updates });
      return [state, reason, ...flags];
    };
    expect(of([gone])).toEqual(['NOT_FOUND', 'PIN_MISSING', 'REGRESSED']);
    expect(of([])).toEqual(['NOT_FOUND', 'PIN_MISSING']);
    expect(of([gone], [evidenceOf('PPPP', 'gone')])).toEqual(['FULFILLED', null]);
    const others: readonly Partial<StatusUpdate>[] = [
      { author: { name: null, role: 'REVIEWER' } },
      { subject: 'c2' },
      { regressed: false },
    ];
    for (const other of others) expect(of([{ ...gone, ...other }])).toEqual(['NOT_FOUND', 'PIN_MISSING']);
    const back = anUpdate('c1', 'LIMITED', { reportedOn: '2026-11-01' });
    expect(of([gone, back])).toEqual(['NOT_FOUND', 'PIN_MISSING']);
  });

  it('changes the digest with the rules, and with nothing else', () => {
    const digestOf = (evidence: readonly EvidenceRule[], title: string): string | undefined =>
      evaluateAll([aCommitment('c1', { evidence, title: inEnglish(title) })], [])[0]?.selectorDigest;
    expect(digestOf([ruleOf('e1')], 'A')).toBe(digestOf([ruleOf('e1')], 'B'));
    expect(digestOf([ruleOf('e1')], 'A')).not.toBe(digestOf([ruleOf('e2')], 'A'));
  });
});
