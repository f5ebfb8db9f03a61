import { describe, expect, it } from 'vitest';
import { aDistribution, aFormat } from '../../support/builders.ts';
import { createBench, dataOf, fill } from '../../support/graph.ts';

describe('a dataset in the graph', () => {
  it('has all that its portal said and nothing that it did not', async () => {
    const bench = createBench();
    const raw = { name: 'trees', extras: [1, { deep: null }] };
    await fill(
      bench.store,
      'malmoe',
      [
        {
          localId: 'trees',
          title: 'Träd',
          translations: { en: { title: 'Trees', description: null, keywords: ['tree'] } },
          issued: { at: '2020-01-01T00:00:00.000Z', precision: 'year', raw: 2020 },
          licence: {
            raw: 'cc-by',
            code: 'CC-BY-4.0',
            title: 'CC BY 4.0',
            url: 'https://creativecommons.org/licenses/by/4.0/',
            openness: 'OPEN',
            inherited: false,
          },
          spatial: { kind: 'box', value: [12, 55, 13, 56], box: [12, 55, 13, 56], lowConfidence: false },
          remarks: [{ field: 'description', from: '', to: null, rule: 'empty-text' }],
          distributions: [aDistribution({ localId: 'r', byteSize: 3_000_000_000, format: aFormat('CSV') })],
          fieldsObserved: ['title', 'issued'],
        },
      ],
      { raw },
    );
    const answer = await bench.ask(`{ datasetByLocalId(portal: "malmoe", localId: "trees") {
      localId title description city { name } portal { slug } issued metadataModified dataModified
      dates { field at precision raw } translations { language title description keywords }
      licence { raw code openness inherited } spatial spatialKind bbox temporalStart remarks { field from to rule }
      distributions { localId byteSize format { code machineReadable } licence { raw } dataset { localId } }
      fieldsObserved raw firstSeenAt lastSeenAt removedAt publisher { name } columns { name }
    } }`);
    expect(dataOf(answer)).toEqual({
      datasetByLocalId: {
        localId: 'trees',
        title: 'Träd',
        description: null,
        city: { name: 'Malmö' },
        portal: { slug: 'malmoe' },
        issued: '2020-01-01T00:00:00.000Z',
        metadataModified: null,
        dataModified: null,
        dates: [{ field: 'issued', at: '2020-01-01T00:00:00.000Z', precision: 'YEAR', raw: '2020' }],
        translations: [{ language: 'en', title: 'Trees', description: null, keywords: ['tree'] }],
        licence: { raw: 'cc-by', code: 'CC-BY-4.0', openness: 'OPEN', inherited: false },
        spatial: [12, 55, 13, 56],
        spatialKind: 'BOX',
        bbox: [12, 55, 13, 56],
        temporalStart: null,
        remarks: [{ field: 'description', from: '', to: null, rule: 'empty-text' }],
        distributions: [
          {
            localId: 'r',
            byteSize: 3_000_000_000,
            format: { code: 'CSV', machineReadable: null },
            licence: null,
            dataset: { localId: 'trees' },
          },
        ],
        fieldsObserved: ['title', 'issued'],
        raw,
        firstSeenAt: '2026-11-23T10:00:00.000Z',
        lastSeenAt: '2026-11-23T10:00:00.000Z',
        removedAt: null,
        publisher: null,
        columns: [],
      },
    });
  });

  it('is DCAT in the language of its portal', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'Träd' }]);
    expect(dataOf(await bench.ask('{ datasets { nodes { jsonLd } } }'))).toMatchObject({
      datasets: {
        nodes: [
          { jsonLd: { '@type': 'dcat:Dataset', 'dct:title': { '@value': 'Träd', '@language': 'sv' } } },
        ],
      },
    });
  });

  it('of a portal that left the registry is not found by search', async () => {
    const bench = createBench();
    await fill(bench.store, 'closed', [{ localId: 'a' }]);
    expect(dataOf(await bench.ask('{ datasets { nodes { title } } }'))).toEqual({ datasets: { nodes: [] } });
  });
});
