/** What real catalogues become: every licence, frequency, format and date of them is read or named below. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import ckan from '../../connectors/ckan/index.ts';
import socrata from '../../connectors/socrata/index.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { DatasetDraft } from '../../src/domain/draft.ts';
import type { Json } from '../../src/domain/json.ts';
import { normalise } from '../../src/domain/normalise.ts';
import { aContext } from './drafts.ts';

const replay = join(import.meta.dirname, '../../../shared/replay');
const present = existsSync(replay);
if (!present) console.info('skipped: no recordings of real portals beside the repository');

interface Recorded {
  readonly id?: string;
  readonly resource?: { readonly id: string };
  readonly result?: Recorded;
}

function records(file: string): readonly Recorded[] {
  const lines = gunzipSync(readFileSync(join(replay, file)))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Recorded);
}

function datasets(
  list: readonly Recorded[],
  map: (localId: string, raw: Json) => DatasetDraft,
): readonly Dataset[] {
  return list.map((line) => {
    const raw = line.result ?? line;
    const localId = raw.id ?? raw.resource?.id ?? '';
    return normalise(map(localId, raw as Json), aContext({ localId }));
  });
}
const fromCkan = (localId: string, raw: Json): DatasetDraft =>
  ckan.map(
    { localId, raw, stamp: null },
    { portalId: 'x', config: { url: new URL('https://ckan.example.org') } as never },
  );
const fromSocrata = (localId: string, raw: Json): DatasetDraft =>
  socrata.map(
    { localId, raw, stamp: null },
    { portalId: 'x', config: { domain: 'socrata.example.org' } as never },
  );

function count(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
const unknownFrequencies = (all: readonly Dataset[]): string[] =>
  all.flatMap(({ updateFrequency: read }) => (read !== null && read.code === null ? [read.raw] : []));
const unknownFormats = (all: readonly Dataset[]): string[] =>
  all.flatMap((one) =>
    one.distributions.flatMap(({ format }) =>
      format !== null && format.code === null ? [format.raw ?? ''] : [],
    ),
  );

describe.skipIf(!present)('the catalogue of Buenos Aires', () => {
  const all = present ? datasets(records('ckan/data.buenosaires.gob.ar.2021-04-30.ndjson.gz'), fromCkan) : [];

  it('has licences, frequencies and formats that are all known', () => {
    expect(all).toHaveLength(383);
    expect(count(all.map((one) => `${one.licence?.code ?? ''} ${one.licence?.openness ?? ''}`))).toEqual({
      'LicenseRef-CC-BY-2.5-AR OPEN': 378,
      'CC-BY-4.0 OPEN': 5,
    });
    expect(unknownFrequencies(all)).toEqual([]);
    expect(unknownFormats(all)).toEqual([]);
  });

  it('has a theme of the EU on every dataset', () => {
    expect(all.filter((one) => one.themes.every((theme) => theme.code === null))).toEqual([]);
  });

  it('has dates that are all read', () => {
    expect(all.every((one) => one.issued !== null && one.metadataModified !== null)).toBe(true);
    expect(all.flatMap((one) => one.remarks).filter((remark) => remark.rule.startsWith('date-'))).toEqual([]);
  });
});

describe.skipIf(!present)('the catalogue of Tokyo', () => {
  const all = present ? datasets(records('ckan/tokyo/package_show-2021-12-18.ndjson.gz'), fromCkan) : [];

  it('has licences that are all known', () => {
    expect(all.length).toBeGreaterThan(3_900);
    expect(all.filter((one) => (one.licence?.code ?? null) === null)).toEqual([]);
    expect(count(all.map((one) => one.licence?.openness ?? ''))['NOT_OPEN'] ?? 0).toBeLessThanOrEqual(2);
  });

  it('has frequencies in Japanese, of which only the vague are unknown', () => {
    const unknown = new Set(unknownFrequencies(all));
    const vague = [
      '市場開市日ごと',
      '1年ごと不定期',
      '選挙時ごと',
      '1か月/1年ごと',
      '1回/6～7年',
      '不定期半年ごと',
      '2～6回/年',
      '年に数回',
      'なし',
    ];
    expect([...unknown].filter((raw) => !vague.includes(raw))).toEqual([]);
  });

  it('has formats that are known but for four', () => {
    const unknown = new Set(unknownFormats(all));
    expect(
      [...unknown].filter(
        (raw) => !['OBJ', 'PLY', 'ai', 'JP', 'XCSV', '/DATASET/B_BUS_GTFS_RT-TOEI'].includes(raw),
      ),
    ).toEqual([]);
  });
});

describe.skipIf(!present)('the catalogues of 26 portals on Socrata', () => {
  const files = present ? readdirSync(join(replay, 'socrata/catalog')) : [];
  const all = files.flatMap((file) => datasets(records(`socrata/catalog/${file}`), fromSocrata));

  it('state no licence that is not known', () => {
    expect(all.length).toBe(8_414);
    expect(
      all.filter((one) => one.licence !== null && one.licence.code === null).map((one) => one.licence?.raw),
    ).toEqual([]);
  });

  it('have frequencies of which 98 in 100 are read', () => {
    const stated = all.filter((one) => one.updateFrequency !== null).length;
    expect(unknownFrequencies(all).length / stated).toBeLessThan(0.02);
  });

  it('have dates that are all read, and no addresses that are refused', () => {
    const wrong = all.flatMap((one) => one.remarks).filter((remark) => /^(?:date|url)-/.test(remark.rule));
    expect(count(wrong.map((remark) => remark.rule))).toEqual({});
  });
});
