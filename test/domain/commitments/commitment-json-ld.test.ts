import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commitmentsJsonLd,
  type ToldCommitment,
} from '../../../src/domain/commitments/commitment-json-ld.ts';
import { reportOfUpdate } from '../../../src/domain/commitments/status-report.ts';
import { aCandidate, anEvaluation, aRequirement } from '../../support/an-evaluation.ts';
import { aCommitment, anUpdate, aPlan, inEnglish } from '../../support/commitment-builders.ts';
import { aCheck } from '../../support/commitment-graph.ts';
import { jsonLdTroubles, nodesOf } from '../../support/json-ld-troubles.ts';

const AT = '2026-11-01T06:00:00.000Z';
const LINKS = { self: 'commitments.jsonld', first: 'commitments.jsonld', next: null };
const check = aCheck('openLicence', 'FAIL', { observed: { '@id': 'x', raw: [1, null] }, expected: 'open' });
const requirement = {
  ...aRequirement(),
  datasets: [
    { ...aCandidate('springfield', 'd 1'), checks: [check] },
    { ...aCandidate('springfield', 'd2'), uri: 'd2' },
  ],
};
function told(given: Partial<ToldCommitment> = {}): ToldCommitment {
  const evaluation = anEvaluation('permits', {
    state: 'PARTIAL',
    requirements: [requirement],
    flags: ['OVERDUE'],
  });
  return {
    commitment: aCommitment('permits', { dueOn: '2013-03', pledges: ['P1'], actionTypes: ['T1.2'] }),
    ...{ plan: aPlan('plan-1', { publishedOn: '2013' }), city: { name: 'Springfield' } },
    judged: { evaluation, validFrom: AT, lastAt: AT },
    selfReported: reportOfUpdate(anUpdate('permits', 'COMPLETE')),
    independent: null,
    ...given,
  };
}
const page = (...commitments: readonly ToldCommitment[]) =>
  commitmentsJsonLd({ commitments, total: commitments.length, links: LINKS });

describe('commitments as linked data', () => {
  it('lose nothing to a processor', () => expect(jsonLdTroubles(page(told()))).toEqual([]));

  it('keep the three judgements apart, each as precise as it is known', () => {
    expect(nodesOf(page(told())).get('urn:civicgraph:commitment:permits')).toMatchObject({
      '@type': ['civic:Commitment', 'schema:Action'],
      'schema:name': { '@value': 'Promise permits', '@language': 'en' },
      'schema:agent': { '@id': 'urn:civicgraph:city:springfield' },
      'schema:endTime': { '@value': '2013-03', '@type': 'xsd:gYearMonth' },
      'civic:pledge': { '@id': 'urn:civicgraph:pledge:P1' },
      'civic:selfReported': {
        'civic:completion': { '@id': 'civic:COMPLETE' },
        'civic:authorRole': { '@id': 'civic:CITY' },
      },
      'civic:computed': {
        '@id': 'urn:civicgraph:verdict:permits:2026-11-01T06%3A00%3A00.000Z',
        'civic:state': { '@id': 'civic:PARTIAL' },
        'civic:flag': { '@id': 'civic:OVERDUE' },
      },
    });
  });

  it('name evidence by its own address where it has one on the web, and keep JSON as JSON', () => {
    const nodes = nodesOf(page(told()));
    expect(nodes.get('urn:civicgraph:dataset:springfield:d2')).toMatchObject({
      '@type': 'dcat:Dataset',
      'dct:title': 'd2',
    });
    expect(JSON.stringify(page(told()))).toContain('"@type":"@json","@value":{"@id":"x","raw":[1,null]}');
    const plain = { ...aCandidate('springfield', 'd1') };
    const evaluation = anEvaluation('permits', { requirements: [{ ...aRequirement(), datasets: [plain] }] });
    const judged = { evaluation, validFrom: AT, lastAt: AT };
    expect(nodesOf(page(told({ judged }))).has('https://springfield.example/d1')).toBe(true);
  });

  it('say nothing of a verdict where there is none', () => {
    const node = nodesOf(page(told({ judged: null, selfReported: null }))).get(
      'urn:civicgraph:commitment:permits',
    );
    expect(Object.keys(node ?? {}).filter((key) => /computed|Reported|independent/.test(key))).toEqual([]);
  });

  it('stand in the document once, however often they are referred to', () => {
    const { '@graph': graph } = page(told(), told({ commitment: aCommitment('budget') }));
    const ids = JSON.stringify(graph).match(/"@id":"urn:civicgraph:city:springfield","@type"/g);
    expect(ids).toHaveLength(1);
  });

  it('stay linked data whatever people and portals wrote', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '@id',
        'javascript:alert(1)',
        'https://a b',
        '</script>',
        '\ud800',
        '__proto__',
        'constructor',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (text, id, uri) => {
        const datasets = [{ ...aCandidate(id, text), uri, title: text }];
        const evaluation = anEvaluation(id, { requirements: [{ ...requirement, datasets }], reason: text });
        const commitment = aCommitment(id, {
          ...{ title: { shown: text, by: { [id]: text } }, text: inEnglish(text), dueOn: text },
          ...{ themes: [text], city: text, plan: id, pledges: [text], leadInstitution: text },
          provenance: { ...aCommitment('x').provenance, sourceUrls: [uri, text], note: text },
        });
        const document = page(told({ commitment, judged: { evaluation, validFrom: AT, lastAt: AT } }));
        expect(jsonLdTroubles(document)).toEqual([]);
      }),
    );
  });

  it.each([
    ['an unknown prefix', { '@id': 'urn:a:b', 'foo:bar': 1 }],
    ['a bare word', { '@id': 'urn:a:b', name: 1 }],
    ['an id with a blank', { '@id': 'urn:a b' }],
    ['a type that is none', { '@type': 'Thing' }],
    ['null', { 'schema:name': null }],
    ['a value with members', { 'schema:name': { '@value': 'x', 'schema:a': 1 } }],
  ])('would be caught with %s', (_what, node) =>
    expect(jsonLdTroubles({ '@context': { schema: 'https://schema.org/' }, '@graph': [node] })).toHaveLength(
      1,
    ),
  );
});
