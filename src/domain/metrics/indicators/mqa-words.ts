/** The questions of MQA in words. */
import { UNSEEN_IS_UNKNOWN, type IndicatorWords } from '../indicator.ts';

const UNSEEN = `${UNSEEN_IS_UNKNOWN} Empty, or a word for nothing: FAIL.`;
const BEST = 'Of the distribution with most points.';

function asks(
  id: string,
  title: string,
  input: string,
  definition: string,
  missing: string = UNSEEN,
  formula: string = 'PASS where it is there.',
): IndicatorWords {
  return { id, title, inputs: input.split(' '), definition, formula, missing };
}

const CHECKED = 'Not checked, blocked or throttled: UNKNOWN. No address: FAIL.';
const STATUS =
  'PASS for a final status of 200 to 299, by HEAD or, where that is refused, by GET of the first byte.';

export const MQA_WORDS: readonly IndicatorWords[] = [
  asks('mqa.fin.keyword', 'Keywords', 'dcat:keyword', 'Whether the dataset has at least one keyword.'),
  asks('mqa.fin.theme', 'Themes', 'dcat:theme', 'Whether the dataset has at least one theme or category.'),
  asks('mqa.fin.spatial', 'Place', 'dct:spatial', 'Whether the dataset says which place it covers.'),
  asks(
    'mqa.fin.temporal',
    'Period covered',
    'dct:temporal',
    'Whether the dataset says which period it covers.',
  ),
  asks(
    'mqa.acc.accessUrlStatus',
    'Access address answers',
    'dcat:accessURL',
    `Whether the access address answers. ${BEST}`,
    CHECKED,
    STATUS,
  ),
  asks(
    'mqa.acc.downloadUrl',
    'Download address',
    'dcat:downloadURL',
    `Whether there is an address of the file itself. ${BEST}`,
  ),
  asks(
    'mqa.acc.downloadUrlStatus',
    'Download address answers',
    'dcat:downloadURL',
    `Whether the download address answers. ${BEST}`,
    CHECKED,
    STATUS,
  ),
  asks('mqa.int.format', 'Format', 'dct:format', `Whether the format is stated. ${BEST}`),
  asks('mqa.int.mediaType', 'Media type', 'dcat:mediaType', `Whether the media type is stated. ${BEST}`),
  asks(
    'mqa.int.vocab',
    'Format and media type from vocabularies',
    'dct:format dcat:mediaType',
    `Whether the format is one of the EU file-type authority and the media type one that IANA has registered. ${BEST}`,
    'One of them wrong or missing: FAIL. One of them not visible and the other right: UNKNOWN.',
    'PASS where both are; spellings are normalised first.',
  ),
  asks(
    'mqa.int.nonProprietary',
    'Non-proprietary format',
    'dct:format dcat:mediaType',
    `Whether the format is on the list of non-proprietary formats. ${BEST}`,
    'No format, or one that no table knows: FAIL, as in the published method.',
    'PASS where the normalised format is on the list.',
  ),
  asks(
    'mqa.int.machineReadable',
    'Machine-readable format',
    'dct:format dcat:mediaType',
    `Whether the format is on the list of machine-readable formats. ${BEST}`,
    'No format, or one that no table knows: FAIL, as in the published method.',
    'PASS where the normalised format is on the list (TSV, GPKG, GTFS and Parquet are not: see open.machineReadable.ext).',
  ),
  asks(
    'mqa.int.dcatAp',
    'DCAT-AP conformance',
    'dcat:Dataset',
    'Whether a SHACL validation by DCAT-AP finds no violation.',
    'UNKNOWN unless a validation was run.',
    'PASS where the validation conforms.',
  ),
  asks(
    'mqa.int.dcatAp~core',
    'DCAT-AP, mandatory rules',
    'dct:title dct:description dct:publisher dcat:accessURL dcat:byteSize',
    'Whether the mandatory rules of DCAT-AP hold that can be told from the record. Not the official validation, and no points.',
    'Fields that the platform does not show count as missing.',
    'PASS where title and description are filled, a publisher has a name, every distribution an access address, and no size is negative.',
  ),
  asks(
    'mqa.reu.licence',
    'Licence',
    'dct:license',
    `Whether a licence is stated, for the distribution or the whole dataset. ${BEST}`,
  ),
  asks(
    'mqa.reu.knownLicence',
    'Known licence',
    'dct:license',
    `Whether the licence is one that MQA knows: the EU authority’s data licences and the national ones that it adds. ${BEST}`,
    UNSEEN,
    'PASS where the statement maps to one licence; words for a kind of licence ("other-open") map to none, and those of other countries and cities are not on the list.',
  ),
  asks(
    'mqa.reu.accessRights',
    'Access rights',
    'dct:accessRights',
    'Whether it is stated who may use the dataset.',
  ),
  asks(
    'mqa.reu.accessRightsVocab',
    'Access rights from the vocabulary',
    'dct:accessRights',
    'Whether the access rights are a term of the EU access-right authority.',
  ),
  asks(
    'mqa.reu.contactPoint',
    'Contact',
    'dcat:contactPoint',
    'Whether somebody can be asked about the dataset.',
  ),
  asks('mqa.reu.publisher', 'Publisher', 'dct:publisher', 'Whether a publisher is named.'),
  asks('mqa.ctx.rights', 'Rights', 'dct:rights', `Whether there is a statement of rights. ${BEST}`),
  asks('mqa.ctx.byteSize', 'Size', 'dcat:byteSize', `Whether the size of the file is stated. ${BEST}`),
  asks(
    'mqa.ctx.issued',
    'Date of issue',
    'dct:issued',
    'Whether the dataset or a distribution has a date of issue.',
  ),
  asks(
    'mqa.ctx.modified',
    'Date of change',
    'dct:modified',
    'Whether the dataset or a distribution has a date of change.',
  ),
];
