/** Real catalogues (26 domains, June and July 2022; simonw/scrape-open-data), behind the twin. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '../../../src/domain/json.ts';
import { readAnswer } from '../../../connectors/socrata/discovery.ts';
import { sortResult } from '../../../connectors/socrata/kinds.ts';
import { hasReplay, idsIn, idsOf, mapped, open, recorded, REPLAY, sorted, walk } from './support.ts';

const isHere = hasReplay('26 recorded Socrata catalogues, recorded answers and scrolls');
const catalogues = isHere ? readdirSync(new URL('catalog/', REPLAY)) : [];
const envelopes = isHere ? readdirSync(REPLAY).filter((name) => name.startsWith('discovery-')) : [];

describe.skipIf(!isHere)('recorded catalogues', () => {
  it('are all there', () => {
    expect(catalogues).toHaveLength(26);
    expect(catalogues.flatMap((name) => recorded(`catalog/${name}`))).toHaveLength(8_414);
  });

  it.each(catalogues)('%s comes whole through the protocol, and every record is read', async (name) => {
    const domain = name.replace('.jsonl.gz', '');
    const listed = recorded(`catalog/${name}`);
    const { catalogue } = open(listed, { domain });
    const pages = await walk(catalogue, { pageSize: 100 });
    const seen = idsOf(pages);
    expect(sorted(seen)).toEqual(sorted([...new Set(idsIn(listed))]));
    expect(pages.flatMap((page) => page.rejected)).toEqual([]);
    expect(new Set(pages.flatMap((page) => page.leftOut.map((left) => left.reason))).size).toBeLessThan(2);
    for (const { raw, localId } of pages.flatMap((page) => page.records)) {
      const made = mapped(raw, localId);
      expect(made.title).not.toBeNull();
      expect(made.publisher).not.toBeNull();
      expect(made.distributions.length).toBeGreaterThan(1);
      expect(made.columns.every((column) => !column.name.startsWith(':@'))).toBe(true);
      for (const each of made.distributions) expect(URL.canParse(each.downloadUrl ?? '')).toBe(true);
    }
  });

  it('state a licence, a frequency and a contact as often as counted by hand', () => {
    const drafts = catalogues.flatMap((name) => recorded(`catalog/${name}`)).map((raw) => mapped(raw));
    const share = (has: (made: ReturnType<typeof mapped>) => boolean): number =>
      drafts.filter(has).length / drafts.length;
    // 3,931 have `metadata.license`; Calgary, Winnipeg and others also have a custom field.
    expect(share((made) => made.licence !== null)).toBeGreaterThan(0.46);
    expect(share((made) => made.licence !== null)).toBeLessThan(0.6);
    expect(share((made) => made.updateFrequency !== null)).toBeGreaterThan(0.45);
    expect(share((made) => made.dataModified !== null)).toBeGreaterThan(0.999);
  });
});

describe.skipIf(!isHere)('recorded answers', () => {
  it.each(envelopes)('%s is read with its envelope', (name) => {
    const body: Json = JSON.parse(readFileSync(new URL(name, REPLAY), 'utf8'));
    const url = new URL('https://api.us.socrata.com/api/catalog/v1');
    const { results, resultSetSize } = readAnswer({ body, url, status: 200, headers: {}, validators: {} });
    expect(resultSetSize).toBeGreaterThanOrEqual(results.length);
    for (const raw of results) {
      const home =
        isJsonObject(raw) && isJsonObject(raw['metadata']) ? String(raw['metadata']['domain']) : '';
      expect(sortResult(raw, home).is).toBe('record');
      expect(sortResult(raw, 'data.another.gov')).toMatchObject({
        leftOut: { reason: `federated from ${home}` },
      });
      expect(mapped(raw).columns.length).toBeGreaterThan(0);
    }
  });
});

const SCROLLS = 'catalog-series/data.cambridgema.gov/';

describe.skipIf(!isHere)('recorded scrolls without an order', () => {
  it('held between 7 and 125 of the 188 datasets, and numbers show it', () => {
    const whole = new Set(idsIn(recorded('catalog/data.cambridgema.gov.jsonl.gz'))).size;
    const scrolls = existsSync(new URL(SCROLLS, REPLAY)) ? readdirSync(new URL(SCROLLS, REPLAY)) : [];
    const sizes = scrolls.map((name) => new Set(idsIn(recorded(SCROLLS + name))).size);
    expect(whole).toBe(188);
    expect(Math.min(...sizes)).toBe(7);
    expect(Math.max(...sizes)).toBeLessThan(whole);
  });

  it('are what a walk by id does not suffer from', async () => {
    const { catalogue, twin } = open(recorded('catalog/data.cambridgema.gov.jsonl.gz'), {
      domain: 'data.cambridgema.gov',
    });
    twin.scrollOrder = 'shuffled';
    const pages = await walk(catalogue, { pageSize: 50 });
    expect(idsOf(pages)).toHaveLength(188);
    expect(pages.at(-1)?.total?.value).toBe(188);
  });
});
