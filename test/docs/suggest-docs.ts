/** docs/commitments-suggest.md, from the promises held out and what is said of them. */
import { format, resolveConfig } from 'prettier';
import { CLASSIFIER_LANGUAGES } from '../../src/domain/metrics/categories/terms.ts';
import { wilson } from '../../src/domain/metrics/statistics/wilson.ts';
import {
  answerTo,
  heldOutPromises,
  tally,
  type LabelledPromise,
  type PromiseAnswer,
  type Tally,
} from '../domain/commitments/suggest/held-out-promises.ts';
import { projectRoot } from '../support/cli-world.ts';

const NAMES = new Intl.DisplayNames('en', { type: 'language' });
const KINDS = ['dataset', 'metric', 'document', 'attestation', 'advocacy'];

type Judged = LabelledPromise & { readonly answer: PromiseAnswer };

function share(part: number, of: number): string {
  if (of === 0) return 'none';
  const [low, high] = wilson(part, of) ?? [0, 1];
  return `${(part / of).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
function row(name: string, { given, said, right }: Tally): string {
  return `| ${[name, given, said, right, share(right, said), share(right, given)].join(' | ')} |`;
}
function head(first: string): readonly string[] {
  return [
    `| ${first} | By hand | Said | Right | Precision | Recall |`,
    '| --- | --: | --: | --: | --: | --: |',
  ];
}
function listOf(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}
function only(wanted: string, values: readonly string[]): readonly string[] {
  return values.filter((one) => one === wanted);
}

function kindTable(judged: readonly Judged[]): readonly string[] {
  return [
    ...head('Kind'),
    ...KINDS.map((kind) =>
      row(
        kind,
        tally(judged.map(({ kind: given, answer }) => [only(kind, [given]), only(kind, [answer.kind])])),
      ),
    ),
    row('All', tally(judged.map(({ kind, answer }) => [[kind], [answer.kind]]))),
  ];
}
function languageTable(judged: readonly Judged[]): readonly string[] {
  return [
    '| Language | Promises | Kind right | Category right, of those given | Criteria: precision | Criteria: recall |',
    '| --- | --: | --: | --: | --: | --: |',
    ...CLASSIFIER_LANGUAGES.map((language) => {
      const own = judged.filter((one) => one.language === language);
      const category = tally(own.map((one) => [listOf(one.category), listOf(one.answer.category)]));
      const criteria = tally(own.map((one) => [one.criteria, one.answer.criteria]));
      const right = own.filter(({ kind, answer }) => kind === answer.kind).length;
      return `| ${[
        ...[NAMES.of(language) ?? language, own.length, right, `${category.right}/${category.given}`],
        ...[`${criteria.right}/${criteria.said}`, `${criteria.right}/${criteria.given}`],
      ].join(' | ')} |`;
    }),
  ];
}
function criterionTable(judged: readonly Judged[]): readonly string[] {
  const names = [...new Set(judged.flatMap(({ criteria, answer }) => [...criteria, ...answer.criteria]))];
  return [
    ...head('Criterion'),
    ...names
      .toSorted()
      .map((name) =>
        row(
          `\`${name}\``,
          tally(judged.map(({ criteria, answer }) => [only(name, criteria), only(name, answer.criteria)])),
        ),
      ),
    row('All', tally(judged.map(({ criteria, answer }) => [criteria, answer.criteria]))),
  ];
}
function confidenceTable(judged: readonly Judged[]): readonly string[] {
  const bands = [
    [0, 0.25],
    [0.25, 0.5],
    [0.5, 0.75],
    [0.75, 1.01],
  ] as const;
  return [
    '| Confidence | Promises | Kind right |',
    '| --- | --: | --: |',
    ...bands.map(([low, high]) => {
      const own = judged.filter(
        ({ answer }) => answer.kind !== 'advocacy' && answer.confidence >= low && answer.confidence < high,
      );
      const right = own.filter(({ kind, answer }) => kind === answer.kind).length;
      return `| ${low} to ${Math.min(1, high)} | ${own.length} | ${share(right, own.length)} |`;
    }),
  ];
}
function wrongTable(judged: readonly Judged[]): readonly string[] {
  return [
    '| Promise | Language | Is | Taken for |',
    '| --- | --- | --- | --- |',
    ...judged
      .filter(({ kind, answer }) => kind !== answer.kind)
      .map(({ title, language, kind, answer }) => `| ${title} | ${language} | ${kind} | ${answer.kind} |`),
  ];
}

