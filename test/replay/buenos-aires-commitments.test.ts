/** Promises of Buenos Aires followed over two days on which its catalogue was recorded. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Commitment } from '../../src/domain/commitments/book.ts';
import type { Evaluation } from '../../src/domain/commitments/evaluation.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import { compileRegex } from '../../src/config/commitments/regex.ts';
import type { City } from '../../src/domain/registry.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createWatcher } from '../../src/watch/watcher.ts';
import { bookOfFolder, shippedRegistry } from '../support/commitment-folder.ts';
import { projectRoot } from '../support/cli-world.ts';
import { createFakeClock } from '../support/fake-clock.ts';
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

const isHere = hasRecordings('promises of Buenos Aires on two days');
const PAGE = `${projectRoot}/docs/buenos-aires-commitments.md`;
const PLAN = 'buenos-aires-compromisos';
const city: City = {
  ...{ slug: 'buenos-aires', name: 'Buenos Aires', country: 'AR', region: null },
  ...{ population: null, location: null, sources: [] },
};
const entry = { ...buenosAires, city: city.slug };

type Judged = ReadonlyMap<string, Evaluation>;

function stateOf(evaluation: Evaluation | undefined): string {
  if (evaluation === undefined) return '–';
  const { state, progressLower, progressUpper, reason } = evaluation.verdict;
  const number = (value: number): string => String(Math.floor(value * 100 + 0.5) / 100);
  const progress =
    progressLower === progressUpper
      ? number(progressLower)
      : `${number(progressLower)}–${number(progressUpper)}`;
  return `${state} ${progress}${reason === null ? '' : ` \`${reason}\``}`;
}
function evidenceOf({ verdict }: Evaluation): readonly string[] {
  return verdict.requirements.flatMap(({ datasets }) =>
    datasets.map(({ title, checks }) => {
      const shown = checks.map(
        ({ check, state, required }) => `${check} ${state}${required ? '' : ' (decides nothing)'}`,
      );
      return `*${title}*: ${shown.join(', ')}`;
    }),
  );
}
/** What is the same on both days is told once. */
function dayLines(
  day: string,
  evaluation: Evaluation | undefined,
  before: Evaluation | null,
): readonly string[] {
  if (evaluation === undefined) return [];
  const said = (one: Evaluation | null): string =>
    one === null ? '' : JSON.stringify([one.verdict.explanation, evidenceOf(one)]);
  if (said(evaluation) === said(before)) return [`- **${day}**: ${stateOf(evaluation)}. As before.`];
  return [
    `- **${day}**: ${stateOf(evaluation)}.`,
    ...evidenceOf(evaluation).map((line) => `  - Evidence: ${line}`),
    ...evaluation.verdict.explanation.map((sentence) => `  - ${sentence}`),
  ];
}
function storyOf(commitment: Commitment, first: Judged, second: Judged): readonly string[] {
  const { id, number, title, text, dueOn, provenance } = commitment;
  const [before, after] = [first.get(id), second.get(id)];
  return [
    `### ${number}. ${title.shown}`,
    '',
    `${text.by['en'] ?? text.shown} Due ${dueOn}. ${provenance.note ?? ''} [Source](${provenance.sourceUrls[0]}).`,
    '',
    ...dayLines('2021-04-25', before, null),
    ...dayLines('2021-04-30', after, before ?? null),
    '',
  ];
}

