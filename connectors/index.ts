import ckan from './ckan/index.ts';
import socrata from './socrata/index.ts';

/** The built-in connectors, one line per folder. */
export const connectors = [ckan, socrata] as const;
