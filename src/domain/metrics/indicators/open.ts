/** Openness: licence, format, bulk and interface; five stars. */
import type { DatasetFacts, DistributionFacts } from '../facts.ts';
import { measuredIndicator, verdictIndicator, type DatasetIndicator, type GroupFacts } from '../indicator.ts';
import type { MeasurementState } from '../result.ts';
import {
  ABSENT,
  UNSEEN,
  amountOf,
  evidence,
  fail,
  notApplicable,
  pass,
  resultOf,
  unknown,
  unknownAmount,
  type Verdict,
} from '../verdict.ts';
import { licenceOpen } from './odpw-checks.ts';

const OPEN: GroupFacts = {
  group: 'open',
  source: 'Open Definition 2.1, https://opendefinition.org; Open Data Inventory (ODIN)',
};
const STAR: GroupFacts = {
  group: 'star',
  source: 'Tim Berners-Lee: 5-star open data, https://5stardata.info; scores after CKAN’s ckanext-qa',
};
const MISSING = 'Not visible on the platform, or a value that no table knows: UNKNOWN.';

const INTERFACES: ReadonlySet<string> = new Set(['REST', 'WFS_SRVC', 'SPARQLQ', 'ODATA', 'GTFS_RT']);
const NO_FILES: ReadonlySet<string> = new Set([
  ...INTERFACES,
  'WMS_SRVC',
  'WMTS_SRVC',
  'WCS_SRVC',
  'MAP_SRVC',
  'MAP_PRVW',
  'HTML',
  'XHTML',
]);
const LINKED: ReadonlySet<string> = new Set([
  'RDF',
  'RDF_XML',
  'RDF_TURTLE',
  'RDF_N_TRIPLES',
  'RDF_N_QUADS',
  'RDF_TRIG',
  'N3',
  'JSON_LD',
  'RDFA',
]);
/** Platforms that export every table as RDF/XML, whatever the publisher did. */
const EXPORTING_RDF: ReadonlySet<string> = new Set(['socrata']);

/** One that passes is enough; an open question counts where none does. */
function anyOf(facts: DatasetFacts, states: readonly MeasurementState[], reason: string): Verdict {
  if (facts.distributions.length === 0) return facts.sees('distributions') ? fail('NO_DISTRIBUTION') : UNSEEN;
  const at = states.indexOf('PASS');
  if (at >= 0) return pass(evidence(`distributions[${at}]`, facts.distributions[at]?.code ?? null));
  return states.includes('UNKNOWN') ? unknown('UNMAPPED_VALUE') : fail(reason);
}
/** Dead ones do not count; unchecked ones do. */
function isDead({ access, download }: DistributionFacts): boolean {
  return (download ?? access)?.state === 'FAIL';
}
function listed(flag: 'machineReadable' | 'machineReadableExtended' | 'nonProprietary') {
  return (facts: DatasetFacts): Verdict =>
    anyOf(
      facts,
      facts.distributions.map((one): MeasurementState => {
        if (isDead(one)) return 'FAIL';
        const { format } = one.distribution;
        if (format === null) return facts.sees('distribution.format') ? 'FAIL' : 'UNKNOWN';
        return format[flag] === null ? 'UNKNOWN' : format[flag] ? 'PASS' : 'FAIL';
      }),
      'NOT_ON_LIST',
    );
}
function bulk(facts: DatasetFacts): Verdict {
  return anyOf(
    facts,
    facts.distributions.map(({ distribution, code }): MeasurementState => {
      if (distribution.downloadUrl === null)
        return facts.sees('distribution.downloadUrl') ? 'FAIL' : 'UNKNOWN';
      if (code === null) return 'UNKNOWN';
      return NO_FILES.has(code) ? 'FAIL' : 'PASS';
    }),
    'NO_FILE',
  );
}
function api(facts: DatasetFacts): Verdict {
  const { hasRowApi } = facts.subject.portal;
  return anyOf(
    facts,
    facts.distributions.map(({ distribution, code }): MeasurementState =>
      (hasRowApi && distribution.tableId !== null) || (code !== null && INTERFACES.has(code))
        ? 'PASS'
        : 'FAIL',
    ),
    'NO_INTERFACE',
  );
}
function noRegistration({ distributions }: DatasetFacts): Verdict {
  const links = distributions
    .flatMap(({ access, download }) => [download, access])
    .filter((link) => link !== null);
  if (distributions.length === 0) return notApplicable('NO_DISTRIBUTION');
  const barred = links.find(
    ({ reason, flags }) => reason === 'AUTH_REQUIRED' || flags.includes('LOGIN_REDIRECT'),
  );
  if (barred !== undefined)
    return fail(barred.reason ?? 'LOGIN_REDIRECT', evidence('link', barred.status, barred.url));
  return links.some(({ state }) => state === 'PASS') ? pass() : unknown('NOT_CHECKED');
}
function licence(facts: DatasetFacts): Verdict {
  if (facts.distributions.length > 0)
    return anyOf(
      facts,
      facts.distributions.map((one) => licenceOpen(facts, one)),
      'NOT_OPEN',
    );
  const own = facts.dataset.licence;
  if (own === null) return facts.sees('licence') ? ABSENT : UNSEEN;
  const found = evidence('licence', own.code ?? own.raw);
  if (own.openness === 'UNKNOWN') return unknown('CUSTOM_TERMS', found);
  return own.openness === 'OPEN' || own.openness === 'OPEN_SHAREALIKE'
    ? pass(found)
    : fail('NOT_OPEN', found);
}

