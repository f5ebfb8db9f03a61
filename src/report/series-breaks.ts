/** Where points before and after were not measured alike, told from what was kept of every snapshot. */
import type { SeriesBreak } from '../domain/metrics/aggregate/series.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { indicatorOf } from '../domain/metrics/indicators.ts';
import type { MetricBook, SeriesEntry, Snapshot } from '../ports/metrics.ts';

function changes(before: Snapshot, after: Snapshot): readonly Pick<SeriesBreak, 'kind' | 'note'>[] {
  const found: Pick<SeriesBreak, 'kind' | 'note'>[] = [];
  if (before.platform !== after.platform)
    found.push({
      kind: 'PLATFORM_MIGRATION',
      note: `The portal moved from ${before.platform} to ${after.platform}.`,
    });
  // Another platform has another connector, whose versions say nothing.
  else if (before.mapVersion !== after.mapVersion)
    found.push({
      kind: 'ADAPTER',
      note: `Records are read by version ${after.mapVersion} of the connector, before by ${before.mapVersion}.`,
    });
  if (before.linkMode !== after.linkMode)
    found.push({ kind: 'SCOPE', note: `Links checked: ${after.linkMode}, before ${before.linkMode}.` });
  const [were, are] = [before.portals, after.portals];
  if (were !== undefined && are !== undefined && were.join() !== are.join())
    found.push({ kind: 'SCOPE', note: `Portals measured: ${are.join(', ')}; before ${were.join(', ')}.` });
  return found;
}

/** Of one portal, or of a city itself; snapshots ascending. */
export function breaksAlong(scope: string, snapshots: readonly Snapshot[]): readonly SeriesBreak[] {
  return snapshots.flatMap((after, index) => {
    const before = snapshots[index - 1];
    return before === undefined
      ? []
      : changes(before, after).map((change) => ({ scope, at: after.at, ...change }));
  });
}

/** What a city's figures are made of breaks them too: those of its portals, after its first snapshot. */
export async function portalBreaks(
  metrics: Pick<MetricBook, 'series'>,
  scope: string,
  portals: readonly string[],
  snapshots: readonly Snapshot[],
): Promise<readonly SeriesBreak[]> {
  const [first, last] = [snapshots[0]?.at, snapshots.at(-1)?.at];
  if (first === undefined || last === undefined) return [];
  const found: SeriesBreak[] = [];
  for (const portal of portals) {
    const entries = await metrics.series(`portal:${portal}`, 'p.size', null, last);
    const breaks = breaksAlong(
      scope,
      entries.map(({ snapshot }) => snapshot),
    );
    for (const one of breaks)
      // How links were checked is told of the city as a whole.
      if (one.at > first && one.kind !== 'SCOPE') found.push({ ...one, note: `${portal}: ${one.note}` });
  }
  return found;
}

/** The indicators that one is made of, and what they are made of. */
export function inputsOf(definition: IndicatorDefinition): readonly string[] {
  const found = new Set<string>();
  const gather = ({ inputs }: IndicatorDefinition): void => {
    for (const id of inputs) {
      const input = indicatorOf(id);
      if (input === null || found.has(id)) continue;
      found.add(id);
      gather(input);
    }
  };
  gather(definition);
  found.delete(definition.id);
  return [...found].toSorted();
}

function versionChanges(
  scope: string,
  indicator: string,
  entries: readonly SeriesEntry[],
): readonly SeriesBreak[] {
  return entries.flatMap(({ snapshot: { at }, point: { version } }, index): readonly SeriesBreak[] => {
    const before = entries[index - 1]?.point.version;
    return before === undefined || before === version
      ? []
      : [{ scope, at, kind: 'INDICATOR', note: `${indicator} ${before} became ${version}` }];
  });
}

/** A new version of the indicator, or of what it is made of. */
export async function indicatorBreaks(
  metrics: Pick<MetricBook, 'series'>,
  scope: string,
  definition: IndicatorDefinition,
  entries: readonly SeriesEntry[],
): Promise<readonly SeriesBreak[]> {
  const [from, to] = [entries[0]?.snapshot.at ?? null, entries.at(-1)?.snapshot.at ?? null];
  const found = [...versionChanges(scope, definition.id, entries)];
  if (entries.length < 2) return found;
  for (const id of inputsOf(definition))
    found.push(...versionChanges(scope, id, await metrics.series(scope, id, from, to)));
  return found;
}
