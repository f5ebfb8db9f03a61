import type { Capabilities, ObservableField } from '../../src/connector/index.ts';
import { ROW_CAPABILITIES } from './row-capabilities.ts';

/** Ids of one `get` request: 12 bytes each in a URL of at most 6,000. */
export const MAX_IDS = 400;
/** Discovery allows 10,000; a result is 5 to 10 kB, so a page of 1,000 is at most some 10 MB. */
export const MAX_PAGE_SIZE = 1_000;

export const CAPABILITIES: Capabilities = {
  catalogue: {
    since: 'inclusive',
    // By id. A walk that has to scroll says BAD_CURSOR when another process asks to go on with it.
    order: 'stable',
    maxPageSize: MAX_PAGE_SIZE,
    getMany: MAX_IDS,
    count: 'exact',
  },
  rows: ROW_CAPABILITIES,
};

/**
 * What a Discovery result can carry. Places, periods and languages are not among it: some domains have custom
 * fields for them, in words of their own.
 */
export const OBSERVES: readonly ObservableField[] = [
  'title',
  'description',
  'landingPage',
  'publisher',
  'contact',
  'keywords',
  'themes',
  'issued',
  'metadataModified',
  'dataModified',
  'updateFrequency',
  'licence',
  'provenance',
  'columns',
  'distributions',
  'distribution.title',
  'distribution.accessUrl',
  'distribution.downloadUrl',
  'distribution.format',
  'distribution.mediaType',
  'distribution.issued',
  'distribution.modified',
];
