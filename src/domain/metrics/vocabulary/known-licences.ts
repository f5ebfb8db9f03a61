/**
 * Licences that MQA counts as known: those of the EU licence authority that are used for data, and the national ones
 * that its evaluation adds (piveau's own list of 20).
 */
import type { Licence } from '../../dataset.ts';

/** By our codes: SPDX ids, or `LicenseRef-` where SPDX has none. Creative Commons follows from its grammar. */
export const KNOWN_CODES: readonly string[] = [
  // EU authority: CC0, ODC_PDDL, ODC_BY, ODC_BL, COM_REUSE, ETALAB_2_0, NLOD_2_0, GNU_FDL.
  ...['CC0-1.0', 'PDDL-1.0', 'ODC-By-1.0', 'ODbL-1.0', 'LicenseRef-COM-REUSE', 'etalab-2.0', 'NLOD-2.0'],
  'GFDL-1.3-no-invariants-or-later',
  // Software licences of the authority that portals state for data now and then.
  ...['EUPL-1.2', 'MIT', 'Apache-2.0', 'GPL-3.0-only'],
  // Added: CC_PDM_1_0, DLDE_*, HROD, IODL_*, NLOD, OGL_*, OGLROU_1_0.
  ...[
    'CC-PDM-1.0',
    'DL-DE-BY-2.0',
    'DL-DE-ZERO-2.0',
    'LicenseRef-DL-DE-BY-1.0',
    'LicenseRef-DL-DE-BY-NC-1.0',
  ],
  ...['LicenseRef-HROD', 'LicenseRef-IODL-1.0', 'LicenseRef-IODL-2.0', 'NLOD-1.0', 'LicenseRef-OGL-ROU-1.0'],
  ...['OGL-UK-1.0', 'OGL-UK-2.0', 'OGL-UK-3.0', 'LicenseRef-OGL-NC'],
  // Added, ports of Creative Commons: CC_BY_3_0_AT, CC_BY_3_0_NL, CC_BYSA_3_0_NL.
  ...['CC-BY-3.0-AT', 'CC-BY-3.0-NL', 'LicenseRef-CC-BY-SA-3.0-NL'],
];
const CODES: ReadonlySet<string> = new Set(KNOWN_CODES);
const CREATIVE_COMMONS = /^CC-BY(?:-NC|-ND|-SA|-NC-SA|-NC-ND)?-(?:1\.0|2\.0|2\.5|3\.0|4\.0)$/;

/**
 * Exactly MQA's question, so that scores compare with those of data.europa.eu: national and municipal licences that
 * Brussels does not list ("OGL-Toronto", works of the US government, the Swiss terms) are open and not known.
 */
export function isKnownLicence({ code, openness }: Licence): boolean {
  return code !== null && openness !== 'NONE' && (CODES.has(code) || CREATIVE_COMMONS.test(code));
}

/** Portals' words for a kind of licence, which no list of licences has. */
const NO_LICENCE = /^LicenseRef-(?:other-|closed$|terms-of-use$|public-domain$)/;

/** Names one licence that somebody has published, wherever: "other-open" names none. */
export function isNamedLicence({ code, openness }: Licence): boolean {
  return code !== null && openness !== 'NONE' && !NO_LICENCE.test(code);
}
