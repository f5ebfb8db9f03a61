import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRules } from '../../../../src/domain/commitments/reading/read-rules.ts';
import { readSelector } from '../../../../src/domain/commitments/reading/read-selector.ts';
import type { RuleKit } from '../../../../src/domain/commitments/reading/rule-kit.ts';
import type { Selector } from '../../../../src/domain/commitments/rules.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { kit as evaluationKit } from '../../../support/evidence-builders.ts';

const saved: Selector = { field: 'title', op: 'contains', value: 'service requests' };
const kit: RuleKit = {
  compileRegex: evaluationKit.compileRegex,
  savedQueries: new Map([['311-requests@3', saved]]),
  portals: new Set(['springfield']),
  cities: new Set(['springfield']),
};
const predicate = { field: 'title', op: 'contains', value: 'permits' };
function codesOf(rule: Json): readonly string[] {
  return readRules([rule], kit).problems.map(({ code, pointer }) => `${code} ${pointer}`);
}
function ofSelector(selector: Json): readonly string[] {
  return codesOf({ id: 'e1', kind: 'dataset', selector }).map((one) => one.replace('/0/selector', ''));
}
function ofCriterion(criterion: Json): readonly string[] {
  return codesOf({ id: 'e1', kind: 'dataset', selector: predicate, criteria: [criterion] }).map((one) =>
    one.replace('/0/criteria/0', ''),
  );
}

describe('rules that are right', () => {
  it('are read with units and defaults', () => {
    const { rules, problems } = readRules(
      [
        {
          id: 'e1',
          kind: 'dataset',
          scope: { city: 'springfield', portals: ['springfield'] },
          pins: { datasets: ['https://data.example.org/d/v6vf-nfxy'] },
          selector: {
            all: [
              { field: 'hvd.category', op: 'eq', value: 'SERVICE_REQUESTS' },
              { not: { field: 'issued', op: 'intersects', value: ['2012', '2013-06'] } },
              { field: 'spatial', op: 'intersects', value: [-88, 41, -87, 42] },
              { field: 'metric.open.licence', op: 'ne', value: 'FAIL' },
              { field: 'contact.email', op: 'exists' },
            ],
          },
          quantifier: { share: 0.8 },
          criteria: [
            { check: 'machineReadable' },
            { check: 'fresh', within: 'declared', grace: 0.25 },
            { check: 'fresh', within: 'P7D' },
            { check: 'temporalUntil', lag: 'P3M' },
            { check: 'publishedBy', date: 'dueOn', grace: 'P14D', required: false },
            { check: 'format', anyOf: ['csv', 'GeoJSON'] },
            { check: 'columns', allOf: ['id', ['created', 'opened at']] },
          ],
        },
        { id: 'e2', kind: 'dataset', required: false, weight: 2, savedQuery: '311-requests@3' },
        { id: 'e3', kind: 'metric', indicator: 'c.tau', op: 'gte', value: 0.8 },
        { id: 'e4', kind: 'document', url: 'https://example.org/plan.pdf', mustContain: ['open data'] },
        { id: 'e5', kind: 'attestation', 'x-note': 'by the council' },
      ],
      kit,
    );
    expect(problems).toEqual([]);
    const [first, second, third, fourth, fifth] = rules;
    expect(first).toMatchObject({
      pins: { mode: 'prefer' },
      selector: {
        all: [{ value: 'service_requests' }, {}, {}, {}, { field: 'contact.email', op: 'exists' }],
      },
      criteria: [
        { check: 'machineReadable', required: true },
        { within: 'declared', grace: 0.25 },
        { within: { days: 7 } },
        { lagDays: 91.3125 },
        { date: 'dueOn', grace: 14, required: false },
        { anyOf: ['CSV', 'GEOJSON'] },
        { allOf: [['id'], ['created', 'opened at']] },
      ],
    });
    expect(second).toMatchObject({
      selector: saved,
      savedQuery: '311-requests@3',
      weight: 2,
      required: false,
    });
    expect(second).toMatchObject({ quantifier: { atLeast: 1 } });
    expect(third).toEqual({
      ...{ id: 'e3', required: true, weight: 1, kind: 'metric', scope: null },
      ...{ indicator: 'c.tau', op: 'gte', value: 0.8 },
    });
    expect(fourth).toMatchObject({ mediaType: null, mustContain: ['open data'] });
    expect(fifth).toEqual({ id: 'e5', required: true, weight: 1, kind: 'attestation' });
  });
});

