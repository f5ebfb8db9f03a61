import { indexBook } from '../../domain/commitments/book-index.ts';
import type { VerdictState } from '../../domain/commitments/evaluation.ts';
import {
  findCommitments,
  keepsVerdict,
  type CommitmentQuestion,
} from '../../domain/commitments/find-commitments.ts';
import { nearest } from '../../domain/suggest.ts';
import { flagOption, textOption, type Command, type Invocation } from '../command.ts';
import { dueText, stateColour, tellOf, VERDICT_STATES, type Told } from '../commitment-words.ts';
import { openGateway, type Options } from '../load.ts';
import type { Column } from '../table.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

function listOption(options: Options, name: string): readonly string[] | null {
  const names =
    textOption(options, name)
      ?.split(',')
      .map((one) => one.trim()) ?? [];
  const given = names.filter((one) => one !== '');
  return given.length === 0 ? null : given;
}

function readStates(options: Options): readonly VerdictState[] | null {
  const names = listOption(options, 'state');
  return (
    names?.map((name) => {
      const known = VERDICT_STATES.find((state) => state === name.toUpperCase().replaceAll('-', '_'));
      if (known !== undefined) return known;
      const near = nearest(name, VERDICT_STATES);
      const hint = near === null ? `Known: ${VERDICT_STATES.join(', ')}.` : `Did you mean "${near}"?`;
      throw new CliError(2, `--state: there is no state "${name}". ${hint}`);
    }) ?? null
  );
}

const columns: readonly Column<Told>[] = [
  { title: 'Commitment', of: ({ commitment }) => commitment.id },
  { title: 'City', of: ({ commitment }) => commitment.city },
  {
    title: 'Verdict',
    of: ({ verdict, kept }) => (kept === null ? 'not judged' : verdict.state),
    colour: ({ verdict }) => stateColour(verdict.state),
  },
  {
    title: 'Due',
    of: ({ commitment, verdict }) => dueText(commitment, verdict),
    colour: ({ verdict }) => (verdict.dueState === 'OVERDUE' ? 'red' : null),
  },
  { title: 'City says', of: ({ judgements }) => judgements.selfReported?.status ?? '–' },
  {
    title: 'Agreement',
    of: ({ judgements: { agreement } }) => (agreement === 'NOT_COMPARABLE' ? '–' : agreement),
    colour: ({ judgements: { agreement } }) => (agreement === 'SELF_HIGHER' ? 'yellow' : null),
  },
  { title: 'Title', of: ({ commitment }) => commitment.title.shown, isElastic: true },
];

function rowJson({ commitment, kept, verdict, judgements }: Told): unknown {
  const { id, city, plan, title, themes, actionTypes, dueOn } = commitment;
  const { state, reason, dueState, flags, progressLower, progressUpper } = verdict;
  return {
    ...{ id, city, plan, title: title.shown, themes, actionTypes, dueOn, dueState },
    ...{ state, reason, flags, progress: [progressLower, progressUpper] },
    ...{ since: kept?.validFrom ?? null, asOf: kept?.lastAt ?? null },
    selfReported: judgements.selfReported?.status ?? null,
    independent: judgements.independent?.completion ?? null,
    agreement: judgements.agreement,
  };
}

async function run({ world, output, options }: Invocation): Promise<ExitCode> {
  const where: CommitmentQuestion = {
    cities: listOption(options, 'city'),
    themes: listOption(options, 'theme'),
    rounds: listOption(options, 'round'),
    states: readStates(options),
    overdue: flagOption(options, 'overdue') ? true : null,
    query: textOption(options, 'query'),
  };
  const { gateway, config } = await openGateway(world, options);
  try {
    const index = indexBook(gateway.commitments.book);
    const cities = [
      ...config.registry.cities.map(({ slug }) => slug),
      ...index.commitments.map((one) => one.city),
    ];
    const found = findCommitments(index, [...new Set(cities)], where);
    const told = (await tellOf(gateway, index, found, world.now())).filter(({ verdict }) =>
      keepsVerdict(where, verdict),
    );
    if (output.isJson) output.json({ commitments: told.map(rowJson) });
    else if (told.length > 0) output.table(told, columns);
    if (!output.isJson) output.say(endLine(told, index.commitments.length));
    return 0;
  } finally {
    await gateway.close();
  }
}

function endLine(told: readonly Told[], all: number): string {
  if (all === 0) return 'There are no commitments. Say where they are with --commitments.';
  const unjudged = told.filter(({ kept }) => kept === null).length;
  const hint = unjudged === 0 ? '' : ` ${count(unjudged)} not judged yet: civicgraph commitments evaluate.`;
  return `${count(told.length)} of ${count(all)} commitments.${hint}`;
}

export const commitmentsList: Command = {
  usage: 'list',
  summary: 'what cities promised, what they say of it, and what their catalogues show',
  details:
    'Every harvest has the promises of its city judged. "City says" is the city’s own last report, "Agreement" compares it ' +
    'with the verdict: SELF_HIGHER where it claims more than the catalogue shows. How it is judged: docs/commitments-evidence.md.',
  options: [
    { flags: '--city <slugs>', help: 'of these cities, separated by commas' },
    { flags: '--theme <codes>', help: 'T1, T2, T3, T4 or unclassified' },
    { flags: '--round <ids>', help: 'of plans of these rounds' },
    { flags: '--state <states>', help: 'FULFILLED, PARTIAL, STALE, NOT_FOUND or UNVERIFIABLE' },
    { flags: '--overdue', help: 'due before now and not fulfilled' },
    { flags: '--query <words>', help: 'with these words in title, text or institution' },
  ],
  examples: [
    ['civicgraph commitments list --city alder-bay --overdue', 'what a city owes'],
    ['civicgraph commitments list --state stale,not-found --json', 'for a program'],
  ],
  run,
};
