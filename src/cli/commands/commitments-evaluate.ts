import type { Evaluation } from '../../domain/commitments/evaluation.ts';
import { nearest } from '../../domain/suggest.ts';
import type { EvaluateOutcome, Gateway } from '../../gateway.ts';
import { textArguments, type Command, type Invocation } from '../command.ts';
import { VERDICT_STATES } from '../commitment-words.ts';
import { openGateway, type Opened } from '../load.ts';
import { momentOption } from '../metric-words.ts';
import type { Column } from '../table.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

function evaluationsOf(outcome: EvaluateOutcome): readonly Evaluation[] {
  switch (outcome.is) {
    case 'judged':
      return outcome.evaluations;
    case 'kept':
      return outcome.kept.map(({ evaluation }) => evaluation);
    case 'no-commitments':
      return [];
  }
}
function noteOf(outcome: EvaluateOutcome): string {
  switch (outcome.is) {
    case 'judged':
      return outcome.changes.length === 0 ? 'nothing changed' : `${count(outcome.changes.length)} changed`;
    case 'kept':
      return 'as it was kept';
    case 'no-commitments':
      return 'no commitments';
  }
}
const columns: readonly Column<EvaluateOutcome>[] = [
  { title: 'City', of: ({ city }) => city },
  { title: 'As of', of: (outcome) => ('at' in outcome ? outcome.at : '–') },
  ...VERDICT_STATES.map((state): Column<EvaluateOutcome> => ({
    title: state,
    align: 'right',
    of: (outcome) => count(evaluationsOf(outcome).filter(({ verdict }) => verdict.state === state).length),
  })),
  { title: 'Note', of: noteOf, isElastic: true },
];

function citiesOf({ gateway, config }: Opened, named: readonly string[]): readonly string[] {
  const promising = [...new Set(gateway.commitments.book.commitments.map(({ city }) => city))].toSorted();
  const known = [...promising, ...config.registry.cities.map(({ slug }) => slug)];
  const unknown = named.find((name) => !known.includes(name));
  if (unknown === undefined) return named.length === 0 ? promising : [...new Set(named)];
  const near = nearest(unknown, known);
  throw new CliError(2, `There is no city "${unknown}".${near === null ? '' : ` Did you mean "${near}"?`}`);
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const asOf = momentOption(options, 'asOf', '--as-of');
  const opened = await openGateway(world, options);
  try {
    const cities = citiesOf(opened, textArguments(invocation, 0));
    const outcomes = await judgeAll(invocation, opened.gateway, cities, asOf);
    if (!output.isJson && outcomes.length > 0) output.table(outcomes, columns);
    if (cities.length === 0) output.say('There are no commitments. Say where they are with --commitments.');
    for (const outcome of outcomes)
      if (outcome.is === 'kept' && !output.isJson)
        output.say(`${outcome.city}: ${outcome.because} Shown is what was kept by ${outcome.at}.`);
    const left = cities.length - outcomes.length;
    if (left > 0) output.say(`Stopped; ${count(left)} of ${count(cities.length)} cities are left.`);
    return left > 0 ? 1 : 0;
  } finally {
    await opened.gateway.close();
  }
}

/** Those judged until somebody asks to stop. */
async function judgeAll(
  { world, output }: Invocation,
  gateway: Gateway,
  cities: readonly string[],
  asOf: string | null,
): Promise<readonly EvaluateOutcome[]> {
  const stopping = world.stopping();
  const outcomes: EvaluateOutcome[] = [];
  for (const [index, city] of cities.entries()) {
    if (stopping.aborted) return outcomes;
    try {
      const outcome = await gateway.commitments.evaluate(city, asOf, stopping);
      outcomes.push(outcome);
      if (output.isJson) output.ndjson(outcome);
      else output.say(`${index + 1} of ${cities.length}: ${city}: ${noteOf(outcome)}`);
    } catch (error) {
      if (stopping.aborted) return outcomes;
      throw error;
    }
  }
  return outcomes;
}

export const commitmentsEvaluate: Command = {
  usage: 'evaluate [cities...]',
  summary: 'judges the promises of cities by their catalogues as they are now, and keeps the verdicts',
  details:
    'Every harvest does so by itself; this is for rules that were changed, for links checked since and for cities without a ' +
    'harvest. Each city is judged as of its newest complete harvest, so that repeating it gives the same. Catalogues are ' +
    'kept as they are now only: as of a moment before the last harvest, the verdicts that were kept then are given. ' +
    'Exit code 1: it was stopped. More: docs/commitments-over-time.md.',
  options: [
    { flags: '--as-of <time>', help: 'a day or a time that is over; left out: the newest complete harvest' },
  ],
  examples: [
    ['civicgraph commitments evaluate', 'all cities with promises'],
    ['civicgraph commitments evaluate alder-bay --as-of 2026-11-01', 'what was to be seen then'],
  ],
  run,
};