describe('rules that are wrong', () => {
  const table: readonly (readonly [string, Json, readonly string[]])[] = [
    ['no object', 7, ['E-SCH-03 /0']],
    ['nothing', {}, ['E-SCH-01 /0', 'E-SCH-01 /0']],
    ['kind unknown', { id: 'e1', kind: 'datset' }, ['E-SCH-04 /0/kind']],
    ['id no slug', { id: 'E 1', kind: 'attestation' }, ['E-ID-02 /0/id']],
    ['weight', { id: 'e', kind: 'attestation', weight: 0 }, ['E-SCH-03 /0/weight']],
    ['required', { id: 'e', kind: 'attestation', required: 'yes' }, ['E-SCH-03 /0/required']],
    ['property', { id: 'e', kind: 'attestation', wieght: 1 }, ['E-SCH-02 /0/wieght']],
    ['no selector', { id: 'e', kind: 'dataset' }, ['E-SCH-01 /0']],
    [
      'both',
      { id: 'e', kind: 'dataset', selector: predicate, savedQuery: 'a@1' },
      ['E-SCH-02 /0/savedQuery'],
    ],
    ['not pinned', { id: 'e', kind: 'dataset', savedQuery: '311-requests' }, ['E-REF-02 /0/savedQuery']],
    ['no such query', { id: 'e', kind: 'dataset', savedQuery: '311-requests@4' }, ['E-REF-01 /0/savedQuery']],
    ['only without', { id: 'e', kind: 'dataset', pins: { mode: 'only' } }, ['E-SEL-08 /0/pins']],
    [
      'only with none',
      { id: 'e', kind: 'dataset', pins: { mode: 'only', datasets: [] } },
      ['E-SEL-08 /0/pins'],
    ],
    [
      'scope',
      { id: 'e', kind: 'dataset', selector: predicate, scope: { portals: ['x'] } },
      ['E-REF-01 /0/scope/portals'],
    ],
    [
      'two quantifiers',
      { id: 'e', kind: 'dataset', selector: predicate, quantifier: { all: true, share: 1 } },
      ['E-SCH-01 /0/quantifier'],
    ],
    [
      'too many',
      { id: 'e', kind: 'dataset', selector: predicate, quantifier: { atLeast: 1e9 } },
      ['E-SCH-03 /0/quantifier/atLeast'],
    ],
    [
      'share',
      { id: 'e', kind: 'dataset', selector: predicate, quantifier: { share: NaN } },
      ['E-SCH-03 /0/quantifier/share'],
    ],
    [
      'figure',
      { id: 'e', kind: 'metric', indicator: 'c.tua', op: 'gte', value: 1 },
      ['E-SCH-04 /0/indicator'],
    ],
    ['figure without', { id: 'e', kind: 'metric', indicator: 'c.tau' }, ['E-SCH-01 /0', 'E-SCH-01 /0']],
    ['document', { id: 'e', kind: 'document', url: 'javascript:alert(1)' }, ['E-SCH-03 /0/url']],
  ];
  it.each(table)('are told: %s', (_name, rule, codes) => {
    expect(codesOf(rule)).toEqual(codes);
  });

  it('are told all at once, and the others are read', () => {
    const { rules, problems } = readRules(
      [
        { id: 'e1', kind: 'attestation' },
        { id: 'e1', kind: 'attestation' },
        { id: 'e2', kind: 'dataset', selector: { field: 'titel', op: 'contains', value: 'x' } },
        { id: 'e3', kind: 'attestation' },
      ],
      kit,
    );
    expect(rules.map(({ id }) => id)).toEqual(['e1', 'e3']);
    expect(problems.map(({ code }) => code)).toEqual(['E-ID-01', 'E-SEL-01']);
    expect(problems[1]).toMatchObject({ pointer: '/2/selector/field', hint: 'Did you mean "title"?' });
  });
});

describe('selectors that are wrong', () => {
  const deep = (levels: number): Json => (levels === 0 ? predicate : { not: deep(levels - 1) });
  const table: readonly (readonly [string, Json, readonly string[]])[] = [
    ['unknown field', { field: 'hvd.catgory', op: 'eq', value: 'x' }, ['E-SEL-01 /field']],
    ['unknown operator', { field: 'title', op: 'containz', value: 'x' }, ['E-SCH-04 /op']],
    ['operator of another type', { field: 'title', op: 'gte', value: 'x' }, ['E-SEL-02 /op']],
    ['operator of another type', { field: 'spatial', op: 'eq', value: 'x' }, ['E-SEL-02 /op']],
    ['a bad pattern', { field: 'title', op: 'matches', value: '(' }, ['E-SEL-03 /value']],
    ['a long pattern', { field: 'title', op: 'matches', value: 'a'.repeat(201) }, ['E-SEL-03 /value']],
    ['nine levels', deep(8), [`E-SEL-04 ${'/not'.repeat(8)}`]],
    ['65 predicates', { all: Array.from({ length: 65 }, () => predicate) }, ['E-SEL-05 /all']],
    ['none', { all: [] }, ['E-SEL-06 /all']],
    ['none within', { any: [{ all: [] }, predicate] }, ['E-SEL-06 /any/0/all']],
    ['two of them', { all: [predicate], any: [predicate] }, ['E-SCH-02 /any']],
    ['no list', { all: predicate }, ['E-SCH-03 /all']],
    ['a value too many', { field: 'title', op: 'exists', value: 'x' }, ['E-SCH-02 /value']],
    ['no value', { field: 'title', op: 'eq' }, ['E-SCH-01 ']],
    ['no date', { field: 'issued', op: 'gte', value: '2013-02-30' }, ['E-SCH-03 /value']],
    ['no words', { field: 'title', op: 'contains', value: '***' }, ['E-SCH-03 /value']],
    ['no number', { field: 'frequency.days', op: 'lte', value: NaN }, ['E-SCH-03 /value']],
    ['no box', { field: 'spatial', op: 'intersects', value: [1, 2, 0, 3] }, ['E-SCH-03 /value']],
    ['no interval', { field: 'issued', op: 'intersects', value: ['2014', '2013'] }, ['E-SCH-03 /value']],
    ['no such category', { field: 'hvd.category', op: 'eq', value: 'budgets' }, ['E-SCH-04 /value']],
    [
      'no such state',
      { field: 'metric.open.licence', op: 'in', value: ['PASS', 'PASSED'] },
      ['E-SCH-04 /value/1'],
    ],
  ];
  it.each(table)('are told: %s', (_name, selector, codes) => {
    expect(ofSelector(selector)).toEqual(codes);
  });

  it('may be as deep and as wide as the bounds say', () => {
    expect(ofSelector(deep(7))).toEqual([]);
    expect(ofSelector({ any: Array.from({ length: 64 }, () => predicate) })).toEqual([]);
  });
});

