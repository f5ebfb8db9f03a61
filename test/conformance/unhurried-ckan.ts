/** CKAN's connector for a portal of this machine, to which nobody needs to be polite. */
import ckan from '../../connectors/ckan/index.ts';

export default {
  ...ckan,
  manifest: { ...ckan.manifest, manners: { concurrency: 4, minIntervalMs: 0 } },
};
