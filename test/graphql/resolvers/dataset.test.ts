import { describe, expect, it } from 'vitest';
import { aDistribution, aFormat } from '../../support/builders.ts';
import { createBench, dataOf, fill } from '../../support/graph.ts';
import { aLinkRecord } from '../../support/link-builders.ts';

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

describe('the link of a distribution', () => {
  const QUERY =
    '{ datasets { nodes { distributions { localId link { verdict reason status checkedAt finalUrl } } } } }';
  const linked = async () => {
    const bench = createBench();
    const at = (localId: string, downloadUrl: string | null, accessUrl: string | null = null) =>
      aDistribution({ localId, downloadUrl, accessUrl });
    await fill(bench.store, 'malmoe', [
      {
        localId: 'a',
        distributions: [
          at('alive', 'HTTPS://X.example/a.csv#top', 'https://x.example/page'),
          at('dead', null, 'https://x.example/page'),
          at('open', 'https://x.example/slow'),
          at('new', 'https://x.example/new'),
          at('none', null),
        ],
      },
    ]);
    const records = [
      aLinkRecord({ url: 'https://x.example/a.csv', finalUrl: 'https://cdn.example/a.csv' }),
      aLinkRecord({ url: 'https://x.example/page', state: 'FAIL', reason: 'GONE', status: 404 }),
      aLinkRecord({ url: 'https://x.example/slow', state: 'UNKNOWN', reason: 'UNSTABLE', status: null }),
    ];
    await bench.store.links.save({ records, requests: [] });
    return bench;
  };

  it('is that of its file, else of the way to it; null where it was not checked or there is none', async () => {
    const bench = await linked();
    const { datasets } = dataOf(await bench.ask(QUERY));
    const checkedAt = '2026-11-23T12:00:00.000Z';
    const status = {
      verdict: 'ALIVE',
      reason: null,
      status: 200,
      checkedAt,
      finalUrl: 'https://cdn.example/a.csv',
    };
    const page = 'https://x.example/page';
    expect(datasets).toMatchObject({
      nodes: [
        {
          distributions: [
            { localId: 'alive', link: status },
            { link: { ...status, verdict: 'DEAD', reason: 'GONE', status: 404, finalUrl: page } },
            { link: { ...status, verdict: 'UNKNOWN', reason: 'UNSTABLE', status: null, finalUrl: null } },
            { localId: 'new', link: null },
            { localId: 'none', link: null },
          ],
        },
      ],
    });
  });

  it('costs one question to the store for a whole answer', async () => {
    const bench = await linked();
    bench.calls.length = 0;
    await bench.ask(QUERY);
    expect(bench.calls.filter((call) => call === 'facts')).toHaveLength(1);
  });
});
