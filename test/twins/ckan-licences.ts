/** CKAN's default licence register: ids, titles, and addresses without a version. */

interface RegisteredLicence {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly isOpen: boolean;
}

function definition(id: string, title: string, isOpen = true): RegisteredLicence {
  return { id, title, url: `http://www.opendefinition.org/licenses/${id}`, isOpen };
}

const REGISTER: readonly RegisteredLicence[] = [
  { id: 'notspecified', title: 'License not specified', url: '', isOpen: false },
  definition('odc-pddl', 'Open Data Commons Public Domain Dedication and License (PDDL)'),
  definition('odc-odbl', 'Open Data Commons Open Database License (ODbL)'),
  definition('odc-by', 'Open Data Commons Attribution License'),
  definition('cc-zero', 'Creative Commons CCZero'),
  definition('cc-by', 'Creative Commons Attribution'),
  definition('cc-by-sa', 'Creative Commons Attribution Share-Alike'),
  definition('gfdl', 'GNU Free Documentation License'),
  { id: 'other-open', title: 'Other (Open)', url: '', isOpen: true },
  { id: 'other-pd', title: 'Other (Public Domain)', url: '', isOpen: true },
  { id: 'other-at', title: 'Other (Attribution)', url: '', isOpen: true },
  {
    id: 'uk-ogl',
    title: 'UK Open Government Licence (OGL)',
    url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3',
    isOpen: true,
  },
  {
    id: 'cc-nc',
    title: 'Creative Commons Non-Commercial (Any)',
    url: 'http://creativecommons.org/licenses/by-nc/2.0/',
    isOpen: false,
  },
  { id: 'other-nc', title: 'Other (Non-Commercial)', url: '', isOpen: false },
  { id: 'other-closed', title: 'Other (Not Open)', url: '', isOpen: false },
];

/** As `license_list` answers. */
export const LICENCES = REGISTER.map(({ id, title, url, isOpen }) => ({
  id,
  title,
  url,
  status: 'active',
  family: '',
  maintainer: '',
  is_generic: id.startsWith('other-') ? 'True' : 'False',
  is_okd_compliant: isOpen ? 'True' : 'False',
  is_osi_compliant: 'False',
  od_conformance: isOpen ? 'approved' : 'not reviewed',
  osd_conformance: 'not reviewed',
  domain_content: 'False',
  domain_data: 'True',
  domain_software: 'False',
}));

/** The register's row, or null for an id it does not know. */
export function licenceOf(id: string): RegisteredLicence | null {
  return REGISTER.find((licence) => licence.id === id) ?? null;
}
