/** All points of a portal: those of the dataset indicators, and those of its own. */
import type { IndicatorDefinition } from '../definition.ts';
import type { BootstrapIntervals } from '../statistics/bootstrap.ts';
import { stratifiedShare } from '../statistics/stratified.ts';
import { BANDS, type CountedTrait } from './count-traits.ts';
import { emptyPoint, factPoint, limits, sharePoint, unknownPoint, type AggregatePoint } from './point.ts';
import { DOC_SHARES } from './portal-doc-indicators.ts';
import { PORTAL_INDICATORS } from './portal-indicators.ts';
import type { Movement, PortalInputs } from './portal-inputs.ts';
import { ODPW_METRICS } from './portal-score-indicators.ts';
import type { PortalTally } from './portal-tally.ts';
import { bandPoint, meanPoint, medianPoint, proportionalPoint, scoreIntervals } from './score-points.ts';
import { concentrationPoint, herfindahlPoint } from './spread-points.ts';

/** Intervals of the MQA score are asked for by two indicators, and drawn once. */
type Intervals = () => BootstrapIntervals | null;
type Recipe = (
  as: IndicatorDefinition,
  tally: PortalTally,
  inputs: PortalInputs,
  intervals: Intervals,
) => AggregatePoint;

/** Results that a check of links goes into. */
const FROM_LINKS = /^(mqa\.acc\.(access|download)UrlStatus|odpw\.(re|ac)\.|link\.|open\.noRegistration)/;

export function portalPoints(tally: PortalTally, inputs: PortalInputs): readonly AggregatePoint[] {
  return [...datasetPoints(tally, inputs), ...pointsOf(PORTAL_INDICATORS, tally, inputs)];
}

/** Pass shares of verdicts, means of the rest. */
export function datasetPoints(tally: PortalTally, inputs: PortalInputs): readonly AggregatePoint[] {
  return tally.cells.map((cell) => {
    const point = cell.point();
    return inputs.linkMode === 'SAMPLED' && FROM_LINKS.test(point.indicator)
      ? { ...point, estimated: true }
      : point;
  });
}

