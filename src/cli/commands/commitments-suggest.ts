import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addRule } from '../../config/commitments/add-rule.ts';
import { writeWhole } from '../../config/overlay.ts';
import type { Commitment, CommitmentBook } from '../../domain/commitments/book.ts';
import { unknownName } from '../../domain/suggest.ts';
import { flagOption, textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { openGateway } from '../load.ts';
import { suggestionLines } from '../suggest-lines.ts';
import { acceptedRule, judgedSuggestions, type JudgedSuggestion } from '../suggest-rules.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

/** Of many at once only what is as sure as this is written, unless a person says otherwise. */
const LEAST_OF_ALL = 0.5;

interface Asked {
  readonly id: string | null;
  readonly city: string | null;
  readonly isWriting: boolean;
  /** From 0. */
  readonly rule: number;
  readonly url: string | null;
  readonly least: number;
}

function askedOf(invocation: Invocation): Asked {
  const { options } = invocation;
  const id = textArgument(invocation, 0) || null;
  const isAll = flagOption(options, 'all');
  if ((id === null) === !isAll)
    throw new CliError(
      2,
      id === null ? 'Which commitment?' : `Either ${id} or --all, not both.`,
      'Give its id, or --all for all that have no rule.',
    );
  const url = textOption(options, 'url');
  if (url !== null && isAll) throw new CliError(2, '--url is of one document, and --all is of many.');
  if (url !== null && !/^https?:\/\/\S+$/i.test(url))
    throw new CliError(2, `--url: expected a web address, got "${url}".`);
  return {
    ...{ id, url, city: textOption(options, 'city'), isWriting: flagOption(options, 'write') },
    rule: numberOption(textOption(options, 'rule'), 'rule', /^[1-9]$/, 'a number from 1 to 9', 1) - 1,
    least: numberOption(
      textOption(options, 'least'),
      'least',
      /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/,
      'a number from 0 to 1',
      isAll ? LEAST_OF_ALL : 0,
    ),
  };
}
function numberOption(
  text: string | null,
  name: string,
  form: RegExp,
  wanted: string,
  usual: number,
): number {
  if (text === null) return usual;
  if (!form.test(text)) throw new CliError(2, `--${name}: expected ${wanted}, got "${text}".`);
  return Number(text);
}

function chosen(book: CommitmentBook, { id, city }: Asked): readonly Commitment[] {
  const cities = [...new Set(book.commitments.map((one) => one.city))];
  if (city !== null && !cities.includes(city))
    throw new CliError(2, unknownName('city with commitments', city, cities));
  const own = book.commitments.filter((one) => city === null || one.city === city);
  if (id === null) return own.filter(({ evidence }) => evidence.length === 0);
  const one = own.find((commitment) => commitment.id === id);
  if (one === undefined)
    throw new CliError(
      2,
      unknownName(
        'commitment',
        id,
        own.map((commitment) => commitment.id),
      ),
      'See civicgraph commitments list.',
    );
  return [one];
}

type Written =
  | { readonly is: 'written'; readonly file: string; readonly rule: string }
  | { readonly is: 'left'; readonly because: string };

/** Where a person would have put it; a file that is no YAML is left alone. */
function write(
  { world }: Invocation,
  { commitment, rules, unverifiable }: JudgedSuggestion,
  { rule: place, least, id }: Asked,
  on: string,
): Written {
  if (unverifiable !== null) return { is: 'left', because: unverifiable };
  const rule = rules[place];
  if (rule === undefined) return { is: 'left', because: `there is no proposal ${place + 1}` };
  if (rule.needs === 'url')
    return { is: 'left', because: 'nobody said where the document is: give --url <address>' };
  if (rule.confidence < least)
    return {
      is: 'left',
      because: `its confidence is ${rule.confidence}, below ${least}${id === null ? ' (see --least)' : ''}`,
    };
  const { file } = commitment.provenance;
  const path = resolve(world.cwd, file);
  if (!/\.ya?ml$/.test(file) || !existsSync(path))
    return { is: 'left', because: `it stands in ${file}, which holds no YAML: paste the rule by hand` };
  const added = addRule(readFileSync(path, 'utf8'), commitment.id, acceptedRule(rule, on).rule);
  if (added === null) return { is: 'left', because: `${file} holds no such commitment any more` };
  writeWhole(path, () => added.text);
  return { is: 'written', file, rule: added.id };
}

function asJson({ commitment, unverifiable, rules }: JudgedSuggestion, written: Written | null) {
  const { id, title, city } = commitment;
  return { commitment: id, city, title: title.shown, unverifiable, rules, written };
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const asked = askedOf(invocation);
  const { gateway } = await openGateway(world, options);
  try {
    const commitments = chosen(gateway.commitments.book, asked);
    const on = world.now().toISOString().slice(0, 10);
    const suggestions = await judgedSuggestions(commitments, gateway, asked.url);
    const results = suggestions.map((suggestion) => ({
      suggestion,
      written: asked.isWriting ? write(invocation, suggestion, asked, on) : null,
    }));
    if (output.isJson)
      output.json({ suggestions: results.map(({ suggestion, written }) => asJson(suggestion, written)) });
    else
      for (const { suggestion, written } of results) {
        output.lines([...suggestionLines(suggestion, on), '']);
        if (written?.is === 'written')
          output.say(`${suggestion.commitment.id}: rule ${written.rule} added to ${written.file}.`);
        if (written?.is === 'left')
          output.say(`${suggestion.commitment.id}: nothing written, ${written.because}`);
      }
    if (results.length === 0) output.say('Every commitment has a rule.');
    const done = results.filter(({ written }) => written?.is === 'written').length;
    if (asked.isWriting)
      output.say(`${count(done)} of ${count(results.length)} written. Then: civicgraph commitments check`);
    else if (results.length > 0)
      output.say('Nothing was written: --write adds the rule to the file of its plan.');
    return asked.isWriting && done === 0 && results.length > 0 ? 1 : 0;
  } finally {
    await gateway.close();
  }
}

export const commitmentsSuggest: Command = {
  usage: 'suggest [commitment]',
  summary: 'what would prove a commitment: rules from its words and the catalogue, for a person to accept',
  details:
    'Shows each rule as it would stand in the file of the plan, why it is proposed, which datasets it would look at, and the ' +
    'verdict that it would give today. --write adds the first to the file, marked "x-suggested", and leaves every other line as it is.',
  options: [
    { flags: '--all', help: 'all commitments that have no rule' },
    { flags: '--city <slug>', help: 'only of this city' },
    { flags: '--write', help: 'add the rule to the file of the plan' },
    { flags: '--rule <n>', help: 'which of the proposals to write; default: 1' },
    { flags: '--url <address>', help: 'where the document is that would prove it' },
    {
      flags: '--least <confidence>',
      help: 'write only what is as sure as this, 0 to 1; default with --all: 0.5',
    },
  ],
  examples: [
    ['civicgraph commitments suggest sankt-brunnen-leitfaden', 'proposals, with reasons and candidates'],
    ['civicgraph commitments suggest --all --city alder-bay --json', 'for programs'],
    ['civicgraph commitments suggest alder-bay-trees --write', 'accept the first'],
  ],
  run,
};
