import { describe, expect, it } from 'vitest';
import { saidOf } from './messages.ts';
import { map, type Sabotage } from './saboteurs/sabotage.ts';
import { mapping } from './saboteurs/map.ts';

function of(id: string): Promise<string> {
  return saidOf(id, mapping[id]);
}

describe('the checks of mapping', () => {
  it('name the place in the record that broke map', async () => {
    expect(await of('map/hostile')).toMatch(/^(record|\$\.private) = .*TypeError: Cannot read/);
  });

  it('name the slot that holds something else', async () => {
    expect(await of('map/well-formed')).toContain('something else in keywords');
  });

  it('name the empty text', async () => {
    expect(await of('map/no-empty-strings')).toContain('$.provenance is empty');
  });

  it('name the date that is read as two', async () => {
    expect(await of('map/dates-not-mixed')).toBe(
      '$.metadata_modified is read as metadataModified and as dataModified',
    );
  });

  it('catch clocks, chance and writing into the record', async () => {
    const impure: Readonly<Record<string, Sabotage>> = {
      'new Date()': map((draft) => ({ ...draft, issued: new Date().toISOString().slice(0, 4) })),
      'Math.random()': map((draft) => ({ ...draft, identifier: Math.random() > 2 ? 'x' : null })),
      TypeError: map((draft, record) => {
        Reflect.ownKeys(record).forEach((key) => Object.assign(record, { [key]: null }));
        return draft;
      }),
    };
    for (const [word, sabotage] of Object.entries(impure))
      expect(await saidOf('map/pure', sabotage)).toContain(word);
  });

  it('catch relative addresses of files', async () => {
    const relative = map((draft) => ({
      ...draft,
      distributions: draft.distributions.map((one) => ({ ...one, downloadUrl: '/files/a.csv' })),
    }));
    expect(await saidOf('map/urls-absolute', relative)).toContain('the relative address "/files/a.csv"');
  });
});
