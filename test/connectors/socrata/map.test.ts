import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { Json } from '../../../src/domain/json.ts';
import { aResult, draft, mapped } from './support.ts';

describe('texts and people', () => {
  it('takes name, description, tags and category', () => {
    const it = draft({
      resource: { name: ' Bus delays ', description: '<b>All</b> delays' },
      classification: {
        domain_category: 'Transport',
        categories: ['transportation'],
        domain_tags: ['bus'],
        tags: ['bus', 'late'],
      },
    });
    expect(it.title).toBe('Bus delays');
    expect(it.description).toBe('<b>All</b> delays');
    expect(it.keywords).toEqual(['bus', 'late']);
    expect(it.themes).toEqual(['Transport', 'transportation']);
    expect(it.provenance).toBeNull();
  });

  it('has no theme where the category is missing, and no description where it says "null"', () => {
    expect(draft({}).themes).toEqual([]);
    expect(draft({ resource: { description: 'null' } }).description).toBeNull();
  });

  it('names as publisher the attribution, else the department, else the owner', () => {
    const classification = { domain_metadata: [{ key: 'Dataset-Information_Agency', value: 'DOE' }] };
    expect(draft({ resource: { attribution: 'Schools' }, classification }).publisher?.name).toBe('Schools');
    expect(draft({ classification }).publisher?.name).toBe('DOE');
    expect(draft({}).publisher?.name).toBe('Open Data');
  });

  it('finds the contact in its field or in the custom ones', () => {
    expect(draft({ resource: { contact_email: 'a@b.gov' } }).contact?.email).toBe('a@b.gov');
    const domain_metadata = [
      { key: 'Common-Core_Contact-Email', value: 'c@d.gov' },
      { key: 'Common-Core_Contact-Name', value: 'Ann' },
    ];
    expect(draft({ classification: { domain_metadata } }).contact).toEqual({
      name: 'Ann',
      email: 'c@d.gov',
      url: null,
    });
    expect(draft({}).contact).toBeNull();
  });
});

describe('dates', () => {
  it('never takes a change of the description for one of the data', () => {
    const it = draft({
      resource: { data_updated_at: null, metadata_updated_at: '2026-05-01T00:00:00.000Z' },
    });
    expect(it.dataModified).toBeNull();
    expect(it.metadataModified).toBe('2026-05-01T00:00:00.000Z');
  });

  it('takes the day of creation for the issue only where none is stated', () => {
    expect(draft({}).issued).toBe('2020-01-01T00:00:00.000Z');
    expect(draft({ resource: { publication_date: '2021-02-03T00:00:00.000Z' } }).issued).toBe(
      '2021-02-03T00:00:00.000Z',
    );
  });
});

describe('licence', () => {
  it('is the title that Discovery gives', () => {
    expect(draft({ metadata: { license: 'Public Domain' } }).licence).toEqual({
      url: null,
      id: null,
      title: 'Public Domain',
    });
  });

  it('is not there when nothing is stated, or that there is none', () => {
    expect(draft({}).licence).toBeNull();
    expect(draft({ metadata: { license: '-- No License --' } }).licence).toBeNull();
  });

  it('is read from the custom field of a federated asset', () => {
    const url = 'https://creativecommons.org/licenses/by/4.0/';
    const domain_metadata = [{ key: 'Common-Core_License', value: url }];
    expect(draft({ classification: { domain_metadata } }).licence).toEqual({ url, id: null, title: null });
  });
});

describe('hostile records', () => {
  it('become a draft or a BAD_SHAPE, and never anything else', () => {
    const strange = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.constant([]), fc.constant({}));
    const part = fc.constantFrom('resource', 'classification', 'metadata', 'owner', 'link', 'permalink');
    const key = fc.constantFrom(
      ...Object.keys(Object(aResult()['resource'])),
      'domain',
      'domain_metadata',
      '',
    );
    fc.assert(
      fc.property(part, key, strange, (section, field, value) => {
        const raw: Record<string, Json> = { ...aResult() };
        const held = raw[section];
        raw[section] = field === '' || typeof held !== 'object' ? value : { ...Object(held), [field]: value };
        try {
          const made = mapped(raw);
          expect(mapped(raw)).toEqual(made);
          for (const each of made.distributions) expect(URL.canParse(each.accessUrl ?? '')).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectorError);
          expect(error).toMatchObject({ code: 'BAD_SHAPE' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([null, 7, 'text', [], {}])('refuses %j', (raw) => {
    expect(() => mapped(raw)).toThrow(ConnectorError);
  });
});