async function render(commitments: readonly Commitment[], first: Judged, second: Judged): Promise<string> {
  const rows = commitments.map(
    ({ id, number, title }) =>
      `| ${number} | ${title.shown} | ${stateOf(first.get(id))} | ${stateOf(second.get(id))} |`,
  );
  const text = [
    '# Promises of Buenos Aires, followed over two days',
    '',
    `${commitments.length} of the 54 commitments that the city government made for 2016 to 2019, with rules written for them`,
    '(`registry/commitments/cities/buenos-aires/`), judged by the catalogue of the city as recorded on 2021-04-25 and on',
    '2021-04-30. Made by `UPDATE_DOCS=1 npx vitest run test/replay/buenos-aires-commitments.test.ts`.',
    '',
    '| No. | Promise | 2021-04-25 | 2021-04-30 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## How to read it',
    '',
    '- A rule asks what a catalogue can show. Most of these promises are of works and services: that stations are listed',
    '  does not prove that there are 200, and that complaints are published does not prove that they were solved in time.',
    '  FULFILLED means that the data by which the promise could be followed are there as the rule asks.',
    '- The days are those of the recordings, years after the promises were due. The state is that of the data then; the',
    '  flags say OVERDUE where it was not FULFILLED.',
    '- No link of that time can be checked any more and no row can be counted, so no rule asks whether links are alive, and',
    '  one that asks for 200 rows is UNVERIFIABLE: the data may well be right.',
    '- The share that the city says is done stands beside each promise as its list gives it. The list is undated, so it is',
    '  no status update, and the two are not compared.',
    '',
    '## Promise by promise',
    '',
    ...commitments.flatMap((commitment) => storyOf(commitment, first, second)),
  ].join('\n');
  return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

describe.skipIf(!isHere)('Promises of Buenos Aires', () => {
  let world: ReplayWorld;
  let commitments: readonly Commitment[] = [];
  let [first, second]: [Judged, Judged] = [new Map(), new Map()];
  let judge: () => Promise<Judged>;

  beforeAll(async () => {
    if (!isHere) return;
    const twin = (recordings: string) =>
      createCkanTwin({ packages: recordsOf(recordings), profile: '2.7', rowsCap: 100 });
    const stage = stageOf(twin(BUENOS_AIRES.first));
    const clock = createFakeClock({ start: '2021-04-25T12:00:00Z', auto: true });
    world = openReplay({ entry, now: '2021-04-25T12:00:00Z', http: httpOver(stage), clock });
    const registry = { cities: [city], portals: [entry] };
    const all = bookOfFolder(`${projectRoot}/registry/commitments`, shippedRegistry());
    commitments = all.commitments.filter(({ plan }) => plan === PLAN);
    const known = { store: world.store, registry, overrides: NO_OVERRIDES, log: silentLog };
    const reporter = createReporter(known);
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
    const kit = { compileRegex, digest };
    const watcher = createWatcher({ ...known, book: { ...all, commitments }, kit, clock });
    judge = async () => {
      await reporter.measure(entry.slug, { anew: false });
      const outcome = await watcher.evaluate(city.slug, null);
      if (outcome.is !== 'judged') throw new Error(`expected verdicts, got ${outcome.is}`);
      return new Map(outcome.evaluations.map((evaluation) => [evaluation.commitment, evaluation]));
    };
    await world.full();
    first = await judge();
    stage.show(twin(BUENOS_AIRES.second));
    await clock.advance(5 * DAY);
    await world.incremental();
    second = await judge();
  }, 180_000);
  afterAll(() => world.close());

  it('are what the docs tell', async () => {
    const text = await render(commitments, first, second);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, text);
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });

  it('are at least ten, each judged on both days, and in every state', () => {
    expect(commitments.length).toBeGreaterThanOrEqual(10);
    for (const judged of [first, second]) expect(judged.size).toBe(commitments.length);
    const states = new Set([...first.values(), ...second.values()].map(({ verdict }) => verdict.state));
    expect([...states].toSorted()).toEqual(['FULFILLED', 'NOT_FOUND', 'PARTIAL', 'STALE', 'UNVERIFIABLE']);
  });

  it('tell that complaints were brought up to date between the two days', () => {
    const states = [first, second].map((judged) => judged.get('buenos-aires-baches')?.verdict.state);
    expect(states).toEqual(['STALE', 'FULFILLED']);
  });

  it('are kept with their history, and answer of the first day as they did then', async () => {
    const [history = []] = await world.store.verdicts.history(['buenos-aires-baches']);
    expect(history.map(({ evaluation }) => evaluation.verdict.state)).toEqual(['STALE', 'FULFILLED']);
    const [then] = await world.store.verdicts.latest(['buenos-aires-baches'], '2021-04-27T00:00:00.000Z');
    expect(then?.evaluation).toEqual(first.get('buenos-aires-baches'));
    const { items } = await world.store.verdicts.changes(['NEWLY_FULFILLED'], null, {
      first: 10,
      after: null,
    });
    expect(items.map(({ item }) => item.commitment)).toContain('buenos-aires-baches');
  });

  it('are the same, byte by byte, when judged again', async () => {
    const again = await judge();
    expect(JSON.stringify([...again])).toBe(JSON.stringify([...second]));
  });
});
