import { describe, expect, it } from 'vitest';
import { runCriteria } from '../../../src/domain/commitments/criteria.ts';
import type { RowsKnown } from '../../../src/domain/commitments/rows-known.ts';
import type { CheckName, Criterion } from '../../../src/domain/commitments/rules.ts';
import type { Dataset, Distribution } from '../../../src/domain/dataset.ts';
import { OBSERVABLE_FIELDS } from '../../../src/domain/draft.ts';
import type { IndicatorResult } from '../../../src/domain/metrics/result.ts';
import { amountOf, resultOf } from '../../../src/domain/metrics/verdict.ts';
import { aColumn, aDistribution, aFormat, aLicence, aMoment } from '../../support/builders.ts';
import {
  aCriterion,
  aLinkFact,
  anEvidence,
  rowsOf,
  type EvidenceGiven,
} from '../../support/evidence-builders.ts';

const AT = '2026-11-23T00:00:00.000Z';
function stateOf(
  check: CheckName,
  given: EvidenceGiven & { readonly criterion?: Partial<Criterion>; readonly dueOn?: string } = {},
): string {
  const { criterion, dueOn = null, ...evidence } = given;
  const all = { ...evidence, dataset: { fieldsObserved: OBSERVABLE_FIELDS, ...evidence.dataset } };
  const [one] = runCriteria(anEvidence(all), [aCriterion(check, criterion)], dueOn);
  const outcome = typeof one === 'function' ? one(AT) : one;
  if (outcome === undefined) return 'none';
  expect(outcome.reason === null).toBe(outcome.state === 'PASS');
  return outcome.reason === null ? outcome.state : `${outcome.state} ${outcome.reason}`;
}
function amount(indicator: string, lower: number, upper: number): IndicatorResult {
  return amountOf(indicator, {
    value: lower === upper ? lower : null,
    lower,
    upper,
    reason: lower === upper ? null : 'BECAUSE',
  });
}
const unseen: Partial<Dataset> = { fieldsObserved: ['title'] };
const file = (given: Partial<Distribution>): Partial<Dataset> => ({
  distributions: [aDistribution({ downloadUrl: 'https://example.org/a', ...given })],
});
const url = (name: string): Distribution =>
  aDistribution({ localId: name, downloadUrl: `https://example.org/${name}` });
const links: EvidenceGiven['link'] = (address) =>
  address.endsWith('alive')
    ? aLinkFact('PASS')
    : address.endsWith('dead')
      ? aLinkFact('FAIL')
      : address.endsWith('shaky')
        ? aLinkFact('UNKNOWN')
        : null;

describe('criteria that an indicator answers', () => {
  const table = [
    ['machineReadable', 'open.machineReadable'],
    ['nonProprietary', 'open.format'],
    ['bulk', 'open.bulk'],
    ['api', 'open.api'],
    ['openLicence', 'open.licence'],
    ['fresh', 'time.fresh'],
  ] as const;
  it.each(table)('follow it: %s', (check, indicator) => {
    for (const state of ['PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'] as const) {
      const results = [
        resultOf(indicator, { state, reason: state === 'PASS' ? null : 'BECAUSE', evidence: [] }),
      ];
      expect(stateOf(check, { results })).toBe(state === 'PASS' ? state : `${state} BECAUSE`);
    }
    expect(stateOf(check)).toBe('UNKNOWN NOT_MEASURED');
  });

  it('go without saying where it is only that it exists', () => {
    expect(stateOf('exists')).toBe('none');
  });
});

