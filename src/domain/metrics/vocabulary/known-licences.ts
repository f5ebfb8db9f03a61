/** Licences that MQA counts as known: the data licences of the EU licence authority and the national ones beside it. */
import type { Licence } from '../../dataset.ts';

/** Portals' words for a kind of licence, which no list of licences has. */
const NO_LICENCE = /^LicenseRef-(?:other-|closed$|terms-of-use$|public-domain$)/;

/**
 * A licence with a code of its own is on a list: SPDX has those of the EU authority and more, and a `LicenseRef-` code
 * of ours stands for a national or municipal one. Words for a kind of licence ("other-open") stand on none.
 */
export function isKnownLicence({ code, openness }: Licence): boolean {
  return code !== null && openness !== 'NONE' && !NO_LICENCE.test(code);
}
