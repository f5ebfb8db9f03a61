import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConnector, formatTape } from '../src/gateway-conformance.ts';
import { subjectJson } from './conformance/record-fixtures.ts';
import { ckanRows, ckanSubject, NARROW, NOW } from './conformance/twin-subjects.ts';
import { aFolder, projectRoot } from './support/cli-world.ts';
import { createCkanTwin } from './twins/ckan.ts';
import { toCkanPackages } from './twins/ckan-records.ts';
import { civicDatasets } from './twins/civic-generate.ts';
import { serveTwin, type ServedTwin } from './twins/serve.ts';

const folder = aFolder();
const fixtures = join(folder.path, 'ckan', 'fixtures');
const module = join(projectRoot, 'test/conformance/unhurried-ckan.ts');
const request = { module, fixtures, cwd: projectRoot };
/** Hundreds of questions over a socket, on a machine that may be busy. */
const SLOW = { timeout: 180_000 };
let served: ServedTwin;

beforeAll(async () => {
  const datasets = civicDatasets({ seed: 7, city: 'alder-bay', count: NARROW.count, now: NOW });
  const packages = toCkanPackages(datasets, { site: 'https://data.alder-bay.example', seed: 7 });
  const whole = ckanSubject('2.10', NARROW);
  const twin = createCkanTwin({
    packages,
    profile: '2.10',
    now: () => NOW,
    tables: (id) => (id === whole.table?.ref.tableId ? ckanRows() : null),
  });
  served = await serveTwin(twin, { log: false });
  const subject = {
    ...whole,
    address: new URL(served.url),
    config: { url: served.url, apiKey: 'not-for-any-tape' },
    capped: null,
  };
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(join(fixtures, 'subject.json'), subjectJson(subject));
});
afterAll(async () => {
  await served.close();
  folder.remove();
});

describe('a connector held against a portal', () => {
  it('keeps its promises live, asks each question once, and then on the tape of that', SLOW, async () => {
    const live = await checkConnector({ ...request, live: { contact: 'test', allowLoopback: true } });
    expect(live.report.results.filter(({ outcome }) => outcome.is === 'failed')).toEqual([]);
    const questions = live.recorded.map(
      ({ method, url, sent }) => `${method} ${url} ${JSON.stringify(sent)}`,
    );
    expect(questions.length).toBeGreaterThan(5);
    expect(new Set(questions).size).toBe(questions.length);
    const tape = formatTape(live.recorded);
    expect(tape).toContain('"kind":"live"');
    expect(tape).not.toContain('not-for-any-tape');
    writeFileSync(join(fixtures, 'tape.jsonl'), tape);
    const replayed = await checkConnector({ ...request, live: null });
    expect(replayed.report).toEqual(live.report);
    expect(replayed.recorded).toEqual([]);
  });

  it('is not asked on this machine unless that is allowed', async () => {
    const { report } = await checkConnector({ ...request, live: { contact: 'test', allowLoopback: false } });
    expect(report.isPassed).toBe(false);
  });
});

describe('a connector that cannot be checked', () => {
  it.each([
    ['a module that is not there', { module: './nothing.ts' }, 'cannot load the connector'],
    ['a module without a connector', { module: './vitest.config.ts' }, 'is not a connector'],
    ['a folder without fixtures', { fixtures: './docs' }, 'there is no'],
    ['a subject that is not JSON', { fixtures: './bad' }, 'is not JSON'],
  ])('says so: %s', async (_what, change, message) => {
    mkdirSync(join(folder.path, 'bad'), { recursive: true });
    writeFileSync(join(folder.path, 'bad', 'subject.json'), '{');
    const cwd = 'fixtures' in change && change.fixtures === './bad' ? folder.path : projectRoot;
    await expect(checkConnector({ ...request, cwd, ...change, live: null })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining(message),
    });
  });
});
