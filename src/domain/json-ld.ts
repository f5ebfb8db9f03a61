/** A dataset as DCAT 3 in JSON-LD (https://www.w3.org/TR/vocab-dcat-3/). */
import type {
  Contact,
  Dataset,
  DatePrecision,
  Distribution,
  Licence,
  Moment,
  Place,
  Theme,
} from './dataset.ts';
import { hvdCategoryIri } from './metrics/categories/eu-categories.ts';
import type { Json, JsonObject } from './json.ts';
import { compact, inLanguage, isIri, link, linkOrNode, links, typed } from './json-ld-values.ts';

const EU = 'http://publications.europa.eu/resource/authority/';

/** Every prefix that `toJsonLd` uses. */
export const JSON_LD_CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  locn: 'http://www.w3.org/ns/locn#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const satisfies JsonObject;

const DATE_TYPE = {
  year: { length: 4, type: 'xsd:gYear' },
  month: { length: 7, type: 'xsd:gYearMonth' },
  day: { length: 10, type: 'xsd:date' },
} as const;

function isCoarse(precision: DatePrecision): precision is keyof typeof DATE_TYPE {
  return precision in DATE_TYPE;
}
/** As precise as it was written, never more. */
function moment(value: Moment | null): Json | undefined {
  if (value === null) return undefined;
  if (!isCoarse(value.precision)) return typed(value.at, 'xsd:dateTime');
  const { length, type } = DATE_TYPE[value.precision];
  return typed(value.at.slice(0, length), type);
}

function licence(value: Licence | null): Json | undefined {
  if (value === null) return undefined;
  return link(value.url) ?? { '@type': 'dct:LicenseDocument', 'dct:title': value.title ?? value.raw };
}
function theme({ code, raw }: Theme): Json {
  return code === null
    ? { '@type': 'skos:Concept', 'skos:prefLabel': raw }
    : { '@id': `${EU}data-theme/${code}` };
}
function contact(value: Contact | null): Json | undefined {
  if (value === null) return undefined;
  return compact({
    '@type': 'vcard:Kind',
    'vcard:fn': value.name,
    'vcard:hasEmail': value.email === null ? undefined : link(`mailto:${value.email}`),
    'vcard:hasURL': link(value.url),
  });
}
function place(value: Place | null): Json | undefined {
  if (value === null) return undefined;
  if (value.kind === 'iri' && typeof value.value === 'string') return link(value.value);
  const { box } = value;
  const corners =
    box === null
      ? null
      : `${box[0]} ${box[1]}, ${box[2]} ${box[1]}, ${box[2]} ${box[3]}, ${box[0]} ${box[3]}, ${box[0]} ${box[1]}`;
  return compact({
    '@type': 'dct:Location',
    'skos:prefLabel': value.kind === 'text' ? value.value : undefined,
    'locn:geometry':
      value.kind === 'geometry' ? typed(JSON.stringify(value.value), 'geo:geoJSONLiteral') : undefined,
    'dcat:bbox': corners === null ? undefined : typed(`POLYGON((${corners}))`, 'geo:wktLiteral'),
  });
}
function period(start: string | null, end: string | null): Json | undefined {
  if (start === null && end === null) return undefined;
  return compact({
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': start === null ? undefined : typed(start, 'xsd:date'),
    'dcat:endDate': end === null ? undefined : typed(end, 'xsd:date'),
  });
}

