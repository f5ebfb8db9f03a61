import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoriesFor,
  queriesFor,
  suggestRules,
  type CandidateDataset,
} from '../../../src/domain/commitments/suggest.ts';
import { classifyDataset } from '../../../src/domain/metrics/categories/classify-dataset.ts';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { aDataset, aDistribution } from '../../support/builders.ts';
import { answerTo, heldOutPromises, promiseOf, tally } from './suggest/held-out-promises.ts';

function candidate(given: Partial<Dataset> & Pick<Dataset, 'localId' | 'title'>): CandidateDataset {
  const dataset = aDataset(given);
  const uri = `https://data.springfield.example/${given.localId}`;
  return { dataset, uri, categories: classifyDataset(dataset, []) };
}
const CATALOGUE = [
  candidate({ localId: 'a', title: 'Restaurant inspections' }),
  candidate({ localId: 'b', title: 'Street trees', keywords: ['urban forest'] }),
  candidate({ localId: 'c', title: 'Street lights' }),
  candidate({ localId: 'd', title: 'Forest paths', keywords: ['trees'] }),
];

describe('what would prove a promise', () => {
  it('is a dataset of the category that it speaks of, with the criteria that its words ask for', () => {
    const promise = promiseOf(
      'Restaurant inspections as open data',
      'Results weekly, machine-readable and under an open licence, by 30 June 2025.',
    );
    const [first] = suggestRules(promise, CATALOGUE).rules;
    expect(first?.rule).toEqual({
      kind: 'dataset',
      selector: { field: 'hvd.category', op: 'eq', value: 'restaurant_inspections' },
      quantifier: { atLeast: 1 },
      criteria: [
        { check: 'machineReadable' },
        { check: 'openLicence' },
        { check: 'fresh', within: 'P7D', grace: 0.25 },
        { check: 'publishedBy', date: '2025-06-30', grace: 'P14D', required: false },
        { check: 'alive', required: false },
      ],
    });
    expect(first?.candidates.map(({ localId }) => localId)).toEqual(['a']);
    expect(first?.reasons).toContain('"open data" asks for openLicence');
  });

  it('is chosen by the words that it shares with the dataset that fits best', () => {
    const [first] = suggestRules(promiseOf('Publish data on street trees', 'All of them.'), CATALOGUE).rules;
    const word = (value: string) => ({
      any: ['title', 'keyword'].map((field) => ({ field, op: 'contains', value })),
    });
    expect(first?.rule['selector']).toEqual({ all: [word('street*'), word('tree*')] });
    expect(first?.candidates[0]?.title).toBe('Street trees');
  });

  it('is surer where the catalogue holds what is promised than where nothing fits', () => {
    const promise = promiseOf('Publish data on street trees', '');
    const sure = suggestRules(promise, CATALOGUE).rules[0]?.confidence ?? 0;
    expect(suggestRules(promise, []).rules[0]?.confidence ?? 1).toBeLessThan(sure);
  });

  it('is what the leading institution publishes where no subject is named', () => {
    const promise = { ...promiseOf('Open data', 'All data published.'), leadInstitution: 'Water Utility' };
    const of = candidate({
      localId: 'w',
      title: 'Meters',
      publisher: { name: 'Water utility', localId: null },
    });
    const [first] = suggestRules(promise, [...CATALOGUE, of]).rules;
    expect(first?.rule['selector']).toEqual({
      field: 'publisher.name',
      op: 'contains',
      value: 'Water Utility',
    });
    expect(first?.candidates.map(({ localId }) => localId)).toEqual(['w']);
  });

  it('is a share of the catalogue where a share is promised', () => {
    const { rules } = suggestRules(promiseOf('Openness', '80 % of all datasets are machine-readable.'), []);
    expect(rules[0]?.rule).toEqual({
      kind: 'metric',
      indicator: 'c.machineReadable',
      op: 'gte',
      value: 0.8,
    });
  });

  it('is a document whose address a status update or the catalogue gives, or else a person', () => {
    const promise = promiseOf('Annual compliance report', 'It is published each July.');
    expect(suggestRules(promise, []).rules[0]).toMatchObject({ kind: 'document', needs: 'url' });
    const url = 'https://springfield.example/report.pdf';
    const linked = suggestRules(promise, [], { documents: [url] }).rules[0];
    expect(linked).toMatchObject({ needs: null, rule: { kind: 'document', url } });
    const pdf = { raw: 'PDF', code: 'PDF', mediaType: 'application/pdf' };
    const format = { ...pdf, machineReadable: false, nonProprietary: true, machineReadableExtended: false };
    const held = candidate({
      localId: 'r',
      title: 'Compliance report of 2023',
      distributions: [aDistribution({ format, downloadUrl: url })],
    });
    expect(suggestRules(promise, [held]).rules[0]).toMatchObject({ needs: null, rule: { url } });
  });

  it('is what somebody says who is not the city, where people are to be appointed', () => {
    const { rules } = suggestRules(promiseOf('Chief Data Officer', 'Appoint one within 90 days.'), CATALOGUE);
    expect(rules[0]?.rule).toEqual({ kind: 'attestation' });
  });

  it('is nothing where others are asked to act, and it says so', () => {
    const { rules, unverifiable } = suggestRules(
      promiseOf('Open data for all', 'We will advocate for and support legislation on open data.'),
      CATALOGUE,
    );
    expect(rules).toEqual([]);
    expect(unverifiable).toMatch(/UNVERIFIABLE/);
  });

  it('is what the plan says it is, whatever the words', () => {
    const promise = { ...promiseOf('Chief Data Officer', ''), measurability: 'DOCUMENT' as const };
    expect(suggestRules({ ...promise, title: promiseOf('Trees', '').title }, []).rules[0]?.kind).toBe(
      'document',
    );
  });

  it('is the same in whatever order the catalogue answers, and sure from 0 to 1', () => {
    const words = fc.constantFrom(...heldOutPromises());
    const order = fc.shuffledSubarray(CATALOGUE, { minLength: CATALOGUE.length });
    fc.assert(
      fc.property(words, order, ({ title, text, language }, shuffled) => {
        const promise = promiseOf(title, text, language);
        const suggestion = suggestRules(promise, shuffled);
        expect(suggestion).toEqual(suggestRules(promise, CATALOGUE));
        for (const { confidence } of suggestion.rules) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        expect(suggestion.rules.length === 0).toBe(suggestion.unverifiable !== null);
      }),
    );
  });

  it('never throws, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, text) => {
        suggestRules(promiseOf(title, text), CATALOGUE);
        expect(queriesFor(promiseOf(title, text)).length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('is looked for with the words of the title first, and the categories', () => {
    const promise = promiseOf('Street trees', 'Publish every shrub, and crime reports.');
    expect(queriesFor(promise)).toEqual(['street', 'trees', 'shrub', 'crime']);
    expect(categoriesFor(promise)).toEqual(['crime_reports']);
  });
});

describe('the promises held out', () => {
  const promises = heldOutPromises();

  it('are nine in each language, of every kind', () => {
    expect(promises).toHaveLength(63);
    expect(new Set(promises.map(({ kind }) => kind)).size).toBe(5);
    expect(new Set(promises.map(({ title }) => title)).size).toBe(63);
  });

  it('tell one that knows from one that always says the same', () => {
    const right = (kindOf: (one: (typeof promises)[number]) => string): number =>
      tally(promises.map((one) => [[one.kind], [kindOf(one)]])).right;
    expect(right(() => 'dataset')).toBe(29);
    expect(right((one) => answerTo(one).kind)).toBeGreaterThan(50);
  });
});
