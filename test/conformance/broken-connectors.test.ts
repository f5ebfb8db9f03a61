import { describe, expect, it } from 'vitest';
import { checks, checksFor, runConformance, type Check, type Subject } from '../../src/conformance/index.ts';
import { catalogue } from './saboteurs/catalogue.ts';
import { conduct } from './saboteurs/conduct.ts';
import { declared } from './saboteurs/declared.ts';
import { mapping } from './saboteurs/map.ts';
import { filterSabotage, rowSaboteurs } from './saboteurs/rows.ts';
import { brokenBy, sound, soundSubject, type Sabotage } from './saboteurs/sabotage.ts';
import { NARROW, socrataSubject } from './twin-subjects.ts';

const others = { ...declared, ...catalogue, ...mapping, ...conduct };
const filters = checksFor(sound).filter(({ id }) => id.startsWith('filter/'));

/** Ids of the checks that fail. */
async function failing(subject: () => Subject, tried: readonly Check[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of tried) {
    const { results } = await runConformance(subject(), [check]);
    failed.push(...results.filter(({ outcome }) => outcome.is === 'failed').map(({ id }) => id));
  }
  return failed;
}
/** Of a connector that does nothing wrong with rows, so that they need not be read. */
async function caughtBy(sabotage: Sabotage): Promise<readonly string[]> {
  const isHostile = ({ id }: Check): boolean => id === 'map/hostile';
  const subject = (): Subject => ({ ...brokenBy(sabotage), table: null });
  // The one slow check: a record of one kind shows as much as two.
  const first = (): Subject => ({ ...subject(), samples: soundSubject.samples.slice(0, 1) });
  const quick = await failing(
    subject,
    checks.filter((check) => !isHostile(check)),
  );
  return [...quick, ...(await failing(first, checks.filter(isHostile)))];
}

describe('the checks', () => {
  it('have a saboteur each, and no saboteur is left over', () => {
    const all = Object.keys({ ...others, ...rowSaboteurs });
    expect(all.toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  });

  it('have ids of their own', () => {
    const all = checksFor(sound);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('all apply to a sound connector, and pass', async () => {
    const { results } = await runConformance(soundSubject);
    expect(results.filter(({ outcome }) => outcome.is !== 'passed')).toEqual([]);
  });
});

describe('a connector that is sound but for one thing is caught by that check and by no other', () => {
  it.each(Object.entries(others))('%s', async (id, sabotage) => {
    expect(await caughtBy(sabotage)).toEqual([id]);
  });

  const near = /^(rows|manifest|manners)\//;
  it.each(Object.entries(rowSaboteurs))('%s', async (id, sabotage) => {
    const tried = checks.filter((check) => near.test(check.id));
    expect(await failing(() => brokenBy(sabotage), tried)).toEqual([id]);
  });
});

describe('a connector that loses a row to one filter is caught by the check of that filter', () => {
  it.each(filters.map(({ id }) => id))('%s', async (id) => {
    const at = filters.findIndex((check) => check.id === id);
    // Itself, the same operation on the next type, and the same type in the next operation.
    const [, op, type] = id.split('/');
    const same = (part: 1 | 2, word = ''): Check | undefined =>
      filters.slice(at + 1).find((check) => type !== undefined && check.id.split('/')[part] === word);
    const tried = [filters[at], same(1, op), same(2, type)].flatMap((check) => check ?? []);
    expect(await failing(() => brokenBy(filterSabotage(id)), tried)).toEqual([id]);
  });

  const socrata = socrataSubject(NARROW);
  const only = checksFor(socrata.connector)
    .filter(({ id }) => id.startsWith('filter/'))
    .filter(({ id }) => !filters.some((check) => check.id === id));
  it.each(only.map(({ id }) => id))('%s, which only Socrata has', async (id) => {
    const broken = { ...socrata, connector: filterSabotage(id)(socrata.connector) };
    expect(await failing(() => broken, only)).toEqual([id]);
  });
});
