/** Every recorded catalogue, harvested: each record becomes something, and nothing it says gets lost without a word. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig, type DatasetDraft } from '../../src/connector/index.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import { packageRoot } from '../../src/package-root.ts';
import { harvestRecorded, recordedCatalogues, type Harvested } from './support/catalogues.ts';
import { lossesOf } from './support/fidelity.ts';
import { factsOf } from './support/mapping-facts.ts';
import { renderMappingReport } from './support/mapping-report.ts';
import { byId, hasRecordings } from './support/recordings.ts';
import { CONNECTORS } from './support/replay-world.ts';

const isHere = hasRecordings('28 recorded catalogues and docs/mapping-report.md');

function draftOf({ entry }: Harvested, id: string, raw: JsonObject): DatasetDraft {
  const connector = CONNECTORS.find(({ manifest }) => manifest.id === entry.platform);
  if (connector === undefined) throw new Error(`no connector ${entry.platform}`);
  const reading = readConfig(connector.manifest.config, { url: entry.url });
  if (reading.is === 'invalid') throw new Error(reading.problems.join('; '));
  return connector.map({ localId: id, stamp: null, raw }, { portalId: entry.slug, config: reading.config });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe.skipIf(!isHere)('recorded catalogues', () => {
  const all: Harvested[] = [];
  const drafts = new Map<Dataset, DatasetDraft>();

  beforeAll(async () => {
    if (!isHere) return;
    for (const catalogue of recordedCatalogues()) {
      const harvested = await harvestRecorded(catalogue);
      all.push(harvested);
      const records = byId(harvested.records);
      for (const [id, dataset] of harvested.datasets)
        drafts.set(dataset, draftOf(harvested, id, records.get(id) ?? {}));
    }
  }, 180_000);

  it('are 28, and each is walked completely', () => {
    expect(all).toHaveLength(28);
    for (const { host, run, records } of all) {
      const distinct = byId(records).size;
      expect([host, run.verdict, run.seen, run.expected]).toEqual([host, 'COMPLETE', distinct, distinct]);
    }
  });

  it('become datasets, are left out with a reason or rejected with one: every record, by its id', () => {
    for (const { host, run, records, datasets, rejections } of all) {
      const others = sum(Object.values(run.leftOutReasons)) + rejections.length;
      const listed = byId(records);
      expect([host, datasets.size + others]).toEqual([host, listed.size]);
      expect(run).toMatchObject({
        leftOut: sum(Object.values(run.leftOutReasons)),
        rejected: rejections.length,
      });
      expect([...datasets.keys()].filter((id) => !listed.has(id))).toEqual([]);
      expect(rejections.every(({ message }) => message !== '')).toBe(true);
    }
  });

  it('of Socrata are 8,414 results: 8,063 datasets, 35 calendars and 316 repeats', () => {
    const socrata = all.filter(({ entry }) => entry.platform === 'socrata');
    const results = sum(socrata.map(({ records }) => records.length));
    const datasets = sum(socrata.map((one) => one.datasets.size));
    const leftOut = sum(socrata.map(({ run }) => run.leftOutReasons['calendar'] ?? 0));
    const repeats = sum(socrata.map(({ records }) => records.length - byId(records).size));
    expect([socrata.length, results, datasets, leftOut, repeats]).toEqual([26, 8_414, 8_063, 35, 316]);
    expect(sum(socrata.map(({ run }) => run.leftOut + run.rejected))).toBe(leftOut);
  });

  it('lose no licence, format, frequency or date: it is read, or kept as written, or named in a remark', () => {
    const losses = [...drafts].flatMap(([dataset, draft]) =>
      lossesOf(draft, dataset).map((loss) => ({ ...loss, localId: dataset.localId })),
    );
    expect(losses).toEqual([]);
  });

  it.each<[string, (dataset: Dataset) => Dataset]>([
    ['licence', (dataset) => ({ ...dataset, licence: null })],
    ['updateFrequency', (dataset) => ({ ...dataset, updateFrequency: null })],
    ['metadataModified', (dataset) => ({ ...dataset, metadataModified: null })],
    ['distributions', (dataset) => ({ ...dataset, distributions: dataset.distributions.slice(1) })],
    [
      'distributions.format',
      (dataset) => ({
        ...dataset,
        distributions: dataset.distributions.map((one) => ({ ...one, format: null })),
      }),
    ],
    ['distributions.issued', (dataset) => ({ ...dataset, remarks: [] })],
  ])('and the check would notice a lost %s', (field, spoil) => {
    const losses = [...drafts].flatMap(([dataset, draft]) => lossesOf(draft, spoil(dataset)));
    expect(losses.map((loss) => loss.field)).toContain(field);
  });

  it('never pass for more open than they say', () => {
    for (const [{ licence }, draft] of drafts) {
      const isStated = draft.licence !== null || draft.distributions.some((one) => one.licence !== null);
      expect(licence !== null).toBe(isStated);
      if (licence === null) continue;
      if (licence.openness !== 'UNKNOWN') expect(licence.code).not.toBeNull();
      if (/see terms of use$/i.test(licence.raw)) expect(licence.openness).toBe('UNKNOWN');
      if (/by-n[cd]|noderiv|noncommercial/i.test(licence.raw)) expect(licence.openness).toBe('NOT_OPEN');
      if (/share ?alike|odbl|open database/i.test(licence.raw))
        expect(licence.openness).toBe('OPEN_SHAREALIKE');
      if (licence.openness === 'OPEN')
        expect(licence.raw).toMatch(/attribution|by[-/]|public domain|open gov/i);
    }
  });

  it('have texts without markup, leftovers and characters that nobody sees', () => {
    for (const { title, description } of drafts.keys()) {
      expect(title.trim()).toBe(title);
      expect(title).not.toBe('');
      for (const text of [title, description ?? '']) {
        expect(text).not.toMatch(/<\/(?:p|div|span|a|b|li)>|&(?:amp|nbsp|lt|quot);/i);
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      }
    }
  });

  it('are what docs/mapping-report.md says (npm run docs:mapping)', async () => {
    const path = join(packageRoot(), 'docs/mapping-report.md');
    const wanted = await renderMappingReport(all.map(factsOf));
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });
});
