import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { packages } from '../../connectors/ckan/portal.ts';
import { silent } from '../../store/contract.ts';
import { createCkanTwin, type CkanTwin } from '../../twins/ckan.ts';
import { serveTwin, type ServedTwin } from '../../twins/serve.ts';
import { aFolder, aWorld, type TestWorld, type TestWorldOptions } from '../../support/cli-world.ts';

const LOST = 6;
const HELD = 'held.sqlite';
let folder: ReturnType<typeof aFolder>;
let twin: CkanTwin;
let served: ServedTwin;
let told: TestWorld;

/** Ten datasets were harvested, six of them are gone by the next walk, and the third is held. */
beforeAll(async () => {
  folder = aFolder();
  const all = packages(10);
  twin = createCkanTwin({ packages: all, profile: '2.10' });
  served = await serveTwin(twin, { log: false });
  const pace = '{ concurrency: 2, minIntervalMs: 0 }';
  const entry = `{ slug: springfield, title: S, url: "${served.url}", platform: ckan, city: null, pace: ${pace}, sources: [test] }`;
  writeFileSync(join(folder.path, 'registry.yaml'), `portals: [${entry}]`);
  expect(await world(HELD).run('harvest', 'springfield')).toBe(0);
  for (const { id } of all.slice(0, LOST)) twin.purge(String(id));
  told = world(HELD);
  expect(await told.run('harvest', 'springfield', '--full')).toBe(1);
});
afterAll(async () => {
  await served.close();
  folder.remove();
});

function world(store: string, options: TestWorldOptions = {}): TestWorld {
  const env = {
    CIVICGRAPH_ALLOW_LOOPBACK: 'true',
    CIVICGRAPH_REGISTRY: 'registry.yaml',
    CIVICGRAPH_STORE: store,
    NO_COLOR: '1',
  };
  const made = aWorld({ cwd: folder.path, env, ...options });
  made.setNow(new Date());
  return made;
}
let copies = 0;
/** A store of one's own in which the removals wait. */
function aHeldStore(): string {
  const name = `copy-${(copies += 1)}.sqlite`;
  copyFileSync(join(folder.path, HELD), join(folder.path, name));
  return name;
}
async function living(store: string): Promise<number> {
  const opened = openSqliteStore({ file: join(folder.path, store), log: silent, searchable: false });
  const [count = 0] = await opened.catalogue.counts(['springfield']);
  await opened.close();
  return count;
}

describe('civicgraph harvest accept', () => {
  it('is named by the harvest that is held, and by status', async () => {
    expect(told.err()).toContain(
      'springfield would lose 6 datasets, so nothing was removed. To see them and accept: civicgraph harvest accept springfield\n',
    );
    const status = world('');
    expect(await status.run('status', '--store', HELD)).toBe(1);
    expect(status.out()).toMatch(/springfield .* HELD +10 /);
    expect(status.err()).toContain(
      `springfield: ${LOST} removals wait. To see them and accept: civicgraph harvest accept springfield --store ${HELD}\n`,
    );
  });

  it('shows what would go, asks, and removes it', async () => {
    const store = aHeldStore();
    const yes = world(store, { answer: () => ' Yes ' });
    expect(await yes.run('harvest', 'accept', 'springfield')).toBe(0);
    const [heading, ...rows] = yes.out().trimEnd().split('\n');
    expect(heading).toMatch(/^Id +Last seen +Title$/);
    expect(rows).toHaveLength(LOST);
    expect(yes.err()).toMatch(
      /6 of the 10 datasets of springfield would be removed, after the harvest of 20/,
    );
    expect(yes.err()).toContain('Remove 6 datasets of springfield? [y/N] ');
    expect(yes.err()).toContain('6 datasets of springfield were removed.\n');
    expect(await living(store)).toBe(4);
    const again = world(store, { answer: () => 'y' });
    expect(await again.run('harvest', 'accept', 'springfield')).toBe(2);
    expect(again.err()).toContain('No removals of "springfield" wait.');
  });

  it('removes nothing when a person says anything but yes, or nothing', async () => {
    const store = aHeldStore();
    const no = world(store, { answer: () => 'yesterday' });
    expect(await no.run('harvest', 'accept', 'springfield')).toBe(1);
    expect(no.err()).toContain('Nothing was removed.');
    const gone = world(store, { answer: () => null });
    expect(await gone.run('harvest', 'accept', 'springfield')).toBe(2);
    expect(gone.err()).toContain('nobody said yes');
    expect(await living(store)).toBe(10);
  });

  it('tells a program what would be removed, and removes it only with --yes', async () => {
    const store = aHeldStore();
    const look = world(store);
    expect(await look.run('harvest', 'accept', 'springfield', '--json')).toBe(2);
    expect(look.err()).toContain('Without a terminal, --yes says so.');
    expect(await living(store)).toBe(10);
    const plan = JSON.parse(look.out());
    expect(plan).toMatchObject({ portal: 'springfield', living: 10, accepted: false, removed: 0 });
    expect(plan.datasets).toHaveLength(LOST);
    expect(plan.datasets[0]).toEqual({
      localId: expect.any(String),
      title: expect.any(String),
      lastSeenAt: expect.any(String),
    });
    const done = world(store);
    expect(await done.run('harvest', 'accept', 'springfield', '--json', '--yes')).toBe(0);
    expect(JSON.parse(done.out())).toEqual({ ...plan, accepted: true, removed: LOST });
    expect(done.err()).not.toContain('[y/N]');
    expect(await living(store)).toBe(4);
  });

  it('removes nothing that it did not show', async () => {
    const store = aHeldStore();
    const late = world(store, {
      answer: async () => {
        // Another process looks again while the person thinks.
        expect(await world(store).run('harvest', 'springfield', '--full')).toBe(1);
        return 'y';
      },
    });
    expect(await late.run('harvest', 'accept', 'springfield')).toBe(1);
    expect(late.err()).toContain('a harvest has ended meanwhile');
    expect(await living(store)).toBe(10);
  });

  it.each([
    [['harvest', 'accept'], "missing required argument 'portal'"],
    [['harvest', 'accept', 'springfeld'], 'Did you mean "springfield"?'],
    [['harvest', '--full', 'accept', 'springfield'], 'Accepting takes one portal and no --full.'],
    [['harvest', 'accept', 'springfield', 'other'], 'too many arguments'],
  ])('takes %j for misuse', async (argv, message) => {
    const misuse = world(HELD);
    expect(await misuse.run(...argv)).toBe(2);
    expect(misuse.err()).toContain(message);
  });
});
