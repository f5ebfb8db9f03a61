/** Exports of OGP of our own making: a header of the real names, rows with what a test needs and null codes elsewhere. */
import type { ImportContext, ImportTable } from '../../../../src/domain/commitments/import/imported.ts';
import {
  OGP_KNOWN,
  OGP_POLICY_AREAS,
  OGP_SCALES,
} from '../../../../src/domain/commitments/import/ogp-columns.ts';

export type OgpCells = Readonly<Record<string, string>>;

const usual: OgpCells = {
  ...Object.fromEntries(OGP_KNOWN.map((name) => [name, 'ND'])),
  ...Object.fromEntries(OGP_POLICY_AREAS.map((name) => [name, '0'])),
  'Commitment Unique Identifier': 'ZED0001',
  'Country/Locality': 'Zedville, Peru',
  'Action Plan Number': '1',
  'Commitment Number': '1',
  Code: 'PEZE',
  'National Or Local': 'Local',
  'Year Of Submission': '2018',
  'Action Plan End Year': '2020',
  'Commitment Title': 'Publish the budget',
  'Full Text': 'The city will publish its budget as open data.',
  'Start Date': '9/1/2018',
  'End Date': '8/31/2020',
  'Lead Institution': 'Treasury',
  'Supporting Institution(s)': 'NA',
  URL: 'https://example.org/commitments/zed0001',
  'Action Plan ID': 'AP_PEZE01',
  'High Completion': '0',
  'High DIOG': '0',
};

/** Text and number of a scale as the export has them. */
export function step(name: keyof typeof OGP_SCALES, text: string): OgpCells {
  const scale = OGP_SCALES[name];
  const number = Object.entries(scale.steps).find(([known]) => known === text)?.[1];
  return { [scale.text]: text, [scale.number]: String(number ?? text) };
}
/** Rows begin in line 2. */
export function ogpTable(rows: readonly OgpCells[], header: readonly string[] = OGP_KNOWN): ImportTable {
  return {
    header,
    rows: rows.map((cells, at) => ({
      line: at + 2,
      cells: header.map((name) => cells[name] ?? usual[name] ?? ''),
    })),
  };
}
export const anywhere: ImportContext = {
  ...{ knownCities: [], city: null, plan: null, includeNational: false, retrievedOn: '2026-11-23' },
};