describe('criteria that are wrong', () => {
  const table: readonly (readonly [string, Json, readonly string[]])[] = [
    ['unknown check', { check: 'openLicense' }, ['E-CRI-01 /check']],
    ['no check', { within: 'P7D' }, ['E-SCH-01 ']],
    ['no object', 'alive', ['E-SCH-03 ']],
    ['unknown parameter', { check: 'fresh', witin: 'P7D' }, ['E-SCH-02 /witin']],
    ['missing parameter', { check: 'mqa' }, ['E-CRI-02 ']],
    ['no parameter at all', { check: 'format' }, ['E-CRI-02 ']],
    ['no duration', { check: 'fresh', within: 'a week' }, ['E-CRI-02 /within']],
    ['no number', { check: 'rowCount', gte: Infinity }, ['E-CRI-02 /gte']],
    ['no format', { check: 'format', anyOf: ['CVS'] }, ['E-CRI-02 /anyOf']],
    ['no licence', { check: 'licence', anyOf: ['free for all'] }, ['E-CRI-02 /anyOf']],
    ['no date', { check: 'temporalFrom', date: 'soon' }, ['E-CRI-02 /date']],
    ['no columns', { check: 'columns', allOf: [[]] }, ['E-CRI-02 /allOf']],
    ['no right', { check: 'accessRights', value: 'SECRET' }, ['E-CRI-02 /value']],
  ];
  it.each(table)('are told: %s', (_name, criterion, codes) => {
    expect(ofCriterion(criterion)).toEqual(codes);
  });
});

describe('hostile input', () => {
  function nested(levels: number, wrap: (inner: Json) => Json): Json {
    let value: Json = predicate;
    for (let level = 0; level < levels; level += 1) value = wrap(value);
    return value;
  }
  const codesIn = (value: Json): readonly string[] => [
    ...new Set(readSelector(value, kit).problems.map(({ code }) => code)),
  ];

  it('is refused however deep it is', () => {
    expect(codesIn(nested(100_000, (inner) => ({ not: inner })))).toEqual(['E-SEL-04']);
    expect(codesIn(nested(100_000, (inner) => ({ all: [inner] })))).toEqual(['E-SEL-04']);
    expect(codesIn({ field: 'title', op: 'eq', value: nested(100_000, (inner) => [inner]) })).toEqual([
      'E-SCH-03',
    ]);
    expect(codesIn(nested(100_000, (inner) => [inner]))).toEqual(['E-SCH-03']);
  });

  it('is refused however wide it is, in no time', () => {
    const many = <T>(value: T): T[] => Array.from({ length: 300_000 }, () => value);
    expect(codesIn({ all: many(predicate) })).toEqual(['E-SEL-05']);
    expect(codesIn({ all: many({ all: [] }) })).toContain('E-SEL-06');
    expect(codesIn({ field: 'title', op: 'in', value: many('x') })).toEqual(['E-SCH-03']);
    expect(readRules(many({}), kit).problems).toHaveLength(1);
    const keys = Object.fromEntries(many(0).map((_, at) => [`key${at}`, 1]));
    expect(readSelector(keys, kit).problems.length).toBeLessThanOrEqual(100);
  });

  it('gains nothing by names that every object has', () => {
    const evil: Json = JSON.parse(
      '[{"id":"e1","kind":"constructor","__proto__":{"kind":"attestation"}},{"id":"e2","kind":"dataset","selector":{"field":"__proto__","op":"toString","value":1},"criteria":[{"check":"hasOwnProperty"}]}]',
    );
    const { rules, problems } = readRules(evil, kit);
    expect(rules).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['E-SCH-04', 'E-SEL-01', 'E-SCH-04', 'E-CRI-01']);
  });

  it('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value));
        for (const problem of [...readRules(json, kit).problems, ...readSelector(json, kit).problems])
          expect(problem.code).toMatch(/^E-(SCH|SEL|CRI|REF|ID)-0\d$/);
      }),
    );
  });
});
