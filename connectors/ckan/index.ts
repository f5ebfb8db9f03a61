import { defineConnector, type Capabilities } from '../../src/connector/index.ts';
import { createCatalogue, MAX_PAGE_SIZE } from './catalogue.ts';
import { createClient } from './client.ts';
import { CONFIG } from './config.ts';
import { MAX_IDS_BY_POST } from './get.ts';
import { map } from './map.ts';
import { OBSERVES } from './observes.ts';
import { probe } from './probe.ts';
import { SQL_CAPABILITIES } from './rows-capabilities.ts';
import { createRows } from './rows.ts';

const CAPABILITIES: Capabilities = {
  catalogue: {
    since: 'inclusive',
    order: 'stable',
    maxPageSize: MAX_PAGE_SIZE,
    getMany: MAX_IDS_BY_POST,
    count: 'exact',
  },
  rows: SQL_CAPABILITIES,
};

/** CKAN 2.7 to 2.11: catalogues and rows through the action API. */
export default defineConnector({
  manifest: {
    id: 'ckan',
    title: 'CKAN',
    contract: 1,
    mapVersion: 3,
    docs: 'https://docs.ckan.org/en/latest/api/',
    config: CONFIG,
    capabilities: CAPABILITIES,
    observes: OBSERVES,
    manners: { concurrency: 2, minIntervalMs: 1000 },
  },
  probe,
  open: (config, context) => ({
    capabilities: CAPABILITIES,
    catalogue: createCatalogue(createClient(config, context.http), context),
    rows: createRows(config, context.http, context),
  }),
  map,
});