/** Of "p." or "c." indicators alike: what stands behind the prefix says how they are made. */
export function pointsOf(
  definitions: readonly IndicatorDefinition[],
  tally: PortalTally,
  inputs: PortalInputs,
): readonly AggregatePoint[] {
  const intervals = once(() => scoreIntervals(inputs));
  return definitions.flatMap((definition) => {
    const recipe = RECIPES.get(definition.id.slice(2));
    return recipe === undefined ? [] : [recipe(definition, tally, inputs, intervals)];
  });
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

const share =
  (indicator: string): Recipe =>
  (as, tally) =>
    tally.cell(indicator)?.share(as) ?? unknownPoint(as, 'NOT_MEASURED');
const mean =
  (indicator: string): Recipe =>
  (as, tally, { linkMode }) => {
    const cell = tally.cell(indicator);
    if (cell === null) return unknownPoint(as, 'NOT_MEASURED');
    return { ...cell.point(as), estimated: linkMode === 'SAMPLED' && FROM_LINKS.test(indicator) };
  };
const trait =
  (name: CountedTrait): Recipe =>
  (as, tally) => {
    const traits = tally.counts('traits');
    return sharePoint(as, {
      passed: traits.of(`${name} PASS`),
      failed: traits.of(`${name} FAIL`),
      unknown: traits.of(`${name} UNKNOWN`),
    });
  };

const size: Recipe = (as, tally, { distinct, records }) => {
  const counted = distinct ?? records ?? tally.size;
  return { ...factPoint(as, counted), reason: distinct === null ? 'NOT_DEDUPLICATED' : null };
};

const duplicates: Recipe = (as, tally, { distinct, records }) => {
  const all = records ?? tally.size;
  if (distinct === null) return unknownPoint(as, 'NOT_DEDUPLICATED');
  return sharePoint(as, { passed: all - distinct, failed: distinct, unknown: 0 });
};

const rate =
  (of: 'came' | 'vanished'): Recipe =>
  (as, _tally, { movement }) => {
    if (movement === null || movement.before === 0) return unknownPoint(as, 'NO_HISTORY');
    const { before, isPooled = true, unseen = 0 } = movement;
    const value = movement[of] / before;
    const point = { ...factPoint(as, value), n: before, known: before };
    const reason = isPooled ? null : 'NOT_DEDUPLICATED';
    if (unseen === 0) return { ...point, reason };
    const unknown = unseen ?? 1;
    return {
      ...{ ...point, ...rateBounds(of, movement, unseen), n: before + unknown, unknown },
      ...{ coverage: before / (before + unknown), reason: reason ?? 'PARTIAL_HISTORY' },
    };
  };

/**
 * Of portals not known for so long all may be new or none, and nobody knows how much has gone from them; of one never
 * harvested not even what is there.
 */
function rateBounds(
  of: 'came' | 'vanished',
  { came, vanished, before }: Movement,
  unseen: number | null,
): Pick<AggregatePoint, 'lower' | 'upper'> {
  if (of === 'came') return { lower: 0, upper: unseen === null ? null : (came + unseen) / before };
  return {
    lower: unseen === null ? 0 : vanished / (before + unseen),
    upper: Math.max(1, vanished / before),
  };
}

const catalogueApi: Recipe = (as, _tally, { harvest }) => {
  if (harvest === null) return unknownPoint(as, 'NEVER_HARVESTED');
  const worth = { COMPLETE: 1, PARTIAL: 0.5, FAILED: 0 }[harvest.completeness];
  return factPoint(as, harvest.documentedApi ? worth : 0);
};

const alive: Recipe = (as, _tally, { links }) => {
  if (links === null) return unknownPoint(as, 'NOT_CHECKED');
  const estimate = stratifiedShare(links);
  const asked = estimate.known + estimate.unknown;
  return {
    ...emptyPoint(as, estimate.share === null ? 'NOTHING_KNOWN' : null),
    n: asked,
    known: estimate.known,
    unknown: estimate.unknown,
    value: estimate.share,
    lower: estimate.lower,
    upper: estimate.upper,
    ...limits(estimate.interval),
    coverage: asked > 0 ? estimate.known / asked : null,
    sum: links.reduce((sum, stratum) => sum + stratum.passed, 0),
    sumSq: links.reduce((sum, stratum) => sum + stratum.passed, 0),
    estimated: estimate.isSample,
  };
};

const RECIPES: ReadonlyMap<string, Recipe> = new Map<string, Recipe>([
  ['size', size],
  ['duplicateShare', duplicates],
  ['noDistribution', trait('noDistribution')],
  ['contactable', trait('contactable')],
  ['multilingual', trait('multilingual')],
  ['licenceConcentration', concentrationPoint],
  ['publisherHHI', herfindahlPoint],
  ['catalogueApi', catalogueApi],
  ['releaseRate90', rate('came')],
  ['removalRate90', rate('vanished')],
  ['alive', alive],
  ...['', '.0', '.1'].map((grace) => [`tau${grace}`, share(`time.fresh${grace}`)] as const),
  ['tauObserved', share('time.freshObserved')],
  ['declaredShare', share('time.declared')],
  ['openLicence', share('open.licence')],
  ['machineReadable', share('open.machineReadable')],
  ['api', share('open.api')],
  ['bulk', share('open.bulk')],
  ['mqa', scored(meanPoint)],
  ['mqa.median', scored(medianPoint)],
  ['mqa.proportional', (as, tally) => proportionalPoint(as, tally) ?? unknownPoint(as, 'NOT_MEASURED')],
  ...['findability', 'accessibility', 'interoperability', 'reusability', 'contextuality'].map(
    (name) => [`mqa.${name}`, mean(`mqa.${name}`)] as const,
  ),
  ...BANDS.map((band): readonly [string, Recipe] => [
    `mqa.band.${band}`,
    (as, tally) => bandPoint(as, tally, band),
  ]),
  ...ODPW_METRICS.map(([name]) => [`odpw.${name}`, mean(`odpw.${name}`)] as const),
  ...DOC_SHARES.map((name) => [`doc.${name}`, share(`doc.${name}`)] as const),
  ['doc.schema', mean('doc.schema')],
  ['star', mean('star.tbl')],
  ['census', mean('census.score')],
]);

function scored(of: typeof meanPoint): Recipe {
  return (as, tally, _inputs, intervals) => {
    const cell = tally.cell('mqa.total');
    return cell === null ? unknownPoint(as, 'NOT_MEASURED') : of(as, cell, intervals());
  };
}
