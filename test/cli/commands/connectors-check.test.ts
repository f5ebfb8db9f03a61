import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder, aWorld, projectRoot } from '../../support/cli-world.ts';

const folder = aFolder();
const broken = join(folder.path, 'ckan/fixtures');
beforeAll(() => {
  cpSync(join(projectRoot, 'connectors/ckan/fixtures'), broken, { recursive: true });
  const path = join(broken, 'subject.json');
  const subject = JSON.parse(readFileSync(path, 'utf8'));
  const bypass = [{ check: 'map/pure', reason: 'once it was not' }];
  writeFileSync(path, JSON.stringify({ ...subject, samples: [...subject.samples, 'nobody'], bypass }));
});
afterAll(() => folder.remove());

describe('civicgraph connectors check', () => {
  it('tells every check of a connector that keeps its promises', async () => {
    const world = aWorld();
    expect(await world.run('connectors', 'check', './connectors/ckan/index.ts')).toBe(0);
    expect(world.out()).toMatch(/^CHECK +OUTCOME +WHY\n/);
    expect(world.out()).toMatch(/catalogue\/ids-unique +passed +No dataset comes twice/);
    expect(world.out()).toMatch(/map\/only-observed-fields +bypassed +some portals describe columns/);
    expect(world.err()).toMatch(/^ckan: \d+ checks, 0 failed\.\n$/);
  });

  it('ends with 1 when a check fails, and says why', async () => {
    const world = aWorld();
    const argv = ['connectors', 'check', './connectors/ckan/index.ts', '--fixtures', broken];
    expect(await world.run(...argv)).toBe(1);
    expect(world.err()).toContain('map/well-formed: the sample "nobody" is not in the catalogue');
    expect(world.out()).toMatch(/map\/well-formed +FAILED/);
  });

  it('tells the same to a program', async () => {
    const world = aWorld();
    await world.run('connectors', 'check', './connectors/socrata/index.ts', '--json');
    const told = JSON.parse(world.out());
    expect(told).toMatchObject({ connector: 'socrata', isPassed: true, unknownBypasses: [] });
    expect(told.results[0]).toMatchObject({ id: 'manifest/id-is-folder', outcome: { is: 'passed' } });
  });

  it('takes recording without a live portal, and a module that is not there, for misuse', async () => {
    const world = aWorld();
    expect(await world.run('connectors', 'check', './x.js', '--record', 'tape.jsonl')).toBe(2);
    expect(world.err()).toContain('Give --live as well.');
    expect(await world.run('connectors', 'check', './x.js')).toBe(2);
    expect(world.err()).toContain('cannot load the connector');
  });
});
