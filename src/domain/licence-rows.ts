/** Licences other than the numbered Creative Commons ones, and the ids, titles and addresses by which portals name them. */
import type { LicenceOpenness } from './dataset.ts';

/** SPDX id or our LicenseRef-; openness by the Open Definition. Names and addresses are separated by `;`. */
export type WrittenLicence = readonly [
  code: string,
  openness: LicenceOpenness,
  title: string,
  names: string,
  /** The first is the canonical one. */
  addresses?: string,
];

/** Licences that anybody can use. */
export const COMMON_LICENCES: readonly WrittenLicence[] = [
  [
    'CC0-1.0',
    'OPEN',
    'CC0 1.0 Universal',
    'CC0;cc-zero;cc0-1-0;CC0 1.0;cc0_10;CC0 Universal;CC0 1.0 Universal;Creative Commons CCZero;Creative Commons Zero;CCZero;' +
      'Creative Commons Zero 1.0 Universal;Creative Commons Zero v1.0 Universal;Creative Commons Zero (CC0);CC Zero 1.0;Creative Commons 1.0 Universal (Public Domain Dedication);' +
      'Creative Commons CC0;Creative Commons CC0 1.0 Universal;CC0 1.0 Universal (CC0 1.0) Public Domain Dedication;Creative Commons 1.0 Universal;' +
      'Creative Commons CC0 1.0 Universal Public Domain Dedication;CC0 1.0 Universal Public Domain Dedication',
    'https://creativecommons.org/publicdomain/zero/1.0;opendefinition.org/licenses/cc-zero;creativecommons.org/publicdomain/zero',
  ],
  [
    'CC-PDM-1.0',
    'OPEN',
    'Public Domain Mark 1.0',
    'Public Domain Mark;Public Domain Mark 1.0;CC_PDM_1_0;cc-pdm;pdm',
    'https://creativecommons.org/publicdomain/mark/1.0;creativecommons.org/publicdomain/mark',
  ],
  [
    'CC-PDDC',
    'OPEN',
    'Creative Commons Public Domain Dedication',
    '',
    'https://creativecommons.org/licenses/publicdomain',
  ],
  [
    'CC-BY-NC-2.0',
    'NOT_OPEN',
    'Creative Commons Attribution-NonCommercial 2.0',
    'cc-nc;Creative Commons Non-Commercial (Any)',
    'https://creativecommons.org/licenses/by-nc/2.0',
  ],
  [
    'ODbL-1.0',
    'OPEN_SHAREALIKE',
    'Open Data Commons Open Database License 1.0',
    'odc-odbl;odbl;ODbL 1.0;Open Database License (ODbL);Open Database License;Open Database License 1.0;Open Data Commons Open Database License;' +
      'Open Data Commons Open Database License (ODbL);Open Data Commons Open Database License 1.0;ODC_BL;ODC Open Database License;Open Database License (ODbL) v1.0;Open Data Commons ODbL',
    'https://opendatacommons.org/licenses/odbl/1-0;opendatacommons.org/licenses/odbl/1.0;opendatacommons.org/licenses/odbl;' +
      'opendatacommons.org/licenses/odbl/summary;opendefinition.org/licenses/odc-odbl',
  ],
  [
    'ODC-By-1.0',
    'OPEN',
    'Open Data Commons Attribution License 1.0',
    'odc-by;odc_by;ODC-By 1.0;Open Data Commons Attribution License;Open Data Commons Attribution License 1.0;Open Data Commons Attribution',
    'https://opendatacommons.org/licenses/by/1-0;opendatacommons.org/licenses/by/1.0;opendatacommons.org/licenses/by;' +
      'opendatacommons.org/licenses/by/summary;opendefinition.org/licenses/odc-by',
  ],
  [
    'PDDL-1.0',
    'OPEN',
    'Open Data Commons Public Domain Dedication and License 1.0',
    'odc-pddl;pddl;PDDL 1.0;Open Data Commons Public Domain Dedication and License;Open Data Commons Public Domain Dedication and License (PDDL);' +
      'Open Data Commons Public Domain Dedication and Licence;Public Domain Dedication and License;ODC_PDDL;Open Data Commons Public Domain Dedication & License',
    'https://opendatacommons.org/licenses/pddl/1-0;opendatacommons.org/licenses/pddl/1.0;opendatacommons.org/licenses/pddl;' +
      'opendatacommons.org/licenses/pddl/summary;opendefinition.org/licenses/odc-pddl',
  ],
  [
    'CDLA-Permissive-2.0',
    'OPEN',
    'Community Data License Agreement – Permissive 2.0',
    'CDLA Permissive 2.0;Community Data License Agreement – Permissive 2.0',
    'https://cdla.dev/permissive-2-0',
  ],
  [
    'CDLA-Permissive-1.0',
    'OPEN',
    'Community Data License Agreement – Permissive 1.0',
    'CDLA Permissive 1.0',
    'https://cdla.dev/permissive-1-0;cdla.io/permissive-1-0',
  ],
  [
    'CDLA-Sharing-1.0',
    'OPEN_SHAREALIKE',
    'Community Data License Agreement – Sharing 1.0',
    'CDLA Sharing 1.0',
    'https://cdla.dev/sharing-1-0;cdla.io/sharing-1-0',
  ],
  [
    'C-UDA-1.0',
    'NOT_OPEN',
    'Computational Use of Data Agreement 1.0',
    'c-uda',
    'https://github.com/microsoft/computational-use-of-data-agreement',
  ],
  [
    'O-UDA-1.0',
    'OPEN',
    'Open Use of Data Agreement 1.0',
    'o-uda',
    'https://github.com/microsoft/open-use-of-data-agreement',
  ],
  [
    'EUPL-1.2',
    'OPEN_SHAREALIKE',
    'European Union Public Licence 1.2',
    'EUPL_1_2;European Union Public Licence 1.2',
    'https://eupl.eu/1.2/en',
  ],
  ['MIT', 'OPEN', 'MIT License', 'MIT License', 'https://opensource.org/licenses/mit'],
  [
    'Apache-2.0',
    'OPEN',
    'Apache License 2.0',
    'Apache License 2.0',
    'https://www.apache.org/licenses/license-2.0',
  ],
  [
    'GPL-3.0-only',
    'OPEN_SHAREALIKE',
    'GNU General Public License v3.0',
    'gpl-3.0;GPLv3;GNU General Public License v3.0',
    'https://www.gnu.org/licenses/gpl-3.0.html',
  ],
];