export async function renderSuggestDocs(): Promise<string> {
  const judged = heldOutPromises().map((promise): Judged => ({ ...promise, answer: answerTo(promise) }));
  const category = tally(judged.map((one) => [listOf(one.category), listOf(one.answer.category)]));
  const text = [
    '# What would prove it?',
    '',
    'A commitment without a rule is UNVERIFIABLE. `civicgraph commitments suggest` proposes rules from its words and from',
    'what the catalogue of its city holds; a person reads them, mends them, and accepts them with `--write`. Nothing that is',
    'proposed counts before that.',
    '',
    '## How it is done',
    '',
    'Phrases in English, Spanish, French, German, Italian, Portuguese and Dutch, and no model: the same words and the same',
    'catalogue give the same answer.',
    '',
    '1. **What kind of evidence.** Words of publishing and of data lean to a `dataset`, words such as "report" or "manual" to a',
    '   `document`, words of appointing, meeting and building to an `attestation` (somebody who is not the city says so), words',
    '   of asking others to act to nothing at all: such a promise stays UNVERIFIABLE, and that is right. A share of all',
    '   datasets ("80 % of datasets") becomes a `metric`. Words of the title count twice; `measurability` settles it.',
    '2. **Which datasets.** By the category that the promise speaks of (the words of',
    '   [the classifier](indicators/classifier.md)); else by the words that it shares with the dataset that fits best; else by',
    '   the institution that leads it.',
    '3. **How they are to be.** "machine readable" and "open format" ask for `machineReadable`, "open licence" for',
    '   `openLicence`, "open data" for both, "API" for `api`, "daily" or "real time" for `fresh` within a day, "since 2010" for',
    '   `temporalFrom`, "three data sets" for `atLeast: 3`; a due date for `publishedBy`, which decides nothing by itself.',
    '   Whether links answer (`alive`) is looked at, and decides nothing either, until a person says so.',
    '',
    '`confidence` is the share that the kind has of all that speaks, times how sure the choice of datasets is (a category by',
    'its plain words 0.9, by a hint 0.5, words 0.3 to 0.8 by how many of them the best dataset holds, words that no dataset',
    'holds 0.25). It orders proposals; it is no probability.',
    '',
    '## How well it does',
    '',
    'Made by `UPDATE_DOCS=1 npx vitest run test/docs/suggest.test.ts`.',
    '',
    `${judged.length} promises as cities might make them, made up for this test and labelled by hand`,
    '(`test/domain/commitments/suggest/held-out-promises.tsv`), nine in each language. They were written and labelled before',
    'anything was run on them, by somebody who had written the phrases, which may flatter; no phrase was changed afterwards.',
    'Only the words are given: no catalogue, no other field. In brackets: the 95 % Wilson interval.',
    '',
    '### Kind of evidence',
    '',
    ...kindTable(judged),
    '',
    '### Category of the datasets',
    '',
    ...head('What'),
    row('Category, taken as sure', category),
    '',
    '### Criteria',
    '',
    ...criterionTable(judged),
    '',
    '### By language',
    '',
    ...languageTable(judged),
    '',
    '### Confidence',
    '',
    ...confidenceTable(judged),
    '',
    '### Taken for what they are not',
    '',
    ...wrongTable(judged),
    '',
  ].join('\n');
  const options = await resolveConfig(`${projectRoot}/docs/commitments-suggest.md`);
  return format(text, { ...options, parser: 'markdown' });
}
