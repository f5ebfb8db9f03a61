/** Measured datasets as tests need them: real indicator ids, any results. */
import fc from 'fast-check';
import type { IndicatorDefinition, IndicatorKind } from '../../src/domain/metrics/definition.ts';
import type { CategoryHit, DatasetTraits, MeasuredDataset } from '../../src/domain/metrics/measured.ts';
import type { IndicatorResult } from '../../src/domain/metrics/result.ts';

const MQA_POINTS = {
  'fin.keyword': 30,
  'fin.theme': 30,
  'fin.spatial': 20,
  'fin.temporal': 20,
  'acc.accessUrlStatus': 50,
  'acc.downloadUrl': 20,
  'acc.downloadUrlStatus': 30,
  'int.format': 20,
  'int.mediaType': 10,
  'int.vocab': 10,
  'int.nonProprietary': 20,
  'int.machineReadable': 20,
  'int.dcatAp': 30,
  'reu.licence': 20,
  'reu.knownLicence': 10,
  'reu.accessRights': 10,
  'reu.accessRightsVocab': 5,
  'reu.contactPoint': 20,
  'reu.publisher': 10,
  'ctx.rights': 5,
  'ctx.byteSize': 5,
  'ctx.issued': 5,
  'ctx.modified': 5,
} as const;
export const mqaPoints: ReadonlyMap<string, number> = new Map(Object.entries(MQA_POINTS));

export function aDefinition(
  id: string,
  kind: IndicatorKind,
  range: readonly [number, number | null] = [0, 1],
  weight: number | null = null,
): IndicatorDefinition {
  const group = id.startsWith('mqa') ? 'mqa' : id.startsWith('odpw') ? 'odpw' : 'open';
  return {
    id,
    version: '1.0.0',
    title: id,
    group,
    dimension: null,
    subject: 'DATASET',
    kind,
    inputs: [],
    definition: id,
    formula: id,
    unit: kind === 'quantity' ? 'days' : kind,
    range,
    weight,
    missing: '',
    source: '',
    better: 'more',
  };
}

const verdicts = ['licence', 'machineReadable', 'api', 'bulk'].map((name) => `open.${name}`);
const fresh = ['time.fresh.0', 'time.fresh', 'time.fresh.1', 'time.freshObserved', 'time.declared'];
const odpw = ['ex.access', 'ex.date', 'co.contactEmail', 'co.contactUrl', 're.resource'].map(
  (one) => `odpw.${one}`,
);

export const datasetDefinitions: readonly IndicatorDefinition[] = [
  ...[...mqaPoints].map(([id, points]) => aDefinition(`mqa.${id}`, 'verdict', [0, 1], points)),
  aDefinition('mqa.total', 'points', [0, 405]),
  aDefinition('mqa.findability', 'points', [0, 100]),
  ...odpw.map((id) => aDefinition(id, 'share')),
  ...verdicts.map((id) => aDefinition(id, 'verdict')),
  aDefinition('star.tbl', 'points', [0, 5]),
  aDefinition('census.score', 'points', [0, 100]),
  ...fresh.map((id) => aDefinition(id, 'verdict')),
  aDefinition('time.age', 'quantity', [0, null]),
];

export function pass(indicator: string): IndicatorResult {
  return { indicator, state: 'PASS', value: 1, lower: 1, upper: 1, reason: null, evidence: [] };
}
export function fail(indicator: string, reason: string | null = null): IndicatorResult {
  return { indicator, state: 'FAIL', value: 0, lower: 0, upper: 0, reason, evidence: [] };
}
export function unknown(
  indicator: string,
  lower: number | null = 0,
  upper: number | null = 1,
): IndicatorResult {
  return { indicator, state: 'UNKNOWN', value: null, lower, upper, reason: 'NOT_CHECKED', evidence: [] };
}
export function notApplicable(indicator: string): IndicatorResult {
  return {
    indicator,
    state: 'NOT_APPLICABLE',
    value: null,
    lower: null,
    upper: null,
    reason: null,
    evidence: [],
  };
}
export function quantity(indicator: string, value: number, lower = value, upper = value): IndicatorResult {
  return { indicator, state: null, value, lower, upper, reason: null, evidence: [] };
}

export interface Given {
  readonly portal?: string;
  readonly localId?: string;
  readonly results?: readonly IndicatorResult[];
  readonly traits?: Partial<DatasetTraits>;
  readonly categories?: readonly CategoryHit[];
  readonly total?: number;
  readonly upper?: number;
}

/** Whatever is not given is unknown. */
export function aMeasured({
  results = [],
  traits,
  categories = [],
  total = 245,
  ...given
}: Given = {}): MeasuredDataset {
  const upper = given.upper ?? total;
  const known = new Map(results.map((result) => [result.indicator, result]));
  known.set('mqa.total', known.get('mqa.total') ?? quantity('mqa.total', total, total, upper));
  return {
    portal: given.portal ?? 'exampleville',
    localId: given.localId ?? 'd1',
    platform: 'ckan',
    results: datasetDefinitions.map(({ id, range }) => known.get(id) ?? unknown(id, range[0], range[1])),
    quality: {
      total,
      lower: total,
      upper,
      max: 405,
      band: total >= 351 ? 'EXCELLENT' : total >= 221 ? 'GOOD' : total >= 121 ? 'SUFFICIENT' : 'BAD',
      dimensions: [],
    },
    categories,
    traits: {
      publisher: null,
      licence: null,
      titleLanguages: null,
      frequency: null,
      derivedFrom: [],
      sameDownload: null,
      sameFiles: null,
      sameIdentifier: null,
      sameText: null,
      ...traits,
    },
  };
}

function arbitraryResult({ id, kind, range }: IndicatorDefinition): fc.Arbitrary<IndicatorResult> {
  const nothing = fc.constantFrom(unknown(id, range[0], range[1]), notApplicable(id));
  if (kind === 'verdict') return fc.oneof(fc.constantFrom(pass(id), fail(id)), nothing);
  const most = range[1] ?? 9_000;
  const some =
    kind === 'share' ? fc.double({ min: 0, max: 1, noNaN: true }) : fc.integer({ min: 0, max: most });
  return fc.oneof(
    fc
      .tuple(some, some, some)
      .map((all) => all.sort((a, b) => a - b))
      .map(([lower = 0, value = 0, upper = 0]) => quantity(id, value, lower, upper)),
    nothing,
  );
}

const someText = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });

export const arbitraryMeasured: fc.Arbitrary<MeasuredDataset> = fc
  .record({
    results: fc.tuple(...datasetDefinitions.map(arbitraryResult)),
    publisher: someText,
    licence: someText,
    titleLanguages: fc.option(fc.nat(3), { nil: null }),
    frequency: fc.constantFrom(null, 'daily' as const, 'annual' as const),
    scores: fc.tuple(fc.nat(405), fc.nat(405)),
    localId: fc.uuid(),
  })
  .map(({ results, scores: [a, b], localId, ...traits }) =>
    aMeasured({ localId, traits, total: Math.min(a, b), upper: Math.max(a, b), results }),
  );
