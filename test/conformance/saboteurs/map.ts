/** Saboteurs of map/. */
import { isJsonObject } from '../../../src/connector/index.ts';
import { map, type Saboteurs } from './sabotage.ts';

function member(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined;
}

export const mapping: Saboteurs = {
  'map/pure': (sound) => {
    let calls = 0;
    return map((draft) => ({ ...draft, provenance: `record ${(calls += 1)}` }))(sound);
  },
  'map/well-formed': map((draft) => ({ ...draft, keywords: JSON.parse('["bus", 7]') })),
  'map/hostile': map((draft, { raw }) => {
    if (member(raw, 'private') === null) throw new TypeError('Cannot read properties of null');
    return draft;
  }),
  'map/no-empty-strings': map((draft) => ({ ...draft, provenance: '' })),
  'map/dates-not-mixed': map((draft) => ({ ...draft, dataModified: draft.metadataModified })),
  'map/distribution-ids-unique': map((draft, { raw }) => {
    const resources = member(raw, 'resources');
    const ids = Array.isArray(resources) ? resources.map((one) => member(one, 'id')) : [];
    const named = draft.distributions.map((one, index) => ({ ...one, localId: String(ids[index] ?? index) }));
    return { ...draft, distributions: named };
  }),
  'map/urls-absolute': map((draft) => ({ ...draft, landingPage: '/dataset/buses' })),
  'map/only-observed-fields': (sound) => {
    const observes = sound.manifest.observes.filter((field) => field !== 'title');
    return { ...sound, manifest: { ...sound.manifest, observes } };
  },
};
