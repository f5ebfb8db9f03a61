import type { ConfigOf } from '../../src/connector/index.ts';

export const CONFIG = {
  url: {
    type: 'url',
    required: true,
    help: 'Address of the CKAN site, with the path it is mounted on: https://data.example.org or https://example.org/data',
  },
  apiKey: {
    type: 'secret',
    required: false,
    help: 'API token, sent as the Authorization header; only for portals that refuse anonymous reading',
  },
  language: {
    type: 'text',
    required: false,
    help: 'Tag of the language to prefer where the portal writes texts in several, such as "de"',
  },
} as const;
export type CkanConfig = ConfigOf<typeof CONFIG>;