describe('criteria on age', () => {
  it('take the grace that is asked for', () => {
    const fresh = (id: string): IndicatorResult =>
      resultOf(id, { state: 'PASS', reason: null, evidence: [] });
    const of = (criterion: Partial<Criterion>, results: readonly IndicatorResult[]): string =>
      stateOf('fresh', { criterion, results });
    expect(of({ grace: 0 }, [fresh('time.fresh.0')])).toBe('PASS');
    expect(of({ grace: 1 }, [fresh('time.fresh.1')])).toBe('PASS');
    expect(of({ grace: 0.5 }, [amount('time.delayRatio', 1.5, 1.5)])).toBe('PASS');
    expect(of({ grace: 0.5 }, [amount('time.delayRatio', 1.6, 1.6)])).toBe('FAIL OVERDUE');
    expect(of({ within: 'observed' }, [fresh('time.freshObserved')])).toBe('PASS');
    expect(
      of({ within: 'observed', grace: 1 }, [amount('time.observedPeriod', 7, 7), amount('time.age', 14, 14)]),
    ).toBe('PASS');
    expect(of({ within: 'observed', grace: 1 }, [amount('time.age', 14, 14)])).toBe(
      'UNKNOWN TOO_FEW_CHANGES',
    );
  });

  it('have no grace for a duration unless it is written', () => {
    const of = (age: number, grace?: number): string =>
      stateOf('fresh', {
        criterion: { within: { days: 8 }, ...(grace === undefined ? {} : { grace }) },
        results: [amount('time.age', age, age)],
      });
    expect([of(8), of(9), of(10, 0.25), of(11, 0.25)]).toEqual([
      'PASS',
      'FAIL TOO_OLD',
      'PASS',
      'FAIL TOO_OLD',
    ]);
    expect(stateOf('fresh', { criterion: { within: { days: 8 } } })).toBe('UNKNOWN NOT_MEASURED');
  });

  it('count the period covered from the snapshot', () => {
    const of = (temporalEnd: string | null): string =>
      stateOf('temporalUntil', { criterion: { lagDays: 91.3125 }, dataset: { temporalEnd } });
    expect([of('2026-08-24'), of('2026-08-22')]).toEqual(['PASS', 'FAIL ENDS_EARLIER']);
    expect(of(null)).toBe('UNKNOWN NOT_DECLARED');
    expect(stateOf('temporalUntil', { dataset: unseen })).toBe('UNKNOWN FIELD_NOT_OBSERVED');
  });

  it('ask from when on the data reach', () => {
    const of = (temporalStart: string | null, date = '2013'): string =>
      stateOf('temporalFrom', { criterion: { date }, dataset: { temporalStart } });
    expect([of('2013-12-31'), of('2014-01-01'), of(null)]).toEqual([
      'PASS',
      'FAIL STARTS_LATER',
      'UNKNOWN NOT_DECLARED',
    ]);
    expect(of('2013-01-01', 'dueOn')).toBe('UNKNOWN NO_DUE_DATE');
  });

  it('ask for a date of publication, with a fortnight, or for having been seen', () => {
    const of = (day: string | null, given: Partial<Parameters<typeof stateOf>[1]> = {}): string =>
      stateOf('publishedBy', {
        ...{ criterion: { date: 'dueOn' }, dueOn: '2013-03-07', firstSeenAt: AT, ...given },
        dataset: { issued: day === null ? null : aMoment(day), ...given.dataset },
      });
    expect([of('2013-03-21'), of('2013-03-22')]).toEqual(['PASS', 'FAIL TOO_LATE']);
    expect(of('2013-03-08', { criterion: { date: '2013-03-07', grace: 0 } })).toBe('FAIL TOO_LATE');
    expect(of(null)).toBe('UNKNOWN NO_DATE');
    expect(of(null, { firstSeenAt: '2013-03-01T00:00:00.000Z' })).toBe('PASS');
    expect(of('2020-01-01', { firstSeenAt: '2013-03-01T00:00:00.000Z' })).toBe('PASS');
    const year = { at: '2013-01-01T00:00:00.000Z', precision: 'year', raw: '2013' } as const;
    expect(of(null, { dataset: { issued: year } })).toBe('UNKNOWN NOT_KNOWN');
  });
});

describe('criteria on distributions', () => {
  const alive = (...names: readonly string[]): string =>
    stateOf('alive', { link: links, dataset: { distributions: names.map(url) } });
  it('ask for one that answers', () => {
    expect([alive('dead', 'alive'), alive('dead', 'dead')]).toEqual(['PASS', 'FAIL DEAD']);
    expect([alive('dead', 'shaky'), alive('x')]).toEqual(['UNKNOWN NOT_CHECKED', 'UNKNOWN NOT_CHECKED']);
    expect(alive()).toBe('FAIL NO_DISTRIBUTION');
    expect(stateOf('alive', { dataset: unseen })).toBe('UNKNOWN FIELD_NOT_OBSERVED');
  });

  const format = (formats: readonly (string | null)[], criterion: Partial<Criterion>, name = 'x'): string =>
    stateOf('format', {
      ...{ criterion, link: links },
      dataset: {
        distributions: formats.map((code) => ({
          ...url(name),
          format: code === null ? { ...aFormat('?'), code: null } : aFormat(code),
        })),
      },
    });
  it('ask for formats that are not dead', () => {
    expect(format(['CSV'], { anyOf: ['CSV', 'JSON'] })).toBe('PASS');
    expect(format(['PDF'], { anyOf: ['CSV', 'JSON'] })).toBe('FAIL NO_SUCH_FORMAT');
    expect(format(['PDF', null], { anyOf: ['CSV'] })).toBe('UNKNOWN NOT_KNOWN');
    expect(format(['CSV'], { allOf: [['CSV'], ['JSON']] })).toBe('FAIL NO_SUCH_FORMAT');
    expect(format(['CSV', 'JSON'], { allOf: [['CSV'], ['JSON']] })).toBe('PASS');
    expect(format(['CSV'], { anyOf: ['CSV'] }, 'dead')).toBe('FAIL NO_SUCH_FORMAT');
  });

  it('ask for licences by their codes', () => {
    const of = (dataset: Partial<Dataset>): string =>
      stateOf('licence', { criterion: { anyOf: ['CC-BY-4.0'] }, dataset });
    const ccBy = { ...aLicence('OPEN'), code: 'CC-BY-4.0' };
    expect(of({ licence: ccBy })).toBe('PASS');
    expect(of(file({ licence: ccBy }))).toBe('PASS');
    expect(of({ licence: { ...ccBy, code: 'ODbL-1.0' } })).toBe('FAIL OTHER_LICENCE');
    expect(of({ licence: aLicence('UNKNOWN') })).toBe('UNKNOWN UNMAPPED_VALUE');
    expect([of({}), of(unseen)]).toEqual(['FAIL ABSENT', 'UNKNOWN FIELD_NOT_OBSERVED']);
  });
});

