import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveTwin } from '../../twins/serve.ts';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity();
});
afterAll(() => demo.close());

function linesOf(text: string): unknown[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('civicgraph harvest', () => {
  it('reads every enabled portal and ends with a table of verdicts', async () => {
    const world = demo.world();
    expect(await world.run('harvest', '--all')).toBe(0);
    const [heading, ...rows] = world.out().trimEnd().split('\n');
    expect(heading).toMatch(/^Portal +Verdict +Seen +Expected +Added/);
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatch(/^[a-z-]+ +COMPLETE /);
    expect(world.err()).toMatch(/4 portals: 4 COMPLETE; \d+ records in /);
  });

  it('tells each event as a line of JSON, and the verdicts last', async () => {
    const world = demo.world();
    expect(await world.run('harvest', 'alder-bay', '--full', '--json')).toBe(0);
    const events = linesOf(world.out());
    expect(events[0]).toMatchObject({ type: 'started', portal: 'alder-bay', mode: 'FULL' });
    expect(events.at(-2)).toMatchObject({ type: 'finished', portal: 'alder-bay' });
    expect(events.at(-1)).toEqual({
      type: 'summary',
      stopped: false,
      verdicts: [{ portal: 'alder-bay', verdict: 'COMPLETE', reason: null }],
      failed: [],
    });
  });

  it('maps stored records again without asking anybody', async () => {
    const world = demo.world();
    expect(await world.run('harvest', 'alder-bay', '--remap')).toBe(0);
    expect(world.out()).toMatch(/^Portal +Read +Changed +Rejected\nalder-bay +\d+ +0 +0\n$/);
  });

  it.each([
    [['harvest'], 'Name the portals to harvest, or --all'],
    [['harvest', 'alder-bay', '--all'], 'Either names of portals or --all, not both.'],
    [['harvest', '--all', '--full', '--remap'], 'Either --full'],
    [['harvest', 'alder-bai', 'nowhere-at-all'], 'Unknown portal "alder-bai". Did you mean "alder-bay"?'],
    [['harvest', '--fulll', '--all'], 'Did you mean --full?'],
  ])('takes %j for misuse', async (argv, message) => {
    const world = demo.world();
    expect(await world.run(...argv)).toBe(2);
    expect(world.err()).toContain(message);
    expect(world.err()).not.toMatch(/\n\s+at /);
    expect(world.out()).toBe('');
  });

  it('names every unknown portal at once', async () => {
    const world = demo.world();
    await world.run('harvest', 'one', 'two');
    expect(world.err()).toMatch(/Unknown portal "one".*\nUnknown portal "two"/);
  });

  it('stops when asked to, and goes on from there the next time', async () => {
    const fresh = await aDemoCity(0.05);
    try {
      const world = fresh.world({
        env: { CIVICGRAPH_PARALLEL_PORTALS: '1' },
        onMessage: (text, self) => {
          if (text.includes('COMPLETE')) self.stop();
        },
      });
      expect(await world.run('harvest', '--all')).toBe(1);
      expect(world.err()).toContain('Stopped. What was read is stored');
      expect(world.out()).toContain('COMPLETE');
      expect(world.out().trimEnd().split('\n').length).toBeLessThan(5);
      const again = fresh.world();
      expect(await again.run('harvest', '--all')).toBe(0);
      expect(again.err()).toContain('4 portals: 4 COMPLETE');
    } finally {
      await fresh.close();
    }
  });

  it('begins nothing when it was asked to stop before', async () => {
    const world = demo.world();
    world.stop();
    expect(await world.run('harvest', '--all')).toBe(1);
    expect(world.out()).toBe('');
  });
});

describe('civicgraph harvest of a portal behind a login page', () => {
  it('says so, ends with 3, and is told by status', async () => {
    const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
    const page = await serveTwin({ handle: async () => html });
    try {
      const entry = `{ slug: closed, title: C, url: "${page.url}", platform: ckan, city: null, sources: [test] }`;
      writeFileSync(join(demo.folder, 'closed.yaml'), `portals: [${entry}]`);
      const env = { CIVICGRAPH_REGISTRY: 'closed.yaml', CIVICGRAPH_STORE: 'closed.sqlite' };
      const world = demo.world({ env });
      expect(await world.run('harvest', 'closed', '--log-level', 'silent')).toBe(3);
      expect(world.out()).toMatch(/closed +BROKEN .*BLOCKED/);
      const status = demo.world({ env });
      expect(await status.run('status', 'closed')).toBe(1);
      expect(status.out()).toMatch(/closed .* BLOCKED/);
    } finally {
      await page.close();
    }
  });
});
