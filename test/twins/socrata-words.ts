/** How Socrata portals write licences, update frequencies and column types. */
import type { CivicColumn } from './civic.ts';

/** Discovery gives a licence's title only; ids of the CKAN register on the left. */
export const LICENCE_TITLES: Readonly<Record<string, string>> = {
  'cc-by': 'Creative Commons Attribution 4.0 International',
  'cc-by-4.0': 'Creative Commons Attribution 4.0 International',
  'cc-by-sa': 'Creative Commons Attribution | Share Alike 4.0 International',
  'cc-zero': 'Creative Commons 1.0 Universal (Public Domain Dedication)',
  'odc-pddl': 'Open Data Commons Public Domain Dedication and License',
  'odc-odbl': 'Open Data Commons Open Database License',
  'odc-by': 'Open Data Commons Attribution License',
  'other-pd': 'Public Domain',
};

/** Keys of custom metadata that hold an update frequency, in layouts met in the wild; later ones are decoys. */
export const FREQUENCY_LAYOUTS: readonly (readonly string[])[] = [
  ['Update_Update-Frequency', 'Update_Automation'],
  ['Publishing-Details_Publishing-frequency', 'Publishing-Details_Data-change-frequency'],
  ['Metadata_Frequency'],
  ['Dataset-Summary_Posting-Frequency', 'Dataset-Summary_Data-Frequency'],
  ['Committed-Update-Frequency_Refresh-rate'],
  ['Frequency_Publishing', 'Frequency_Data-Change'],
  ["Freqüència-d'actualització_Freqüència"],
];

export const FREQUENCY_WORDS: Readonly<Record<string, readonly string[]>> = {
  daily: ['Daily', 'Data are updated daily', 'daily'],
  weekly: ['Weekly', 'Updated weekly', 'Every week'],
  monthly: ['Monthly', 'monthly', 'Updated monthly'],
  quarterly: ['Quarterly', 'quarterly'],
  annual: ['Annually', 'Annual', 'Yearly'],
  never: ['Not updated (historical data)', 'Never', 'Historical'],
};

export const TYPE_NAMES: Readonly<Record<CivicColumn['type'], string>> = {
  text: 'Text',
  integer: 'Number',
  decimal: 'Number',
  boolean: 'Checkbox',
  date: 'Calendar date',
  instant: 'Date',
  point: 'Point',
};

/** Kinds that are no datasets of their own, with how Discovery marks them. */
export const COMPANIONS: readonly {
  readonly type: string;
  readonly view: string;
  readonly display: string;
  readonly isDerived: boolean;
}[] = [
  { type: 'chart', view: 'tabular', display: 'chart', isDerived: true },
  { type: 'map', view: 'tabular', display: 'map', isDerived: true },
  { type: 'filter', view: 'tabular', display: 'table', isDerived: true },
  { type: 'story', view: 'story', display: 'story', isDerived: false },
  { type: 'calendar', view: 'tabular', display: 'calendar', isDerived: true },
  { type: 'datalens', view: 'datalens', display: 'datalens', isDerived: true },
  { type: 'federated_href', view: 'href', display: 'federated', isDerived: false },
];
