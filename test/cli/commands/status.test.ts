import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.05);
  await demo.world().run('harvest', 'alder-bay');
});
afterAll(() => demo.close());

describe('civicgraph status', () => {
  it('tells state, datasets and verdict portal by portal, and sums them up', async () => {
    const world = demo.world();
    world.setNow(new Date());
    expect(await world.run('status')).toBe(0);
    const [heading, ...rows] = world.out().trimEnd().split('\n');
    expect(heading).toMatch(
      /^Portal +City +Platform +State +Datasets +Last complete +Next due +Last verdict +Reason$/,
    );
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(
      /^alder-bay +Alder Bay +ckan +FRESH +16 +less than a minute ago +in \d+ h +COMPLETE$/,
    );
    expect(rows[1]).toMatch(/^kestrel-falls .* NEVER +0 +– +now +–$/);
    expect(world.err()).toBe('4 portals: 1 FRESH, 3 NEVER; 16 datasets\n');
  });

  it('tells the same to a program', async () => {
    const world = demo.world();
    await world.run('status', 'alder-bay', '--json');
    expect(JSON.parse(world.out())).toMatchObject({
      byState: { FRESH: 1 },
      datasets: 16,
      portals: [{ portal: 'alder-bay', city: 'Alder Bay', state: 'FRESH', verdict: 'COMPLETE', failures: 0 }],
    });
  });

  it('shows only one state where one is wanted', async () => {
    const world = demo.world();
    await world.run('status', '--state', 'never');
    expect(world.err()).toBe('3 portals: 3 NEVER; 0 datasets\n');
  });

  it.each([
    [['status', '--state', 'sick'], 'Unknown state "sick".'],
    [['status', 'alderbay'], 'Did you mean "alder-bay"?'],
  ])('takes %j for misuse', async (argv, message) => {
    const world = demo.world();
    expect(await world.run(...argv)).toBe(2);
    expect(world.err()).toContain(message);
  });
});