/** Names that fit several versions of a licence; the current one is assumed. */
export const UNVERSIONED_NAMES: readonly WrittenLicence[] = [
  [
    'GFDL-1.3-no-invariants-or-later',
    'OPEN_SHAREALIKE',
    'GNU Free Documentation License',
    'gfdl;GNU Free Documentation License;GNU_FDL',
    'https://www.gnu.org/copyleft/fdl;opendefinition.org/licenses/gfdl;gnu.org/licenses/fdl.html',
  ],
  ['NLOD-2.0', 'OPEN', 'Norwegian Licence for Open Government Data', 'nlod', 'data.norge.no/nlod'],
  [
    'OGL-UK-3.0',
    'OPEN',
    'Open Government Licence (United Kingdom)',
    '',
    'nationalarchives.gov.uk/doc/open-government-licence;reference.data.gov.uk/id/open-government-licence',
  ],
];

/** Statements by the portal itself, and words of no content: kept apart, since a named licence beside them wins. */
export const WEAK_STATEMENTS: readonly WrittenLicence[] = [
  [
    'LicenseRef-public-domain',
    'OPEN',
    'Public domain',
    'public_domain;Public Domain;other-pd;Other (Public Domain);Domaine public;Dominio público;Domini públic;PUBLICDOMAIN',
  ],
  ['LicenseRef-other-open', 'OPEN', 'Other (open)', 'other-open;Other (Open)'],
  ['LicenseRef-other-at', 'OPEN', 'Other (attribution)', 'other-at;Other (Attribution)'],
  [
    'LicenseRef-closed',
    'NOT_OPEN',
    'Closed',
    'other-closed;Other (Not Open);All rights reserved;Todos los derechos reservados;Tous droits réservés;Alle Rechte vorbehalten',
  ],
  ['LicenseRef-other-nc', 'NOT_OPEN', 'Other (non-commercial)', 'other-nc;Other (Non-Commercial)'],
  [
    'LicenseRef-terms-of-use',
    'UNKNOWN',
    'Terms of use',
    'see_terms_of_use;See Terms of Use;Terms of Use;custom;Custom License;Terms and Conditions',
  ],
  [
    'NONE',
    'NONE',
    'No licence',
    'notspecified;not-specified;License not specified;Licence not specified;Licencia no especificada;Pas de licence spécifiée;none;-- No License --;No License;' +
      'No license provided. Request permission to use.;No license provided;No license specified;Unspecified;not specified;No especificada;Lizenz nicht angegeben',
  ],
];
