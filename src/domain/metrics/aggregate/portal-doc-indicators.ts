/** Definitions of portal indicators of documentation. */
import type { IndicatorDefinition } from '../definition.ts';
import { defineAggregate } from './define.ts';

/** Without prefix; with what is asked of each dataset. */
const SHARES: readonly (readonly [name: string, title: string, asks: string])[] = [
  [
    'description',
    'Descriptions that say something',
    'have a description of their own that says more than the title',
  ],
  ['title', 'Titles for people', 'have a title that is a name and no file name'],
  ['landingPage', 'Pages of their own', 'can be looked at in a browser'],
  ['identifier', 'Lasting identifiers', 'are known by the identifier that they had in the snapshot before'],
];
export const DOC_SHARES: readonly string[] = SHARES.map(([name]) => name);

export const portalDocIndicators: readonly IndicatorDefinition[] = [
  ...SHARES.map(([name, title, asks]) =>
    defineAggregate('PORTAL', 'documentation', {
      id: `p.doc.${name}`,
      title,
      definition: `How many of the datasets ${asks}.`,
      formula: `doc.${name} PASS / (PASS + FAIL)`,
      inputs: [`doc.${name}`],
    }),
  ),
  defineAggregate('PORTAL', 'documentation', {
    id: 'p.doc.schema',
    title: 'Columns described',
    definition:
      'How many of the columns of a dataset have a description that is not their name: the mean over datasets.',
    formula: 'mean of doc.schema over datasets whose columns can be seen',
    kind: 'quantity',
    unit: 'mean share',
    inputs: ['doc.schema'],
    source: 'Toronto Data Quality Score',
    missing: 'Datasets without visible columns are not in the value; the bounds take them as 0 and as 1.',
  }),
];
