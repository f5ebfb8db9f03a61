/** Figures as linked data: W3C Data Quality Vocabulary, JSON-LD. */
import type { Json } from '../json.ts';
import type { AggregatePoint } from './aggregate/point.ts';
import type { IndicatorDefinition } from './definition.ts';

const CONTEXT: Json = {
  dqv: 'http://www.w3.org/ns/dqv#',
  prov: 'http://www.w3.org/ns/prov#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  oa: 'http://www.w3.org/ns/oa#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  cg: 'urn:civicgraph:',
};

export interface DqvFigure {
  readonly definition: IndicatorDefinition;
  readonly point: AggregatePoint;
}
export interface DqvSource {
  /** "portal:alder-bay" */
  readonly scope: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly setVersion: string;
}

function metricIri(id: string): string {
  return `cg:indicator:${id}`;
}

/** An unknown figure has no value, which is not false: an annotation says why. */
function measurement({ scope, at, setVersion }: DqvSource, { definition, point }: DqvFigure): Json {
  const { value, lower, upper, n, known, reason } = point;
  const annotation: Json =
    value === null
      ? {
          'oa:hasBody': {
            '@type': 'oa:TextualBody',
            'dct:description': `UNKNOWN: ${reason ?? 'nothing is known'}`,
          },
        }
      : {};
  return {
    '@id': `cg:measurement:${scope}:${definition.id}:${at}`,
    '@type': 'dqv:QualityMeasurement',
    'dqv:computedOn': { '@id': `cg:${scope}` },
    'dqv:isMeasurementOf': { '@id': metricIri(definition.id) },
    'prov:generatedAtTime': { '@value': at, '@type': 'xsd:dateTime' },
    ...(value === null ? annotation : { 'dqv:value': value }),
    'cg:snapshot': `${scope}@${at}`,
    'cg:indicatorSet': setVersion,
    'dct:hasVersion': point.version,
    'cg:lower': lower,
    'cg:upper': upper,
    'cg:datasets': n,
    'cg:known': known,
  };
}
function metric({
  id,
  title,
  definition,
  formula,
  version,
  dimension,
  group,
  source,
}: IndicatorDefinition): Json {
  return {
    '@id': metricIri(id),
    '@type': 'dqv:Metric',
    'skos:prefLabel': title,
    'skos:definition': definition,
    'dct:description': formula,
    'dct:hasVersion': version,
    'dct:source': source,
    'dqv:inDimension': { '@id': `cg:dimension:${dimension ?? group}` },
  };
}

/** One graph, each thing described once. The same figures give the same document. */
export function toDqv(all: readonly (readonly [source: DqvSource, figures: readonly DqvFigure[]])[]): Json {
  const figures = all.flatMap(([, some]) => some);
  const definitions = new Map(figures.map(({ definition }) => [definition.id, definition]));
  const scopes = new Map(all.map(([{ scope }]) => [scope, scope]));
  return {
    '@context': CONTEXT,
    '@graph': [
      ...[...scopes.values()].map((scope) => ({ '@id': `cg:${scope}`, '@type': 'prov:Entity' })),
      ...[...definitions.values()].map(metric),
      ...all.flatMap(([source, some]) => some.map((figure) => measurement(source, figure))),
    ],
  };
}