function distribution(value: Distribution, language: string | null): JsonObject {
  const { format, checksum, byteSize } = value;
  const name = format === null ? null : (format.code ?? format.raw);
  return compact({
    '@type': 'dcat:Distribution',
    'dct:identifier': value.localId,
    'dct:title': inLanguage(value.title, language),
    'dct:description': inLanguage(value.description, language),
    'dcat:accessURL': link(value.accessUrl) ?? link(value.downloadUrl),
    'dcat:downloadURL': link(value.downloadUrl),
    'dct:format': name === null ? undefined : { '@type': 'dct:MediaTypeOrExtent', 'rdfs:label': name },
    'dcat:mediaType':
      format === null || format.mediaType === null
        ? undefined
        : link(`https://www.iana.org/assignments/media-types/${format.mediaType}`),
    'dcat:byteSize': byteSize === null ? undefined : typed(String(byteSize), 'xsd:nonNegativeInteger'),
    'spdx:checksum':
      checksum === null
        ? undefined
        : {
            '@type': 'spdx:Checksum',
            'spdx:algorithm': { '@id': `spdx:checksumAlgorithm_${checksum.algorithm}` },
            'spdx:checksumValue': typed(checksum.value, 'xsd:hexBinary'),
          },
    'dct:issued': moment(value.issued),
    'dct:modified': moment(value.modified),
    'dct:license': licence(value.licence),
    'dcatap:applicableLegislation': links(value.applicableLegislation),
  });
}

function texts(dataset: Dataset, language: string | null): JsonObject {
  const others = Object.entries(dataset.translations);
  const all = (own: string | null, field: 'title' | 'description'): Json =>
    [inLanguage(own, language), ...others.map(([tag, text]) => inLanguage(text[field], tag))].flatMap(
      (one) => (one === undefined ? [] : [one]),
    );
  const keywords = [
    ...dataset.keywords.map((word) => inLanguage(word, language)),
    ...others.flatMap(([tag, text]) => text.keywords.map((word) => inLanguage(word, tag))),
  ];
  return compact({
    'dct:title': all(dataset.title, 'title'),
    'dct:description': all(dataset.description, 'description'),
    'dcat:keyword': keywords.flatMap((word) => (word === undefined ? [] : [word])),
  });
}

/** `language`: BCP 47 tag of the texts; null where it is not known, which leaves them untagged. Pure. */
export function toJsonLd(dataset: Dataset, language: string | null): JsonObject {
  const { publisher, updateFrequency: frequency } = dataset;
  return compact({
    '@context': JSON_LD_CONTEXT,
    '@id': dataset.iri !== null && isIri(dataset.iri) ? dataset.iri : undefined,
    '@type': 'dcat:Dataset',
    'dct:identifier': dataset.identifier ?? dataset.localId,
    ...texts(dataset, language),
    'dcat:landingPage': link(dataset.landingPage),
    'dct:publisher': publisher === null ? undefined : { '@type': 'foaf:Agent', 'foaf:name': publisher.name },
    'dcat:contactPoint': contact(dataset.contact),
    'dcat:theme': dataset.themes.map(theme),
    'dct:language': dataset.language.flatMap((tag) => {
      const code = /^[a-z]{2}(?=-|$)/.exec(tag)?.[0];
      return code === undefined ? [] : [{ '@id': `http://id.loc.gov/vocabulary/iso639-1/${code}` }];
    }),
    'dct:issued': moment(dataset.issued),
    'dct:modified': moment(dataset.dataModified ?? dataset.metadataModified),
    'dct:accrualPeriodicity':
      frequency === null
        ? undefined
        : frequency.code === null
          ? { '@type': 'dct:Frequency', 'rdfs:label': frequency.raw }
          : { '@id': `${EU}frequency/${frequency.code}` },
    'dct:license': licence(dataset.licence),
    'dct:accessRights':
      dataset.accessRights === null
        ? undefined
        : linkOrNode(dataset.accessRights, 'dct:RightsStatement', 'rdfs:label'),
    'dct:spatial': place(dataset.spatial),
    'dct:temporal': period(dataset.temporalStart, dataset.temporalEnd),
    'dct:conformsTo': dataset.conformsTo.map((one) => linkOrNode(one, 'dct:Standard', 'dct:title')),
    'dcatap:hvdCategory': links(dataset.hvdCategories?.map(hvdCategoryIri)),
    'dcatap:applicableLegislation': links(dataset.applicableLegislation),
    'dct:provenance':
      dataset.provenance === null
        ? undefined
        : { '@type': 'dct:ProvenanceStatement', 'rdfs:label': dataset.provenance },
    'dcat:distribution': dataset.distributions.map((one) => distribution(one, language)),
  });
}
