import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { JSON_LD_CONTEXT, toJsonLd } from '../../src/domain/json-ld.ts';
import { aDataset, aDistribution, aFormat, aLicence } from '../support/builders.ts';

/** Every key and every "prefix:name" value of an answer. */
function termsOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(termsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === '@context' ? [] : [key, ...termsOf(inner)]),
    ...(key === '@type' && typeof inner === 'string' ? [inner] : []),
  ]);
}

const full = aDataset({
  title: 'Träd',
  description: 'Alla träd.',
  translations: { en: { title: 'Trees', description: null, keywords: ['tree'] } },
  keywords: ['träd'],
  iri: 'https://example.org/d/1',
  landingPage: 'https://example.org/p/1',
  publisher: { name: 'Malmö stad', localId: null },
  contact: { name: 'Park', email: 'park@example.org', url: null },
  themes: [
    { raw: 'Miljö', code: 'ENVI', label: 'Environment' },
    { raw: 'Övrigt', code: null, label: null },
  ],
  language: ['sv', 'mul'],
  issued: { at: '2020-01-01T00:00:00.000Z', precision: 'year', raw: '2020' },
  dataModified: { at: '2026-02-03T04:05:06.000Z', precision: 'second', raw: 'x' },
  updateFrequency: { raw: 'dagligen', code: 'DAILY', periodDays: 1 },
  licence: { ...aLicence('OPEN'), url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  spatial: { kind: 'box', value: [12, 55, 13, 56], box: [12, 55, 13, 56], lowConfidence: false },
  temporalStart: '2019-01-01',
  hvdCategories: ['c_ac64a52d', 'Geodata'],
  applicableLegislation: ['http://data.europa.eu/eli/reg_impl/2023/138/oj'],
  distributions: [
    aDistribution({
      downloadUrl: 'https://example.org/trees.csv',
      format: { ...aFormat('CSV'), mediaType: 'text/csv' },
      byteSize: 12,
      checksum: { algorithm: 'sha256', value: 'ab' },
    }),
  ],
});

describe('DCAT as JSON-LD', () => {
  it('names categories of high-value data and laws by their addresses', () => {
    expect(toJsonLd(full, null)).toMatchObject({
      'dcatap:hvdCategory': { '@id': 'http://data.europa.eu/bna/c_ac64a52d' },
      'dcatap:applicableLegislation': { '@id': 'http://data.europa.eu/eli/reg_impl/2023/138/oj' },
    });
  });

  it('says what the dataset says, as precisely as it was said', () => {
    expect(toJsonLd(full, 'sv')).toMatchObject({
      '@id': 'https://example.org/d/1',
      '@type': 'dcat:Dataset',
      'dct:title': [
        { '@value': 'Träd', '@language': 'sv' },
        { '@value': 'Trees', '@language': 'en' },
      ],
      'dct:description': { '@value': 'Alla träd.', '@language': 'sv' },
      'dct:issued': { '@value': '2020', '@type': 'xsd:gYear' },
      'dct:modified': { '@value': '2026-02-03T04:05:06.000Z', '@type': 'xsd:dateTime' },
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY' },
      'dcat:theme': [
        { '@id': 'http://publications.europa.eu/resource/authority/data-theme/ENVI' },
        { '@type': 'skos:Concept', 'skos:prefLabel': 'Övrigt' },
      ],
      'dct:language': { '@id': 'http://id.loc.gov/vocabulary/iso639-1/sv' },
      'dct:license': { '@id': 'https://creativecommons.org/publicdomain/zero/1.0/' },
      'dct:spatial': { 'dcat:bbox': { '@value': 'POLYGON((12 55, 13 55, 13 56, 12 56, 12 55))' } },
      'dcat:distribution': {
        'dcat:accessURL': { '@id': 'https://example.org/trees.csv' },
        'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/text/csv' },
        'dcat:byteSize': { '@value': '12', '@type': 'xsd:nonNegativeInteger' },
        'spdx:checksum': { 'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' } },
      },
    });
  });

  it('declares every prefix it uses', () => {
    const prefixes = new Set(
      termsOf(toJsonLd(full, 'sv')).flatMap((term) => /^([a-z]+):/.exec(term)?.[1] ?? []),
    );
    expect([...prefixes].filter((prefix) => !(prefix in JSON_LD_CONTEXT))).toEqual([]);
  });

  it('leaves out what is not known', () => {
    expect(toJsonLd(aDataset(), null)).toEqual({
      '@context': JSON_LD_CONTEXT,
      '@type': 'dcat:Dataset',
      'dct:identifier': 'd1',
      'dct:title': 'Building permits',
    });
  });

  it('links only to what can be an address', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const made = toJsonLd(aDataset({ landingPage: text, iri: text, conformsTo: [text] }), null);
        for (const id of JSON.stringify(made).matchAll(/"@id":"((?:[^"\\]|\\.)*)"/g))
          expect(id[1]).toMatch(/^[a-z][a-z0-9+.-]*:[^\s<>]+$/i);
      }),
    );
  });
});
