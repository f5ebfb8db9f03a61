import { describe, expect, it } from 'vitest';
import type { CommitmentBook } from '../../src/domain/commitments/book.ts';
import type { EvaluateOutcome } from '../../src/watch/watcher.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import {
  aBook,
  aCommitment,
  aDatasetRule,
  aDocumentRule,
  aMetricRule,
  anUpdate,
  aPlan,
} from '../support/commitment-builders.ts';
import { aLink } from '../support/measured-datasets.ts';
import { aWatchedCity, SHELBYVILLE, SPRINGFIELD, type WatchedCity } from '../support/watched-city.ts';

const crimes = aDatasetRule({ field: 'title', op: 'contains', value: 'crimes' });
const open = aDatasetRule(
  { field: 'hvd.category', op: 'eq', value: 'crime_reports' },
  { criteria: [{ check: 'machineReadable', required: true }] },
);
function promising(...commitments: CommitmentBook['commitments']): CommitmentBook {
  return aBook({ plans: [aPlan('plan-1')], commitments });
}
const BOOK = promising(
  aCommitment('publish-crimes', { evidence: [crimes], dueOn: '2026-11-10' }),
  aCommitment('open-crimes', { evidence: [open] }),
  aCommitment('advocate'),
);
function statesOf(outcome: EvaluateOutcome): Readonly<Record<string, string>> {
  if (outcome.is !== 'judged') throw new Error(outcome.is);
  return Object.fromEntries(
    outcome.evaluations.map(({ commitment, verdict }) => [commitment, verdict.state]),
  );
}
async function measured(city: WatchedCity, day: string, titles: readonly string[], portal = 'springfield') {
  await city.harvest(portal, day, titles);
  await city.reporter.measure(portal, { anew: false });
}
const at = (day: string): string => `${day}T06:00:00.000Z`;

