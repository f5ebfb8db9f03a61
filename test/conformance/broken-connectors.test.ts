import { describe, expect, it } from 'vitest';
import { checks, runConformance } from '../../src/conformance/index.ts';
import { catalogue } from './saboteurs/catalogue.ts';
import { conduct } from './saboteurs/conduct.ts';
import { declared } from './saboteurs/declared.ts';
import { mapping } from './saboteurs/map.ts';
import { brokenBy, soundSubject, type Sabotage } from './saboteurs/sabotage.ts';

const saboteurs = { ...declared, ...catalogue, ...mapping, ...conduct };

/** Ids of the checks that fail. */
async function caughtBy(sabotage: Sabotage): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of checks) {
    const subject = brokenBy(sabotage);
    // The one slow check: a record of one kind shows as much as two.
    const samples = check.id === 'map/hostile' ? subject.samples.slice(0, 1) : subject.samples;
    const { results } = await runConformance({ ...subject, samples }, [check]);
    failed.push(...results.filter(({ outcome }) => outcome.is === 'failed').map(({ id }) => id));
  }
  return failed;
}

describe('the checks', () => {
  it('have a saboteur each, and no saboteur is left over', () => {
    expect(Object.keys(saboteurs).toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  });

  it('have ids of their own', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it('all apply to a sound connector, and pass', async () => {
    const { results } = await runConformance(soundSubject);
    expect(results.filter(({ outcome }) => outcome.is !== 'passed')).toEqual([]);
  });
});

describe('a connector that is sound but for one thing is caught by that check and by no other', () => {
  it.each(Object.entries(saboteurs))('%s', async (id, sabotage) => {
    expect(await caughtBy(sabotage)).toEqual([id]);
  });
});
