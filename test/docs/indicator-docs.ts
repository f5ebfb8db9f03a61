/** docs/indicators/: a page for each group of indicators, and one that leads to them; from the definitions themselves. */
import { format, resolveConfig } from 'prettier';
import type { IndicatorDefinition, IndicatorGroup } from '../../src/domain/metrics/definition.ts';
import { projectRoot } from '../support/cli-world.ts';

export const INDICATOR_DOCS = 'docs/indicators';

/** In the order of the overview. */
const GROUPS: Readonly<Record<IndicatorGroup, readonly [title: string, about: string]>> = {
  mqa: ['Metadata quality (MQA)', 'The score of data.europa.eu: 405 points in five dimensions.'],
  odpw: ['Portal Watch', 'Existence, conformance, retrievability, accuracy and openness of metadata.'],
  star: ['Five stars', 'Open data by formats, from one star to five.'],
  open: ['Openness', 'Licence, format, bulk and interface of a dataset.'],
  census: ['Open data census', 'Nine questions, 100 points, chained.'],
  doc: ['Documentation', 'What a reader learns before opening the data.'],
  time: ['Timeliness', 'Age, declared frequency and freshness.'],
  fair: ['FAIR', 'F-UJI’s questions, as far as a catalogue answers them.'],
  hvd: ['High-value data', 'Categories of data that cities are asked for.'],
  link: ['Links', 'Whether addresses lead to what they promise.'],
  portal: ['Portals', 'Whole portals, from their datasets.'],
  city: ['Cities', 'Whole cities, from the datasets of their portals.'],
};

const SUBJECTS = { DATASET: 'a dataset', PORTAL: 'a portal', CITY: 'a city' } as const;
const KINDS = {
  verdict: 'passes or fails',
  share: 'a share',
  quantity: 'a quantity',
  points: 'points',
} as const;
const BETTER = { more: 'more is better', less: 'less is better' } as const;

/** Never changes for an id, and is unlike that of every other: "mqa.int.dcatAp~core" → "mqa-int-dcatap--core". */
export function anchorOf(id: string): string {
  return id.toLowerCase().replaceAll('.', '-').replaceAll('~', '--');
}

function groupsOf(definitions: readonly IndicatorDefinition[]): readonly IndicatorGroup[] {
  const known: readonly string[] = Object.keys(GROUPS);
  const present = new Set(definitions.map(({ group }) => group));
  return [...present].toSorted((a, b) => known.indexOf(a) - known.indexOf(b));
}
/** Text in a cell must not end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
function prose(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('~', '\\~');
}
/** "0 or 1", "0–405 points": a unit that says the numbers needs no others. */
function rangeOf({ range: [low, high], unit, kind }: IndicatorDefinition): string {
  return kind === 'verdict' ? unit : `${low}–${high ?? '∞'} ${unit}`;
}

function tableOf(definitions: readonly IndicatorDefinition[]): readonly string[] {
  return [
    '| Indicator | Title | Dimension | Range | Weight | Version |',
    '| --- | --- | --- | --- | --: | --- |',
    ...definitions.map((one) => {
      const { id, title, dimension, weight, version } = one;
      return `| [\`${id}\`](#${anchorOf(id)}) | ${cell(title)} | ${dimension ?? ''} | ${rangeOf(one)} | ${weight ?? ''} | ${version} |`;
    }),
  ];
}

function sectionOf(one: IndicatorDefinition): readonly string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['Of', SUBJECTS[one.subject]],
    ['Gives', `${KINDS[one.kind]} (${rangeOf(one)})${one.better === null ? '' : `; ${BETTER[one.better]}`}`],
    ['Formula', prose(one.formula)],
    ['Inputs', one.inputs.map((input) => `\`${input}\``).join(', ')],
    ['Missing', prose(one.missing)],
    ['Weight', one.weight === null ? 'none' : String(one.weight)],
    ['Source', prose(one.source)],
  ];
  return [
    `<a id="${anchorOf(one.id)}"></a>`,
    '',
    `## \`${one.id}\` ${prose(one.title)}`,
    '',
    `${prose(one.definition)} Version ${one.version}.`,
    '',
    ...facts.map(([name, text]) => `- ${name}: ${text}`),
    '',
  ];
}

function pageOf(group: IndicatorGroup, definitions: readonly IndicatorDefinition[]): string {
  const [title, about] = GROUPS[group];
  return [
    `# ${title}`,
    '',
    `${about} [All groups](README.md)`,
    '',
    ...tableOf(definitions),
    '',
    ...definitions.flatMap(sectionOf),
  ].join('\n');
}

function overviewOf(definitions: readonly IndicatorDefinition[]): string {
  return [
    '# Indicators',
    '',
    'Every result is PASS, FAIL, UNKNOWN or NOT_APPLICABLE, or a number; what could not be seen is never counted as absent.',
    'Each has a value of what is known, and a lower and an upper end with the unknown taken for the worst and the best.',
    'A change of a formula or a list raises the version of an indicator and breaks its series.',
    'Made from the definitions by `UPDATE_DOCS=1 npx vitest run test/docs/indicators.test.ts`.',
    '',
    '| Group | What | Indicators |',
    '| --- | --- | --: |',
    ...groupsOf(definitions).map((group) => {
      const [title, about] = GROUPS[group];
      const count = definitions.filter((one) => one.group === group).length;
      return `| [${title}](${group}.md) | ${about} | ${count} |`;
    }),
    '',
    'How well categories of high-value data are found is told in [classifier.md](classifier.md).',
    '',
  ].join('\n');
}

/** Path from the root of the project → text. Order of definitions is the order within a page. */
export async function renderIndicatorDocs(
  definitions: readonly IndicatorDefinition[],
): Promise<ReadonlyMap<string, string>> {
  const options = await resolveConfig(`${projectRoot}/${INDICATOR_DOCS}/README.md`);
  const pages: readonly (readonly [string, string])[] = [
    ['README', overviewOf(definitions)],
    ...groupsOf(definitions).map(
      (group) =>
        [
          group,
          pageOf(
            group,
            definitions.filter((one) => one.group === group),
          ),
        ] as const,
    ),
  ];
  const formatted = pages.map(async ([name, text]) => {
    return [`${INDICATOR_DOCS}/${name}.md`, await format(text, { ...options, parser: 'markdown' })] as const;
  });
  return new Map(await Promise.all(formatted));
}