interface Stars {
  readonly value: number | null;
  readonly lower: number;
  readonly upper: number;
}
function levelOf(
  facts: DatasetFacts,
  { distribution: { format }, code }: DistributionFacts,
): readonly [number, number] {
  if (format === null) return facts.sees('distribution.format') ? [1, 1] : [1, 5];
  if (code === null) return [1, 5];
  if (LINKED.has(code)) return [4, 5];
  const isStructured = format.machineReadable === true || format.machineReadableExtended === true;
  return isStructured ? (format.nonProprietary === true ? [3, 3] : [2, 2]) : [1, 1];
}
function starsOf(facts: DatasetFacts, one: DistributionFacts): Stars {
  const licensed = licenceOpen(facts, one);
  if (licensed === 'FAIL' || isDead(one)) return { value: 0, lower: 0, upper: 0 };
  const [least, most] = levelOf(facts, one);
  if (licensed === 'UNKNOWN') return { value: null, lower: 0, upper: most };
  const isChecked = (one.download ?? one.access)?.state === 'PASS';
  return { value: least, lower: isChecked ? least : 0, upper: most };
}

export const STAR_INDICATORS: readonly DatasetIndicator[] = [
  measuredIndicator(
    STAR,
    'quantity',
    {
      id: 'star.tbl',
      title: 'Five stars',
      inputs: ['dct:license', 'dct:format', 'link check'],
      definition: 'How far the best distribution is on the way from an open licence to linked data.',
      formula:
        '0 without an open licence or where it is dead; 1 open licence; 2 structured; 3 and non-proprietary; 4 RDF or JSON-LD. 5 is never given by a machine.',
      unit: 'stars',
      range: [0, 5],
      missing: 'Licence not known: UNKNOWN, lower 0, upper as if it were open. Not checked: lower 0.',
    },
    (id, facts) => {
      if (facts.distributions.length === 0)
        return facts.sees('distributions')
          ? { ...resultOf(id, fail('NO_DISTRIBUTION')), state: null }
          : unknownAmount(id, UNSEEN, 5);
      const all = facts.distributions.map((one) => starsOf(facts, one));
      const known = all.flatMap(({ value }) => (value === null ? [] : [value]));
      const upper = Math.max(...all.map((stars) => stars.upper));
      const value = known.length === 0 ? null : Math.max(...known);
      const isExport = value === 4 && EXPORTING_RDF.has(facts.subject.platform);
      return amountOf(id, {
        value,
        lower: Math.max(...all.map((stars) => stars.lower)),
        upper,
        reason: value === null ? 'LICENCE_UNKNOWN' : isExport ? 'PLATFORM_EXPORT' : null,
      });
    },
  ),
];

const words = (id: string, title: string, inputs: string, definition: string, formula: string) => ({
  id,
  title,
  inputs: inputs.split(' '),
  definition,
  formula,
  missing: MISSING,
});

export const OPEN_INDICATORS: readonly DatasetIndicator[] = [
  verdictIndicator(
    OPEN,
    words(
      'open.licence',
      'Open licence',
      'dct:license',
      'Whether it may be used by anybody for anything, with attribution or share-alike at most.',
      'PASS where any distribution is under an open licence.',
    ),
    licence,
  ),
  verdictIndicator(
    OPEN,
    words(
      'open.machineReadable',
      'Machine-readable',
      'dct:format',
      'Whether any distribution that is not dead is in a format of the machine-readable list of MQA.',
      'PASS where one is.',
    ),
    listed('machineReadable'),
  ),
  verdictIndicator(
    OPEN,
    words(
      'open.machineReadable.ext',
      'Machine-readable, longer list',
      'dct:format',
      'The same with TSV, GeoPackage, GML, GTFS, Parquet, FlatGeobuf, GPX, WFS, YAML and others.',
      'PASS where one is.',
    ),
    listed('machineReadableExtended'),
  ),
  verdictIndicator(
    OPEN,
    words(
      'open.format',
      'Non-proprietary format',
      'dct:format',
      'Whether any distribution that is not dead is in a non-proprietary format.',
      'PASS where one is.',
    ),
    listed('nonProprietary'),
  ),
  verdictIndicator(
    OPEN,
    words(
      'open.bulk',
      'Whole as a file',
      'dcat:downloadURL dct:format',
      'Whether the whole dataset can be had as a file.',
      'PASS where a download address leads to a format that is a file.',
    ),
    bulk,
  ),
  verdictIndicator(
    OPEN,
    words(
      'open.api',
      'Queryable interface',
      'dcat:accessService dct:format',
      'Whether rows or features can be asked for by an interface: the platform’s own or a stated one.',
      'PASS where a distribution is a table of the platform’s interface, REST, WFS, SPARQL, OData or GTFS-RT.',
    ),
    api,
  ),
  measuredIndicator(
    OPEN,
    'share',
    {
      ...words(
        'open.downloadOptions',
        'Ways to get it',
        'open.bulk open.api',
        'File and interface, one of them, or none.',
        '(open.bulk + open.api) ÷ 2',
      ),
    },
    (id, facts) => {
      const [file, interfaced] = [resultOf(id, bulk(facts)), resultOf(id, api(facts))];
      const half = (key: 'lower' | 'upper'): number => ((file[key] ?? 0) + (interfaced[key] ?? 0)) / 2;
      const isKnown = file.value !== null && interfaced.value !== null;
      return amountOf(id, {
        value: isKnown ? half('lower') : null,
        lower: half('lower'),
        upper: half('upper'),
        reason: isKnown ? null : 'UNMAPPED_VALUE',
      });
    },
  ),
  verdictIndicator(
    OPEN,
    words(
      'open.noRegistration',
      'No registration',
      'link check',
      'Whether it can be had without an account.',
      'FAIL where an address asks for credentials or leads to a login; PASS where one answers.',
    ),
    noRegistration,
  ),
];
