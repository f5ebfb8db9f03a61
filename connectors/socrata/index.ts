import { defineConnector } from '../../src/connector/index.ts';
import { createCatalogue } from './catalogue.ts';
import { CAPABILITIES, OBSERVES } from './capabilities.ts';
import { CONFIG } from './config.ts';
import { map } from './map.ts';
import { probe } from './probe.ts';
import { createRows } from './rows.ts';

/** Socrata (Tyler Data & Insights): catalogues through the Discovery API, rows through SODA. */
export default defineConnector({
  manifest: {
    id: 'socrata',
    title: 'Socrata',
    contract: 1,
    // 2: CSV, JSON and GeoJSON of a table are forms of the same table.
    mapVersion: 3,
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
    rows: createRows(config, context),
  }),
  map,
});
