import type { ConfigFields, ConfigOf } from '../../src/connector/index.ts';

export const CONFIG = {
  url: { type: 'url', required: true, help: 'Address of the portal, such as https://data.city.gov' },
  domain: {
    type: 'text',
    required: false,
    help: 'Name of the portal on the platform, when it is not the host of `url`',
  },
  appToken: {
    type: 'secret',
    required: false,
    help: 'App token: an own allowance of requests instead of the one shared by address',
  },
  discovery: {
    type: 'url',
    required: false,
    help: 'Discovery API to ask instead of the portal itself: https://api.us.socrata.com or https://api.eu.socrata.com',
  },
} as const satisfies ConfigFields;
export type SocrataConfig = ConfigOf<typeof CONFIG>;

export const CATALOGUE_PATH = '/api/catalog/v1';

/** The domain whose catalogue is meant, in lower case. */
export function domainOf(config: Pick<SocrataConfig, 'url' | 'domain'>): string {
  return (config.domain ?? config.url.hostname).trim().toLowerCase();
}

/** The portal mirrors the Discovery API under its own name. */
export function endpointOf(config: Pick<SocrataConfig, 'url' | 'discovery'>): URL {
  return new URL(CATALOGUE_PATH, config.discovery ?? config.url);
}
