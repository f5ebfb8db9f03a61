import { describe, expect, it } from 'vitest';
import ckan from '../../../connectors/ckan/index.ts';
import type { DatasetDraft, JsonObject } from '../../../src/connector/index.ts';
import { aPackage, CONFIG } from './portal.ts';

function draftOf(raw: JsonObject, language: string | undefined): DatasetDraft {
  const record = { localId: 'a', stamp: null, raw: aPackage(1, raw) };
  return ckan.map(record, { portalId: 'city', config: { ...CONFIG, language } });
}

describe('languages of a CKAN package', () => {
  it('are told apart in objects of languages', () => {
    const raw = {
      title: { de: 'Bäume', en: 'Trees', fr: '' },
      notes: { de: 'Alle', en: 'All', fr: 'Tous' },
      keywords: { de: ['Baum'], en: ['tree'], fr: [] },
    };
    expect(draftOf(raw, 'de')).toMatchObject({
      title: 'Bäume',
      description: 'Alle',
      keywords: ['Baum'],
      translations: {
        en: { title: 'Trees', description: 'All', keywords: ['tree'] },
        fr: { description: 'Tous' },
      },
    });
    expect(draftOf(raw, undefined).title).toBe('Trees');
    expect(draftOf(raw, 'rm').title).toBe('Trees');
  });

  it('are told apart where the core keys hold one of them', () => {
    const raw = {
      title: 'Trees',
      title_translated: { en: 'Trees', fr: 'Arbres' },
      notes: 'All',
      notes_translated: { en: 'All', fr: 'Tous' },
    };
    expect(draftOf(raw, undefined)).toMatchObject({
      title: 'Trees',
      translations: { fr: { title: 'Arbres', description: 'Tous' } },
    });
    expect(draftOf(raw, undefined).translations).not.toHaveProperty('en');
    expect(draftOf(raw, 'fr')).toMatchObject({ title: 'Arbres', description: 'Tous' });
  });

  it('are found in keys with a language at their end', () => {
    expect(
      draftOf({ title_fra: 'Arbres', notes_de: 'Alle', title_string: 'x' }, undefined).translations,
    ).toEqual({
      fra: { title: 'Arbres' },
      de: { description: 'Alle' },
    });
  });

  it('are none where there is one', () => {
    expect(draftOf({}, undefined).translations).toEqual({});
  });
});
