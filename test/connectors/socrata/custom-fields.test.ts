import { describe, expect, it } from 'vitest';
import {
  contactEmailOf,
  customFieldsOf,
  customLicenceOf,
  departmentOf,
  frequencyOf,
} from '../../../connectors/socrata/custom-fields.ts';
import { read } from '../../../src/connector/read.ts';

const fields = (pairs: Readonly<Record<string, string>>): ReturnType<typeof customFieldsOf> =>
  customFieldsOf(read({ domain_metadata: Object.entries(pairs).map(([key, value]) => ({ key, value })) }));

describe('the update frequency', () => {
  it.each([
    'Update_Update-Frequency',
    'Metadata_Frequency',
    'Dataset-Summary_Posting-Frequency',
    'Committed-Update-Frequency_Refresh-rate',
    'Frequency_Publishing',
    'Update-Cadence_Frequency',
    'Maintenance-Plan_Estimated-Update-Frequency',
    'Additional-Information_Frequency',
    "Freqüència-d'actualització_Freqüència",
    'Mise-à-jour_Fréquence',
    'Informacion_Frecuencia-de-Actualizacion',
  ])('is read from %s', (key) => {
    expect(frequencyOf(fields({ 'Data-Owner_Owner': 'Ann', [key]: 'Daily' }))).toBe('Daily');
  });

  it.each([
    ['Publishing-Details_Data-change-frequency', 'Publishing-Details_Publishing-frequency'],
    ['Frequency_Data-Change', 'Frequency_Publishing'],
    ['Dataset-Summary_Data-Frequency', 'Dataset-Summary_Posting-Frequency'],
    ['Data-management_Source-data-update-frequency', 'Quality_Update-frequency'],
    ['Source-Information_Frequency-of-Data-Change', 'Source-Information_Update-Frequency'],
  ])('prefers what is promised to what the source does: not %s but %s', (source, promised) => {
    expect(frequencyOf(fields({ [source]: 'Hourly', [promised]: 'Monthly' }))).toBe('Monthly');
    expect(frequencyOf(fields({ [source]: 'Hourly' }))).toBe('Hourly');
  });

  it.each(['Update_Automation', 'Update_Date-Made-Public', 'Department-Metrics_Publishing-Department'])(
    'is not %s',
    (key) => {
      expect(frequencyOf(fields({ [key]: 'Yes' }))).toBeNull();
    },
  );

  it('is not there when the field is empty', () => {
    expect(frequencyOf(fields({ Metadata_Frequency: ' ', Other_Frequency: 'N/A' }))).toBeNull();
  });
});

describe('department and licence', () => {
  it.each([
    'Dataset-Information_Agency',
    'City-of-Austin_Department-',
    'Department-Metrics_Publishing-Department',
    'Common-Core_Publisher',
    'Metadata_Data-Owner',
    'Data-Supplier_Organization',
  ])('finds a department in %s', (key) => {
    expect(departmentOf(fields({ Other_Thing: 'x', [key]: 'Parks' }))).toBe('Parks');
  });

  it('finds an address among contacts, and nothing else', () => {
    const key = 'Dataset-Summary_Contact-Information';
    expect(contactEmailOf(fields({ [key]: 'info@city.gov' }))).toBe('info@city.gov');
    expect(contactEmailOf(fields({ [key]: 'Call 311 or see city@home' }))).toBeNull();
    expect(contactEmailOf(fields({ 'Notes_See-Also': 'info@city.gov' }))).toBeNull();
  });

  it.each(['License/Attribution_License-URL', 'Licence_Licence', 'Common-Core_License', 'Licence_Name'])(
    'finds a licence in %s',
    (key) => {
      expect(customLicenceOf(fields({ [key]: 'Our Terms' }))).toBe('Our Terms');
    },
  );

  it('passes over entries of another shape', () => {
    expect(
      customFieldsOf(read({ domain_metadata: [null, 7, { key: 1, value: 'x' }, { key: 'A' }] })),
    ).toEqual([]);
    expect(customFieldsOf(null)).toEqual([]);
  });
});
