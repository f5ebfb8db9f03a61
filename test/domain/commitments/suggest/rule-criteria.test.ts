import { describe, expect, it } from 'vitest';
import { criteriaFor, metricsFor } from '../../../../src/domain/commitments/suggest/rule-criteria.ts';
import { readPromise } from '../../../../src/domain/commitments/suggest/read-promise.ts';
import { INDICATORS } from '../../../../src/domain/metrics/indicators.ts';
import { promiseOf } from './held-out-promises.ts';

const ALIVE = { check: 'alive', required: false };

describe('criteria of a rule', () => {
  it('ask for nothing that the promise does not say, and look at links without deciding by them', () => {
    expect(criteriaFor(readPromise(promiseOf('Trees', 'A list of trees')), false)).toEqual([ALIVE]);
  });

  it('name the formats together, and since when', () => {
    const reading = readPromise(promiseOf('', 'As CSV or JSON, since 2014, through an API'));
    expect(criteriaFor(reading, false)).toEqual([
      { check: 'api' },
      { check: 'format', anyOf: ['CSV', 'JSON'] },
      { check: 'temporalFrom', date: '2014-01-01' },
      ALIVE,
    ]);
  });

  it('count from the due date of the commitment where it has one', () => {
    const reading = readPromise({ ...promiseOf('', ''), dueOn: '2020-01-31' });
    expect(criteriaFor(reading, true)[0]).toMatchObject({ check: 'publishedBy', date: 'dueOn' });
  });
});

describe('metrics of a share', () => {
  it('are indicators that there are', () => {
    const text =
      '70 % of datasets: machine-readable, openly licensed, by API, in bulk download, daily, contact point';
    const indicators = metricsFor(readPromise(promiseOf('', text))).map((rule) => rule['indicator']);
    expect(indicators).toHaveLength(6);
    const known = INDICATORS.map(({ id }) => id);
    expect(indicators.filter((id) => !known.some((one) => one === id))).toEqual([]);
  });

  it('are none where no share is promised', () => {
    expect(metricsFor(readPromise(promiseOf('', 'machine-readable datasets')))).toEqual([]);
  });
});
