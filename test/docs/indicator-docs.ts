/** docs/indicators.md, from the definitions themselves. */
import { format, resolveConfig } from 'prettier';
import type { IndicatorDefinition } from '../../src/domain/metrics/definition.ts';
import { INDICATOR_SET_VERSION } from '../../src/domain/metrics/indicators.ts';

const GROUPS: readonly (readonly [id: string, title: string])[] = [
  ['mqa', 'Quality of metadata (data.europa.eu)'],
  ['odpw', 'Existence, conformance, openness (Portal Watch)'],
  ['star', 'Five stars'],
  ['open', 'Openness'],
  ['census', 'Open data census'],
  ['doc', 'Documentation'],
  ['time', 'Timeliness'],
  ['fair', 'FAIR principles'],
  ['link', 'Links'],
  ['hvd', 'High-value data'],
  ['portal', 'Portals'],
  ['city', 'Cities'],
];

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
function rangeOf({ range: [least, most], unit }: IndicatorDefinition): string {
  return `${least} – ${most ?? '∞'} ${unit}`;
}
function sectionOf(
  [group, title]: readonly [string, string],
  all: readonly IndicatorDefinition[],
): readonly string[] {
  const own = all.filter((one) => one.group === group);
  const sources = [...new Set(own.map(({ source }) => source))];
  return [
    `## ${title}`,
    '',
    ...sources.map((source) => `Source: ${source}.`),
    '',
    '| Indicator | Version | What it asks | How | Range | Weight | Missing |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...own.map((one) =>
      [
        '',
        `\`${one.id}\`<br>${cell(one.title)}`,
        one.version,
        `${cell(one.definition)} From: ${cell(one.inputs.join(', '))}.`,
        cell(one.formula),
        cell(rangeOf(one)),
        one.weight === null ? '' : String(one.weight),
        cell(one.missing),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
  ];
}

export async function renderIndicatorDocs(all: readonly IndicatorDefinition[]): Promise<string> {
  const text = [
    '# Indicators',
    '',
    `${all.length} indicators, set \`${INDICATOR_SET_VERSION}\`. Made from the definitions by`,
    '`UPDATE_DOCS=1 npx vitest run test/docs/indicators.test.ts`; how they are put together is told in [metrics.md](metrics.md).',
    '',
    ...GROUPS.flatMap((group) => sectionOf(group, all)),
  ].join('\n');
  const options = await resolveConfig(new URL('../../package.json', import.meta.url).pathname);
  return format(text, { ...options, parser: 'markdown' });
}
