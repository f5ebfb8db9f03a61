/** Saboteurs of manifest/, config/ and probe/. */
import type { ConfigFields, Connector, Manifest } from '../../../src/connector/index.ts';
import { portal, type Sabotage, type Saboteurs } from './sabotage.ts';

function manifest(change: (own: Manifest<ConfigFields>) => Partial<Manifest<ConfigFields>>): Sabotage {
  return (sound) => ({ ...sound, manifest: { ...sound.manifest, ...change(sound.manifest) } });
}
function settings(more: ConfigFields): Sabotage {
  return manifest(({ config }) => ({ config: { ...config, ...more } }));
}
function probe(change: (own: Connector['probe']) => Connector['probe']): Sabotage {
  return (sound) => ({ ...sound, probe: change(sound.probe) });
}

/** The second time it is asked what is required, it says less. */
function forgetful(): ConfigFields {
  let asked = 0;
  return {
    url: {
      type: 'url',
      get required() {
        asked += 1;
        return true;
      },
      help: 'Address of the portal',
    },
    office: {
      type: 'text',
      get required() {
        return asked === 1;
      },
      help: 'Which office is meant',
    },
  };
}

export const declared: Saboteurs = {
  'manifest/id-is-folder': manifest(() => ({ id: 'kcan' })),
  'manifest/contract-version': manifest(() => ({ contract: JSON.parse('2') })),
  'manifest/well-formed': manifest(() => ({ docs: 'see the wiki' })),
  'manifest/config-has-help': settings({ office: { type: 'text', required: false, help: 'office' } }),
  'manifest/methods-match-capabilities': portal(({ capabilities, catalogue }) => ({
    capabilities,
    catalogue: { list: catalogue.list },
  })),
  'config/refuses-each-bad-field': settings({
    years: { type: 'integer', default: 0, min: 1, max: 9, help: 'Years to look back' },
  }),
  'config/names-all-problems-at-once': (sound) => settings(forgetful())(sound),
  'config/secret-never-printed': settings({
    apiToken: { type: 'text', required: false, help: 'Token of the portal' },
  }),
  'probe/yes-on-own-tape': probe(() => async () => ({ match: 'no', because: 'it rains' })),
  'probe/no-with-reason': probe((own) => async (address, http, call) => {
    const verdict = await own(address, http, call);
    return verdict.match === 'yes' ? verdict : { match: 'no', because: '' };
  }),
  'probe/at-most-three-requests': probe((own) => async (address, http, call) => {
    for (const path of ['/a', '/b', '/c', '/d'])
      await http.text(new URL(path, address), call).catch(() => null);
    return own(address, http, call);
  }),
  'probe/passing-failure-is-no-yes': probe((own) => async (address, http, call) => {
    try {
      return await own(address, http, call);
    } catch {
      const config = { url: address.origin };
      return {
        match: 'yes',
        certainty: 'likely',
        because: 'nobody objected',
        version: null,
        title: null,
        config,
      };
    }
  }),
  'probe/suggested-config-opens': probe((own) => async (address, http, call) => {
    const verdict = await own(address, http, call);
    return verdict.match === 'yes' ? { ...verdict, config: { address: address.href } } : verdict;
  }),
};