describe('judging the commitments of a city', () => {
  it('rests on its newest complete snapshot, and is kept', async () => {
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-20', ['Crimes 2026', 'Budget']);
    const outcome = await city.watcher.evaluate('springfield', null);
    expect(statesOf(outcome)).toEqual({
      ...{ 'publish-crimes': 'FULFILLED', 'open-crimes': 'FULFILLED', advocate: 'UNVERIFIABLE' },
    });
    expect(outcome).toMatchObject({ at: at('2026-11-20'), is: 'judged' });
    const [kept] = await city.store.verdicts.latest(['publish-crimes'], null);
    expect(kept?.evaluation.snapshots).toEqual([`portal:springfield@${at('2026-11-20')}`]);
    const keys = [{ portal: 'springfield', localId: 'Crimes 2026' }];
    expect(await city.store.verdicts.evidenceFor(keys)).toEqual([['open-crimes', 'publish-crimes']]);
  });

  it('gives the same, byte by byte, however often it is repeated', async () => {
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-10', ['Crimes 2026']);
    await city.watcher.evaluate('springfield', null);
    await measured(city, '2026-11-20', ['Budget']);
    const first = await city.watcher.evaluate('springfield', null);
    const revision = await city.store.verdicts.revision();
    const again = await city.watcher.evaluate('springfield', null);
    if (first.is !== 'judged' || again.is !== 'judged') throw new Error(first.is);
    expect(JSON.stringify(again.evaluations)).toBe(JSON.stringify(first.evaluations));
    expect(await city.store.verdicts.revision()).toBe(revision);
    expect(again.changes).toEqual([]);
  });

  it('tells what changed since it was judged before', async () => {
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-10', ['Crimes 2026']);
    const first = await city.watcher.evaluate('springfield', null);
    expect(first).toMatchObject({ changes: [{ kind: 'FIRST_JUDGED' }, {}, {}] });
    await measured(city, '2026-11-20', ['Budget']);
    const second = await city.watcher.evaluate('springfield', null);
    expect(second).toMatchObject({
      changes: [
        { commitment: 'publish-crimes', kind: 'REGRESSED', before: 'FULFILLED', after: 'NOT_FOUND' },
        { commitment: 'open-crimes', kind: 'REGRESSED' },
      ],
    });
    const [kept] = await city.store.verdicts.latest(['publish-crimes'], null);
    expect(kept?.evaluation.verdict.flags).toEqual(['ON_TIME', 'OVERDUE', 'REGRESSED']);
    expect(kept?.evaluation.verdict.firstFulfilledAt).toBe(at('2026-11-10'));
  });

  it('takes catalogues of other cities where a rule names them', async () => {
    const county = { ...crimes, scope: { city: 'shelbyville', portals: null } };
    const named = { ...crimes, scope: { city: null, portals: ['shelbyville'] } };
    const book = promising(aCommitment('a', { evidence: [county] }), aCommitment('b', { evidence: [named] }));
    const city = aWatchedCity(book, { portals: [SPRINGFIELD, SHELBYVILLE] });
    await measured(city, '2026-11-20', ['Budget']);
    await measured(city, '2026-11-20', ['Crimes'], 'shelbyville');
    expect(statesOf(await city.watcher.evaluate('springfield', null))).toEqual({
      a: 'FULFILLED',
      b: 'FULFILLED',
    });
  });

  it('knows categories that people gave, figures of the city, and documents by their links', async () => {
    const book = promising(
      aCommitment('category', { evidence: [open] }),
      aCommitment('figure', { evidence: [aMetricRule('c.machineReadable', 1)] }),
      aCommitment('document', { evidence: [aDocumentRule('https://springfield.example/Plan.pdf#page=2')] }),
      aCommitment('unknown', { evidence: [aDocumentRule('https://springfield.example/none.pdf')] }),
    );
    const included = { localId: 'Budget', category: 'crime_reports', verdict: 'include' as const };
    const override = { ...included, by: 'a steward', date: '2026-11-01', note: null };
    const overrides = { portals: new Map([['springfield', [override]]]), cities: new Map() };
    const city = aWatchedCity(book, { overrides });
    const url = 'https://springfield.example/Plan.pdf';
    const fact = aLink(url, 200);
    await city.store.links.save({
      records: [{ fact, unstableDays: [], failures: 0, dueAt: at('2026-12-20') }],
      requests: [],
    });
    await measured(city, '2026-11-20', ['Budget']);
    expect(statesOf(await city.watcher.evaluate('springfield', null))).toEqual({
      ...{ category: 'FULFILLED', figure: 'FULFILLED', document: 'FULFILLED', unknown: 'UNVERIFIABLE' },
    });
    const [figure] = await city.store.verdicts.latest(['figure'], null);
    const [snapshot] = await city.store.metrics.snapshots(['city:springfield'], null);
    expect(figure?.evaluation.snapshots).toEqual([snapshot?.id]);
  });

  it('looks for phrases in what was read of a document, and knows nothing where it was not read', async () => {
    const url = 'https://springfield.example/plan.html';
    const holding = (phrase: string) => [aDocumentRule(url, { mustContain: [phrase] })];
    const book = promising(
      aCommitment('said', { evidence: holding('open by default') }),
      aCommitment('unsaid', { evidence: holding('closed by default') }),
    );
    const city = aWatchedCity(book);
    await city.store.links.save({
      records: [{ fact: aLink(url, 200), unstableDays: [], failures: 0, dueAt: at('2026-12-20') }],
      requests: [],
    });
    const unread = { said: 'UNVERIFIABLE', unsaid: 'UNVERIFIABLE' };
    expect(statesOf(await city.watcher.evaluate('springfield', null))).toEqual(unread);
    const text = 'Data are open by default.';
    await city.store.documents.save({ url, readAt: at('2026-11-20'), text });
    expect(statesOf(await city.watcher.evaluate('springfield', null))).toEqual({
      ...{ said: 'FULFILLED', unsaid: 'PARTIAL' },
    });
  });

  it('is none where a city promised nothing, and a mistake where there is no such city', async () => {
    const { watcher } = aWatchedCity(BOOK);
    expect(await watcher.evaluate('shelbyville', null)).toEqual({
      is: 'no-commitments',
      city: 'shelbyville',
    });
    await expect(watcher.evaluate('springfeld', null)).rejects.toThrow(/Did you mean "springfield"/);
  });
});

describe('what a city delivers', () => {
  it('is among its figures once it is judged, and completes the index', async () => {
    const plans = [aPlan('plan-1', { provisions: [1, 2, 3] })];
    const release = { plannedOn: '2026-11-01', releasedOn: '2026-11-02' };
    const commitments = [
      aCommitment('kept', { evidence: [crimes], release }),
      aCommitment('broken', { evidence: [aDatasetRule({ field: 'title', op: 'contains', value: 'trees' })] }),
    ];
    const updates = [anUpdate('broken', 'COMPLETE')];
    const city = aWatchedCity(aBook({ plans, commitments, updates }));
    await measured(city, '2026-11-20', ['Crimes']);
    const valueOf = async (id: string) =>
      (await city.store.metrics.points(['city:springfield'], [id], null))[0]?.[0]?.value;
    expect(await valueOf('c.commitments.fulfilledShare')).toBeNull();
    await city.watcher.evaluate('springfield', null);
    expect(await valueOf('c.commitments.fulfilledShare')).toBe(0.5);
    expect(await valueOf('c.commitments.discrepancyShare')).toBe(1);
    expect([await valueOf('c.policy'), await valueOf('c.releaseOnTime')]).toEqual([3, 1]);
    const [[index] = []] = await city.store.metrics.points(['city:springfield'], ['c.index'], null);
    expect(index).toMatchObject({ known: expect.any(Number) });
    await city.watcher.evaluate('springfield', '2026-11-22T00:00:00.000Z');
    expect(await valueOf('c.commitments.fulfilledShare')).toBe(0.5);
  });
});

