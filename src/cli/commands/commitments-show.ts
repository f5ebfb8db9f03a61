import { indexBook } from '../../domain/commitments/book-index.ts';
import type { Commitment } from '../../domain/commitments/book.ts';
import type {
  CheckOutcome,
  CommitmentVerdict,
  RequirementOutcome,
} from '../../domain/commitments/evaluation.ts';
import { explanationAt } from '../../domain/commitments/explained.ts';
import type { KeptEvaluation } from '../../ports/commitments.ts';
import { textArgument, type Command, type Invocation } from '../command.ts';
import {
  dueText,
  namedCommitment,
  progressText,
  stateColour,
  tellOf,
  type Told,
} from '../commitment-words.ts';
import { openGateway } from '../load.ts';
import type { Output } from '../output.ts';
import { harmless, plain } from '../text.ts';
import type { ExitCode } from '../world.ts';

/** A person reads no more at once; --json has them all. */
const MOST_DATASETS = 5;

function checkLine({ check, state, observed, expected, reason, required }: CheckOutcome): string {
  const why = state === 'PASS' || reason === null ? '' : ` (${reason})`;
  const found = observed === null ? '' : `: ${JSON.stringify(observed)}`;
  const wanted = state === 'PASS' || expected === null ? '' : `, wanted ${JSON.stringify(expected)}`;
  return `${state.toLowerCase()} ${check}${required ? '' : ' (optional)'}${found}${wanted}${why}`;
}

function requirementLines(requirement: RequirementOutcome): readonly string[] {
  const { rule, kind, state, reason, required, candidates, unknownCandidates, datasets, checks } =
    requirement;
  const counted = kind === 'dataset' ? `, ${candidates} found, ${unknownCandidates} doubtful` : '';
  const why = reason === null ? '' : ` ${reason}`;
  const more = datasets.length - MOST_DATASETS;
  return [
    `  ${rule} (${kind}${required ? '' : ', optional'}): ${state}${why}${counted}`,
    ...checks.map((check) => `    ${checkLine(check)}`),
    ...datasets
      .slice(0, MOST_DATASETS)
      .flatMap((one) => [
        `    ${one.portal}/${one.localId} ${plain(one.title)}: ${one.state}`,
        ...one.checks.map((check) => `      ${checkLine(check)}`),
      ]),
    ...(more > 0 ? [`    … and ${more} more datasets; --json lists all.`] : []),
  ];
}

function verdictLines(verdict: CommitmentVerdict, kept: KeptEvaluation | null): readonly string[] {
  const sentences = kept === null ? verdict.explanation : explanationAt(verdict, kept.lastAt);
  return [...sentences.map((one) => `  ${one}`), ...verdict.requirements.flatMap(requirementLines)];
}

function sourceLines({ provenance: { sourceUrls, file, line, note } }: Commitment): readonly string[] {
  return [
    `Source: ${sourceUrls.length === 0 ? 'none named' : sourceUrls.join(' ')} (${file}:${line})`,
    ...(note === null ? [] : [`Note: ${note}`]),
  ];
}

function judgementLines({ judgements, verdict, kept }: Told): readonly string[] {
  const { selfReported, independent, agreement } = judgements;
  const seen = kept === null ? 'not judged yet' : `as of ${kept.lastAt}, since ${kept.validFrom}`;
  const flags = verdict.flags.length === 0 ? '' : ` ${verdict.flags.join(' ')}`;
  return [
    `The city says:     ${selfReported === null ? 'nothing' : `${selfReported.status}${selfReported.regressed ? ', no longer there' : ''}, ${selfReported.reportedOn}`}`,
    `A reviewer found:  ${independent === null ? 'nobody has looked' : `${independent.completion ?? independent.completionReason ?? 'not told'}, ${independent.assessor}, ${independent.date}`}`,
    `The catalogue:     ${verdict.suggestedStatus} (${agreement})`,
    `Verdict:           ${verdict.state}${flags}, progress ${progressText(verdict)}, ${seen}`,
  ];
}

function print(output: Output, told: Told): void {
  const { commitment, verdict, kept } = told;
  const milestones = kept?.evaluation.milestones ?? [];
  const lines = [
    `${commitment.id}: ${plain(commitment.title.shown)}`,
    `${commitment.city}, plan ${commitment.plan}, ${commitment.themes.join(' ')}, due ${dueText(commitment, verdict)}`,
    ...commitment.text.shown.split('\n'),
    ...judgementLines(told),
    ...verdictLines(verdict, kept),
    ...milestones.flatMap((one) => [
      `Milestone ${one.id}: ${one.verdict.state}`,
      ...verdictLines(one.verdict, kept),
    ]),
    ...sourceLines(commitment),
  ].map(harmless);
  output.lines(
    lines.map((line) =>
      line.startsWith('Verdict:') ? output.paint(line, stateColour(verdict.state)) : line,
    ),
  );
}

async function show(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway } = await openGateway(world, options);
  try {
    const commitment = namedCommitment(gateway, textArgument(invocation, 0));
    const [told] = await tellOf(gateway, indexBook(gateway.commitments.book), [commitment], world.now());
    if (told === undefined) return 1;
    const { kept, judgements, verdict } = told;
    const { selfReported, independent, agreement } = judgements;
    if (output.isJson) output.json({ commitment, selfReported, independent, agreement, verdict, kept });
    else print(output, told);
    return 0;
  } finally {
    await gateway.close();
  }
}

async function history(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { gateway } = await openGateway(world, options);
  try {
    const { id } = namedCommitment(gateway, textArgument(invocation, 0));
    const [kept = []] = await gateway.commitments.verdicts.history([id]);
    if (output.isJson) output.json({ commitment: id, history: kept });
    else if (kept.length > 0)
      output.table<KeptEvaluation>(kept, [
        { title: 'Since', of: ({ validFrom }) => validFrom },
        { title: 'Until', of: ({ lastAt }) => lastAt },
        {
          title: 'Verdict',
          of: ({ evaluation }) => evaluation.verdict.state,
          colour: ({ evaluation }) => stateColour(evaluation.verdict.state),
        },
        { title: 'Progress', of: ({ evaluation }) => progressText(evaluation.verdict) },
        { title: 'Flags', of: ({ evaluation }) => evaluation.verdict.flags.join(' ') },
        {
          title: 'Why',
          of: ({ evaluation, lastAt }) => explanationAt(evaluation.verdict, lastAt)[0] ?? '',
          isElastic: true,
        },
      ]);
    if (kept.length === 0) output.say('It was not judged yet: civicgraph commitments evaluate.');
    return 0;
  } finally {
    await gateway.close();
  }
}

export const commitmentsShow: Command = {
  usage: 'show <commitment>',
  summary: 'one promise: what the city says, what a reviewer found, what the catalogue shows and why',
  details: 'Nothing is judged now; see civicgraph commitments evaluate.',
  options: [],
  examples: [['civicgraph commitments show chicago-annual-report', 'with rules, datasets and checks']],
  run: show,
};
export const commitmentsHistory: Command = {
  usage: 'history <commitment>',
  summary: 'the verdicts on a promise through time, oldest first',
  details: 'A verdict holds as long as nothing but the day differs.',
  options: [],
  examples: [['civicgraph commitments history chicago-annual-report --json', 'each with what it rests on']],
  run: history,
};
