/** What became of one harvested catalogue, counted: facts only, no record of it. */
import type { Dataset, Format, Licence, Moment, UpdateFrequency } from '../../../src/domain/dataset.ts';
import type { Harvested } from './catalogues.ts';

/** `known`: a table or a rule reads it. `unknown`: kept as the portal wrote it. `none`: the portal says nothing. */
export interface Reading {
  readonly known: number;
  readonly unknown: number;
  readonly none: number;
}
export const DATE_FIELDS = [
  'issued',
  'metadataModified',
  'dataModified',
  'distributions.issued',
  'distributions.modified',
] as const;
export type DateField = (typeof DATE_FIELDS)[number];
export type Counts = ReadonlyMap<string, number>;

export interface PortalFacts {
  readonly host: string;
  readonly platform: string;
  readonly day: string;
  readonly results: number;
  readonly distinct: number;
  readonly datasets: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly rejected: Counts;
  readonly distributions: number;
  readonly licences: Reading;
  readonly frequencies: Reading;
  readonly formats: Reading;
  readonly dates: Readonly<Record<DateField, Reading>>;
  readonly remarks: Counts;
  /** Kind and value of what no table knows, such as "format\tPLY". */
  readonly unknowns: Counts;
}

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Counts {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function readingOf<T>(list: readonly (T | null)[], isKnown: (item: T) => boolean): Reading {
  const said = list.filter((item) => item !== null);
  const known = said.filter(isKnown).length;
  return { known, unknown: said.length - known, none: list.length - said.length };
}

const knowsLicence = (licence: Licence): boolean => licence.openness !== 'UNKNOWN';
const knowsFormat = (format: Format): boolean => format.code !== null;
const knowsFrequency = (frequency: UpdateFrequency): boolean => frequency.code !== null;

const DATE_RULES = /^date-/;
/** A date that was said and not believed or not understood left a remark; the raw record holds it. */
function datesOf(datasets: readonly Dataset[], field: DateField): Reading {
  const isFile = field.startsWith('distributions.');
  const refused = datasets
    .flatMap(({ remarks }) => remarks)
    .filter((remark) => remark.field === field && DATE_RULES.test(remark.rule)).length;
  const moments: readonly (Moment | null)[] = datasets.flatMap((dataset) => {
    if (field === 'issued' || field === 'metadataModified' || field === 'dataModified')
      return [dataset[field]];
    return dataset.distributions.map(({ issued, modified }) =>
      field === 'distributions.issued' ? issued : modified,
    );
  });
  const known = moments.filter((moment) => moment !== null).length;
  const all = isFile ? moments.length : datasets.length;
  return { known, unknown: refused, none: all - known - refused };
}

function unknownsOf(datasets: readonly Dataset[], formats: readonly (Format | null)[]): Counts {
  const named = (kind: string, raw: string): string => `${kind}\t${raw}`;
  return countBy(
    [
      ...datasets.flatMap(({ licence }) =>
        licence === null || knowsLicence(licence) ? [] : [named('licence', licence.raw)],
      ),
      ...datasets.flatMap(({ updateFrequency: said }) =>
        said === null || knowsFrequency(said) ? [] : [named('frequency', said.raw)],
      ),
      ...formats.flatMap((format) =>
        format === null || knowsFormat(format)
          ? []
          : [named('format', format.raw ?? format.mediaType ?? '(nothing)')],
      ),
      ...datasets.flatMap(({ remarks }) =>
        remarks.flatMap(({ rule, from }) =>
          DATE_RULES.test(rule) ? [named('date', `${rule}: ${String(from).slice(0, 3)}…`)] : [],
        ),
      ),
    ],
    (key) => key,
  );
}

export function factsOf(harvested: Harvested): PortalFacts {
  const { host, entry, day, records, run, rejections } = harvested;
  const datasets = [...harvested.datasets.values()];
  const distributions = datasets.flatMap((dataset) => dataset.distributions);
  const formats = distributions.map(({ format }) => format);
  const dates = (field: DateField): Reading => datesOf(datasets, field);
  return {
    host,
    platform: entry.platform,
    day,
    results: records.length,
    distinct: run.seen,
    datasets: datasets.length,
    leftOut: run.leftOutReasons,
    rejected: countBy(rejections, ({ code }) => code),
    distributions: distributions.length,
    licences: readingOf(
      datasets.map(({ licence }) => licence),
      knowsLicence,
    ),
    frequencies: readingOf(
      datasets.map(({ updateFrequency }) => updateFrequency),
      knowsFrequency,
    ),
    formats: readingOf(formats, knowsFormat),
    dates: {
      issued: dates('issued'),
      metadataModified: dates('metadataModified'),
      dataModified: dates('dataModified'),
      'distributions.issued': dates('distributions.issued'),
      'distributions.modified': dates('distributions.modified'),
    },
    remarks: countBy(
      datasets.flatMap(({ remarks }) => remarks),
      ({ rule }) => rule,
    ),
    unknowns: unknownsOf(datasets, formats),
  };
}
