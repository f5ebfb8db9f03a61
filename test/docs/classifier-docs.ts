/** docs/indicators/classifier.md, from the titles held out and what the classifier says of them. */
import { format, resolveConfig } from 'prettier';
import { classify } from '../../src/domain/metrics/categories/classify.ts';
import {
  CATEGORIES,
  CLASSIFIER_LANGUAGES,
  TERMS_VERSION,
} from '../../src/domain/metrics/categories/terms.ts';
import { wilson } from '../../src/domain/metrics/statistics/wilson.ts';
import {
  heldOutTitles,
  precisionOf,
  recallOf,
  scoreOf,
  type Answer,
  type LabelledTitle,
  type Score,
} from '../domain/metrics/categories/held-out.ts';
import { projectRoot } from '../support/cli-world.ts';

const NAMES = new Intl.DisplayNames('en', { type: 'language' });
const NOBODY = { localId: '', overrides: [] };

export function answerOf(title: string): Answer {
  const texts = { title, keywords: [], columns: [], themes: [], description: null };
  const hits = classify(texts, NOBODY);
  const withVerdict = (wanted: string): readonly string[] =>
    hits.filter(({ verdict }) => verdict === wanted).map(({ category }) => category);
  return { matches: withVerdict('MATCH'), candidates: withVerdict('CANDIDATE') };
}

function shown(share: number | null, n: number): string {
  if (share === null) return 'none';
  const [low, high] = wilson(share * n, n) ?? [0, 1];
  return `${share.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
function row(name: string, score: Score): string {
  const { titles, given, right, wrong, rightOrCandidate, candidates } = score;
  return `| ${[
    ...[name, titles, given, right, wrong, candidates],
    ...[shown(precisionOf(score), right + wrong), shown(recallOf(score), given)],
    (rightOrCandidate / given).toFixed(2),
  ].join(' | ')} |`;
}
function languageTable(titles: readonly LabelledTitle[]): readonly string[] {
  return [
    '| Language | Titles | To find | Right | Wrong | Candidates | Precision | Recall | Recall with candidates |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...CLASSIFIER_LANGUAGES.map((language) =>
      row(
        NAMES.of(language) ?? language,
        scoreOf(
          titles.filter((one) => one.language === language),
          answerOf,
        ),
      ),
    ),
    row('All', scoreOf(titles, answerOf)),
  ];
}

/** Of how many titles of a category the classifier says so. */
function categoryTable(titles: readonly LabelledTitle[]): readonly string[] {
  return [
    '| Category | Titles | Match | Candidate | Missed |',
    '| --- | --: | --: | --: | --: |',
    ...CATEGORIES.map(({ id, title }) => {
      const own = titles
        .filter(({ categories }) => categories.includes(id))
        .map((one) => answerOf(one.title));
      const matched = own.filter(({ matches }) => matches.includes(id)).length;
      const open = own.filter(({ candidates }) => candidates.includes(id)).length;
      return `| ${title} | ${own.length} | ${matched} | ${open} | ${own.length - matched - open} |`;
    }),
  ];
}
function wrongTable(titles: readonly LabelledTitle[]): readonly string[] {
  const rows = titles.flatMap(({ language, title, categories }) =>
    answerOf(title)
      .matches.filter((category) => !categories.includes(category))
      .map((category) => `| ${title} | ${language} | ${categories.join(', ') || 'none'} | ${category} |`),
  );
  return ['| Title | Language | Is | Taken for |', '| --- | --- | --- | --- |', ...rows];
}

export async function renderClassifierDocs(): Promise<string> {
  const titles = heldOutTitles();
  const all = scoreOf(titles, answerOf);
  const [precision, recall] = [precisionOf(all) ?? 0, recallOf(all) ?? 0];
  const text = [
    '# How well categories are found',
    '',
    `Made by \`UPDATE_DOCS=1 npx vitest run test/docs/classifier.test.ts\`; terms ${TERMS_VERSION}.`,
    '',
    '## Method',
    '',
    `${titles.length} titles of datasets as a city might publish them, made up for this test and labelled by hand`,
    '(`test/domain/metrics/categories/held-out-titles.tsv`): every category once in each language (campaign finance in',
    'English only), titles that belong nowhere, and hard cases; many say the thing in other words than the terms do. They were written and labelled before the classifier was run on any of them, by somebody who',
    'had read the list of terms, which may flatter; no term was changed afterwards. Only the title is given to the',
    'classifier. A match counts where it is one of the labels. In brackets: the 95 % Wilson interval.',
    '',
    '## By language',
    '',
    ...languageTable(titles),
    '',
    '## By category, all languages',
    '',
    ...categoryTable(titles),
    '',
    '## Taken for what they are not',
    '',
    ...wrongTable(titles),
    '',
    '## What follows for coverage',
    '',
    `- By titles alone ${(100 * (1 - recall)).toFixed(0)} % of what was to be found is not matched. A category counts as found as`,
    '  soon as one dataset of the city matches, and keywords, columns, themes and descriptions count too, so coverage of a',
    '  city misses less than this; how much less depends on how well its portal describes its data.',
    `- ${(100 * (1 - precision)).toFixed(0)} % of the matches are wrong, so a category that rests on a single match may not be there.`,
    '- Coverage is therefore told as a value (matches) with an upper end (candidates too), and the datasets behind it are',
    '  listed with the phrases that decided. Cities are not to be ranked by coverage that rests on words alone: have the',
    '  candidates looked at, and write down what a person found in `registry/overrides/`.',
    '- Differences between languages here are differences of measurement: a city whose portal is in a language with low',
    '  recall looks worse than it is. Portals in other languages have no phrases at all, and their coverage is unknown.',
    '',
    'Elsewhere, as published with the terms: 146 titles of planned datasets of New York, precision 7/8 and recall 7/12;',
    'all 383 titles of Buenos Aires with the first version of the terms, precision 14/22 and recall 14/31.',
    '',
  ].join('\n');
  const options = await resolveConfig(`${projectRoot}/docs/indicators/classifier.md`);
  return format(text, { ...options, parser: 'markdown' });
}