describe('criteria on the record', () => {
  it('ask for access rights', () => {
    const of = (accessRights: string | null): string =>
      stateOf('accessRights', { dataset: { accessRights } });
    expect([of('public'), of('non-public')]).toEqual(['PASS', 'FAIL OTHER_RIGHT']);
    expect([of('ask us'), of(null)]).toEqual(['UNKNOWN UNMAPPED_VALUE', 'FAIL ABSENT']);
    expect(stateOf('accessRights', { dataset: unseen })).toBe('UNKNOWN FIELD_NOT_OBSERVED');
  });

  it('ask for columns by any of their names', () => {
    const of = (columns: Dataset['columns'], dataset: Partial<Dataset> = {}): string =>
      stateOf('columns', {
        criterion: { allOf: [['id'], ['opened at', 'created']] },
        dataset: { columns, ...dataset },
      });
    expect(of([aColumn('ID'), aColumn('Opened_At')])).toBe('PASS');
    expect(of([aColumn('id'), aColumn('x1', 'Created')])).toBe('PASS');
    expect(of([aColumn('id')])).toBe('FAIL COLUMN_MISSING');
    expect([of([]), of([], unseen)]).toEqual(['UNKNOWN NO_COLUMNS', 'UNKNOWN FIELD_NOT_OBSERVED']);
  });

  it('count rows', () => {
    const of = (rows: number | null, given: Partial<RowsKnown> = {}): string =>
      stateOf('rowCount', { criterion: { gte: 10 }, rowCount: () => rowsOf(rows, given) });
    expect([of(10), of(9), of(null)]).toEqual(['PASS', 'FAIL TOO_FEW_ROWS', 'UNKNOWN ROWS_NOT_COUNTED']);
    const others = { most: null, reason: 'FILE_TABLE' };
    expect([of(10, others), of(9, others)]).toEqual(['PASS', 'UNKNOWN FILE_TABLE']);
  });

  it('decide nothing by an estimate, on whichever side it lies', () => {
    const of = (estimate: number): string =>
      stateOf('rowCount', {
        criterion: { gte: 10 },
        rowCount: () => rowsOf(null, { estimate, reason: 'ESTIMATE_ONLY' }),
      });
    expect([of(1), of(10), of(1e9)]).toEqual(Array.from({ length: 3 }, () => 'UNKNOWN ESTIMATE_ONLY'));
  });

  it('hold the score to both of its bounds', () => {
    const of = (lower: number, upper: number): string =>
      stateOf('mqa', { criterion: { gte: 200 }, results: [amount('mqa.total', lower, upper)] });
    expect([of(200, 300), of(100, 199), of(199, 200)]).toEqual([
      'PASS',
      'FAIL TOO_FEW_POINTS',
      'UNKNOWN BECAUSE',
    ]);
  });

  it('ask for documentation: columns described, or a dictionary', () => {
    const of = (share: number, dataset: Partial<Dataset> = {}): string =>
      stateOf('documented', { results: [amount('doc.schema', share, share)], dataset });
    expect([of(0.8), of(0.79)]).toEqual(['PASS', 'FAIL TOO_FEW_DESCRIBED']);
    expect(of(0, file({ title: 'Data Dictionary (PDF)' }))).toBe('PASS');
    expect(of(0, { fieldsObserved: ['title', 'columns'] })).toBe('UNKNOWN FIELD_NOT_OBSERVED');
  });

  it('ask for somebody to turn to', () => {
    const of = (contact: Dataset['contact'], dataset: Partial<Dataset> = {}): string =>
      stateOf('contactable', { dataset: { contact, ...dataset } });
    expect(of({ name: null, email: 'a@example.org', url: null })).toBe('PASS');
    expect(of({ name: 'Town hall', email: 'n/a', url: null })).toBe('FAIL ABSENT');
    expect([of(null), of(null, unseen)]).toEqual(['FAIL ABSENT', 'UNKNOWN FIELD_NOT_OBSERVED']);
  });
});
