/** What a dataset says in each field that a selector can name, and what of it is not clear. */
import type { Dataset, Licence, Moment } from '../dataset.ts';
import { declaredEuCategories, EU_RELATIONS } from '../metrics/categories/eu-categories.ts';
import type { IndicatorResult } from '../metrics/result.ts';
import { accessRightOf } from '../metrics/vocabulary/access-rights.ts';
import { addressKeysOf, globalIdOf, uriOf } from './address-keys.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.ts';

/** `maybe`: members that it may have besides; "any": something stands there that no table knows. */
export interface Words {
  readonly values: readonly string[];
  readonly maybe: readonly string[] | 'any';
}

function words(values: readonly (string | null | undefined)[], maybe: Words['maybe'] = []): Words {
  return {
    values: [...new Set(values)].filter(
      (value): value is string => value !== null && value !== undefined && value !== '',
    ),
    maybe,
  };
}
function translated(dataset: Dataset, key: 'title' | 'description'): readonly (string | null)[] {
  return [dataset[key], ...Object.values(dataset.translations).map((other) => other[key])];
}
function licencesOf({ licence, distributions }: Dataset): readonly Licence[] {
  const all = [licence, ...distributions.map((one) => one.licence)];
  return all.filter((one) => one !== null).filter(({ openness }) => openness !== 'NONE');
}

/** By address in any spelling; for "is it this one?". */
export function addressWords({ dataset }: EvidenceDataset): Words {
  return words(addressKeysOf(dataset));
}
export function uriWords({ dataset }: EvidenceDataset): Words {
  return words([uriOf(dataset), dataset.iri, dataset.landingPage, globalIdOf(dataset)]);
}
/** The title in every language that the portal gives. */
export function titleWords({ dataset }: EvidenceDataset): Words {
  return words(translated(dataset, 'title'));
}
export function descriptionWords({ dataset }: EvidenceDataset): Words {
  return words(translated(dataset, 'description'));
}
export function keywordWords({ dataset }: EvidenceDataset): Words {
  return words([
    ...dataset.keywords,
    ...Object.values(dataset.translations).flatMap(({ keywords }) => keywords),
  ]);
}
export function themeWords({ dataset }: EvidenceDataset): Words {
  return words(dataset.themes.flatMap(({ raw, code, label }) => [raw, code, label]));
}
export function columnNameWords({ dataset }: EvidenceDataset): Words {
  return words(dataset.columns.flatMap(({ name, title }) => [name, title]));
}
/** What a dataset is: a view of another one, or one by itself. */
export function typeWords({ dataset }: EvidenceDataset): Words {
  return words([dataset.derivedFrom.length > 0 ? 'VIEW' : 'DATASET']);
}
export function licenceCodeWords({ dataset }: EvidenceDataset): Words {
  const all = licencesOf(dataset);
  return words(
    all.map(({ code }) => code),
    all.some(({ code }) => code === null) ? 'any' : [],
  );
}
/** Terms that nobody has read are of no known class, and of none that is excluded. */
export function licenceClassWords({ dataset }: EvidenceDataset): Words {
  const all = licencesOf(dataset);
  if (all.length === 0) return words(['NONE']);
  const isUnread = all.some(({ openness }) => openness === 'UNKNOWN');
  return words(
    all.map(({ openness }) => openness),
    isUnread ? ['OPEN', 'OPEN_SHAREALIKE', 'NOT_OPEN'] : [],
  );
}
export function accessRightsWords({ dataset }: EvidenceDataset): Words {
  const text = dataset.accessRights;
  if (text === null || text.trim() === '') return words([]);
  const code = accessRightOf(text);
  return code === null ? words([text], 'any') : words([code]);
}
export function formatWords({ dataset }: EvidenceDataset): Words {
  const formats = dataset.distributions.flatMap(({ format }) => (format === null ? [] : [format]));
  return words(
    formats.map(({ code, raw }) => code ?? raw),
    formats.some(({ code }) => code === null) ? 'any' : [],
  );
}
export function mediaTypeWords({ dataset }: EvidenceDataset): Words {
  return words(dataset.distributions.flatMap(({ format }) => [format?.mediaType, format?.statedMediaType]));
}
export function urlWords({ dataset }: EvidenceDataset): Words {
  return words(dataset.distributions.flatMap(({ accessUrl, downloadUrl }) => [accessUrl, downloadUrl]));
}
/** What only some of its words hint at may be, and a person has to say. */
export function categoryWords(evidence: EvidenceDataset): Words {
  const hits = evidence.categories();
  const of = (verdict: 'MATCH' | 'CANDIDATE'): readonly string[] =>
    hits.filter((hit) => hit.verdict === verdict).map(({ category }) => category);
  return words(of('MATCH'), of('CANDIDATE'));
}
/** What is declared, and what ours stand for; one that only touches one of the law's may be in it. */
export function euCategoryWords(evidence: EvidenceDataset): Words {
  const values = [...declaredEuCategories(evidence.dataset)];
  const maybe: string[] = [];
  for (const { category, verdict } of evidence.categories()) {
    const mapped = EU_RELATIONS[category];
    if (mapped === undefined) continue;
    const isSure = verdict === 'MATCH' && mapped.relation !== 'relatedMatch';
    (isSure ? values : maybe).push(mapped.code);
  }
  return words(values, maybe);
}

/** Bounds of a number; null: there is none; "any": something stands there that no table knows. */
export type NumberReading = { readonly lower: number; readonly upper: number } | null | 'any';

export function frequencyReading({ dataset: { updateFrequency } }: EvidenceDataset): NumberReading {
  if (updateFrequency === null) return null;
  const { periodDays, code } = updateFrequency;
  return periodDays !== null ? { lower: periodDays, upper: periodDays } : code === null ? 'any' : null;
}
export function momentReading(key: 'issued' | 'metadataModified' | 'dataModified') {
  return ({ dataset }: EvidenceDataset): Moment | null => dataset[key];
}
export function apiReading(evidence: EvidenceDataset): Truth {
  const state = evidence.result('open.api')?.state ?? 'UNKNOWN';
  return state === 'PASS' ? TRUE : state === 'UNKNOWN' ? UNKNOWN : FALSE;
}
/** null: it was not measured. */
export function metricReading(indicator: string) {
  return (evidence: EvidenceDataset): IndicatorResult | null => evidence.result(indicator);
}
