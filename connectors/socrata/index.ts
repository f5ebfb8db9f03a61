import { defineConnector } from '../../src/connector/index.ts';
import { createCatalogue } from './catalogue.ts';
import { CAPABILITIES, OBSERVES } from './capabilities.ts';
import { CONFIG } from './config.ts';
import { map } from './map.ts';
import { probe } from './probe.ts';

/** Socrata (Tyler Data & Insights): catalogues through the Discovery API. */
export default defineConnector({
  manifest: {
    id: 'socrata',
    title: 'Socrata',
    contract: 1,
    mapVersion: 1,
    docs: 'https://dev.socrata.com/docs/other/discovery',
    config: CONFIG,
    capabilities: CAPABILITIES,
    observes: OBSERVES,
    // Without a token all callers of one address share a pool: https://dev.socrata.com/docs/app-tokens.html
    manners: { concurrency: 2, minIntervalMs: 500 },
  },
  probe,
  open: (config, context) => ({
    capabilities: CAPABILITIES,
    catalogue: createCatalogue(config, context),
  }),
  map,
});