describe('judging as of a moment', () => {
  it('looks at the catalogue where it is as it was then', async () => {
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-01', ['Crimes']);
    const soon = await city.watcher.evaluate('springfield', '2026-11-09T00:00:00.000Z');
    expect(soon).toMatchObject({ is: 'judged', at: '2026-11-09T00:00:00.000Z' });
    const late = await city.watcher.evaluate('springfield', '2026-11-20T00:00:00.000Z');
    expect(statesOf(late)['publish-crimes']).toBe('UNVERIFIABLE');
  });

  it('gives what was kept where the catalogue was read again since, and says so', async () => {
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-01', ['Crimes']);
    await city.watcher.evaluate('springfield', null);
    await measured(city, '2026-11-05', ['Budget']);
    await city.watcher.evaluate('springfield', null);
    const then = await city.watcher.evaluate('springfield', '2026-11-03T00:00:00.000Z');
    if (then.is !== 'kept') throw new Error(then.is);
    expect(then.because).toContain('springfield was read again on 2026-11-05');
    expect(then.kept.map(({ evaluation }) => evaluation.verdict.state)).toEqual([
      ...['FULFILLED', 'FULFILLED', 'UNVERIFIABLE'],
    ]);
    expect(await city.watcher.evaluate('springfield', '2026-10-01T00:00:00.000Z')).toMatchObject({
      kept: [],
    });
  });

  it('is refused for what lies ahead', async () => {
    const { watcher } = aWatchedCity(BOOK);
    await expect(watcher.evaluate('springfield', '2027-01-01T00:00:00.000Z')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});

describe('judging when something fails', () => {
  it('cannot tell where no portal has a snapshot, or none is left in the registry', async () => {
    const never = aWatchedCity(BOOK);
    const outcome = await never.watcher.evaluate('springfield', null);
    expect(outcome).toMatchObject({ at: '2026-11-23T12:00:00.000Z' });
    expect(statesOf(outcome)['publish-crimes']).toBe('UNVERIFIABLE');
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-20', ['Crimes']);
    await city.watcher.evaluate('springfield', null);
    const gone = aWatchedCity(BOOK, { store: city.store, portals: [] });
    const after = await gone.watcher.evaluate('springfield', null);
    expect(statesOf(after)['publish-crimes']).toBe('UNVERIFIABLE');
    const [kept] = await city.store.verdicts.latest(['publish-crimes'], null);
    expect(kept?.evaluation.verdict).toMatchObject({
      reason: 'SOURCE_UNAVAILABLE',
      flags: expect.any(Array),
    });
    expect(kept?.evaluation.verdict.flags).not.toContain('REGRESSED');
  });

  it('takes a broken harvest for no snapshot', async () => {
    const city = aWatchedCity(BOOK);
    await city.harvest('springfield', '2026-11-20', ['Crimes'], 'BROKEN');
    expect(statesOf(await city.watcher.evaluate('springfield', null))['publish-crimes']).toBe('UNVERIFIABLE');
  });

  it('keeps nothing of it, and goes on with the next', async () => {
    const store = createMemoryStore();
    const failing = { catalogue: false, verdicts: false };
    const broken = {
      ...store,
      catalogue: new Proxy(store.catalogue, {
        get: (target, name) => {
          if (name === 'page' && failing.catalogue)
            return () => Promise.reject(new Error('the disk is gone'));
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === 'function' ? member.bind(target) : member;
        },
      }),
    };
    const city = aWatchedCity(BOOK, { store: broken });
    await measured(city, '2026-11-20', ['Crimes']);
    failing.catalogue = true;
    await expect(city.watcher.evaluate('springfield', null)).rejects.toThrow('the disk is gone');
    expect(await store.verdicts.history(['publish-crimes'])).toEqual([[]]);
    failing.catalogue = false;
    expect((await city.watcher.evaluate('springfield', null)).is).toBe('judged');
  });

  it('stops when it is told to, and when it is closed', async () => {
    const city = aWatchedCity(BOOK);
    await measured(city, '2026-11-20', ['Crimes']);
    const stopped = AbortSignal.abort(new Error('enough'));
    await expect(city.watcher.evaluate('springfield', null, stopped)).rejects.toThrow('enough');
    const running = city.watcher.evaluate('springfield', null);
    const closed = city.watcher.close();
    await expect(running).rejects.toMatchObject({ code: 'BUSY' });
    await closed;
    expect(await city.store.verdicts.history(['publish-crimes'])).toEqual([[]]);
  });
});
