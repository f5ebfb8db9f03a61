/** The catalogue of the City of Buenos Aires measured on two days of April 2021. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AggregatePoint } from '../../src/domain/metrics/aggregate/point.ts';
import { CITY_INDICATORS, indicatorOf } from '../../src/domain/metrics/indicators.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { projectRoot } from '../support/cli-world.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { BUENOS_AIRES, hasRecordings, recordsOf } from './support/recordings.ts';
import {
  buenosAires,
  DAY,
  httpOver,
  openReplay,
  silentLog,
  stageOf,
  type ReplayWorld,
} from './support/replay-world.ts';

const isHere = hasRecordings('Buenos Aires measured on two days');
const PAGE = `${projectRoot}/docs/buenos-aires.md`;

type Points = ReadonlyMap<string, AggregatePoint>;

function number(value: number | null): string {
  return value === null ? '–' : String(Math.floor(value * 10_000 + 0.5) / 10_000);
}
function cellsOf(point: AggregatePoint | undefined): string {
  if (point === undefined) return '–';
  const { value, lower, upper, reason } = point;
  const bounds = lower === upper ? '' : ` [${number(lower)}, ${number(upper)}]`;
  return `${number(value)}${bounds}${value === null && reason !== null ? ` ${reason}` : ''}`;
}
async function render(before: Points, after: Points): Promise<string> {
  const rows = CITY_INDICATORS.flatMap(({ id, title }) =>
    before.has(id)
      ? [`| \`${id}\` | ${title} | ${cellsOf(before.get(id))} | ${cellsOf(after.get(id))} |`]
      : [],
  );
  const text = [
    '# Buenos Aires, measured on two days',
    '',
    'The catalogue of the City of Buenos Aires (CKAN, data.buenosaires.gob.ar) as recorded on 2021-04-25 (381 datasets) and on',
    '2021-04-30 (383): 2 came, 24 changed, none went. Ages are counted up to those days. In brackets: the bounds, with',
    'everything unknown at its worst and at its best. Made by `UPDATE_DOCS=1 npx vitest run test/replay/buenos-aires-metrics.test.ts`.',
    '',
    '| Indicator | What | 2021-04-25 | 2021-04-30 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## How to read it',
    '',
    '- No link of that time can be checked any more, so `alive` is unknown, 80 of the 100 points of accessibility are open, and',
    '  the MQA mean has a wide upper bound. With the links checked it would be a narrow one.',
    '- `tau` counts fresh datasets among those with a declared period and a date of their data (CKAN: `last_modified` of a',
    '  resource). Its coverage, told by the distance of the bounds, decides whether it may be ranked; the date of a record alone is never taken for that of its data.',
    '- `hvdCoverage` rests on Spanish words in titles, keywords, groups and descriptions, and says what was found in the catalogue;',
    '  categories that another authority keeps (the nation, for transit or property) were not taken out.',
    '- Between the two days little moves: two new datasets and 24 changed records weigh a quarter of a per cent each, and five days',
    '  make a few weekly and daily datasets overdue.',
    '',
  ].join('\n');
  return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

describe.skipIf(!isHere)('Buenos Aires, measured', () => {
  let world: ReplayWorld;
  let [before, after]: [Points, Points] = [new Map(), new Map()];

  beforeAll(async () => {
    if (!isHere) return;
    const twin = (recordings: string) =>
      createCkanTwin({ packages: recordsOf(recordings), profile: '2.7', rowsCap: 100 });
    const stage = stageOf(twin(BUENOS_AIRES.first));
    const clock = createFakeClock({ start: '2021-04-25T12:00:00Z', auto: true });
    const entry = { ...buenosAires, city: 'buenos-aires' };
    world = openReplay({ entry, now: '2021-04-25T12:00:00Z', http: httpOver(stage), clock });
    const city = {
      slug: 'buenos-aires',
      name: 'Buenos Aires',
      country: 'AR',
      region: null,
      population: null,
      location: null,
      sources: [],
    };
    const reporter = createReporter({
      store: world.store,
      registry: { cities: [city], portals: [entry] },
      overrides: NO_OVERRIDES,
      log: silentLog,
    });
    const measured = async (): Promise<Points> => {
      await reporter.measure('buenos-aires', { anew: false });
      const [points = []] = await world.store.metrics.points(['city:buenos-aires'], null, null);
      return new Map(points.map((point) => [point.indicator, point]));
    };
    await world.full();
    before = await measured();
    stage.show(twin(BUENOS_AIRES.second));
    await clock.advance(5 * DAY);
    await world.incremental();
    after = await measured();
  }, 120_000);
  afterAll(() => world.close());

  it('is what the docs tell', async () => {
    const text = await render(before, after);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, text);
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });

  it('has every record in it, and every value within its bounds', () => {
    expect((before.get('mqa.total')?.n ?? 0) <= 381 && (after.get('mqa.total')?.n ?? 0) <= 383).toBe(true);
    expect(after.get('c.size')?.value ?? 0).toBeGreaterThanOrEqual(before.get('c.size')?.value ?? 0);
    for (const points of [before, after])
      for (const { indicator, value, lower, upper } of points.values()) {
        expect(indicatorOf(indicator)?.id).toBe(indicator);
        if (value !== null)
          expect([indicator, (lower ?? value) <= value && value <= (upper ?? value)]).toEqual([
            indicator,
            true,
          ]);
      }
  });

  it('answers of the first day as it did then', async () => {
    const [points = []] = await world.store.metrics.points(
      ['city:buenos-aires'],
      null,
      '2021-04-27T00:00:00.000Z',
    );
    expect(points).toEqual([...before.values()]);
  });
});
