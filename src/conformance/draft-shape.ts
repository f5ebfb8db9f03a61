/** Is a value really a DatasetDraft? What plain JavaScript, or a hostile record, can make `map` give instead. */
import { isJsonObject } from '../connector/index.ts';

type Want = (value: unknown) => boolean;

const isText: Want = (value) => typeof value === 'string';
const orNull =
  (want: Want): Want =>
  (value) =>
    value === null || want(value);
const listOf =
  (want: Want): Want =>
  (value) =>
    Array.isArray(value) && value.every(want);
const has =
  (wants: Readonly<Record<string, Want>>): Want =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(wants).every(([name, want]) => want(Reflect.get(value, name)));

const text = orNull(isText);
const date: Want = (value) => text(value) || (typeof value === 'number' && Number.isFinite(value));
const licence = orNull(has({ url: text, id: text, title: text }));
const given =
  (want: Want): Want =>
  (value) =>
    value === undefined || want(value);

const DISTRIBUTION: Readonly<Record<string, Want>> = {
  localId: isText,
  title: text,
  description: text,
  accessUrl: text,
  downloadUrl: text,
  format: text,
  mediaType: text,
  byteSize: date,
  checksum: text,
  issued: date,
  modified: date,
  licence,
  rights: given(text),
  applicableLegislation: given(listOf(isText)),
  tableId: text,
};

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isJsonObject(value) && Object.values(value).every(isJson);
}

const translation = has({
  title: given(isText),
  description: given(isText),
  keywords: given(listOf(isText)),
});

const DATASET: Readonly<Record<string, Want>> = {
  title: text,
  name: text,
  translations: (value) => isJsonObject(value) && Object.values(value).every(translation),
  description: text,
  identifier: text,
  iri: text,
  landingPage: text,
  publisher: orNull(has({ localId: text, name: isText })),
  contact: orNull(has({ name: text, email: text, url: text })),
  keywords: listOf(isText),
  themes: listOf(isText),
  language: listOf(isText),
  issued: date,
  metadataModified: date,
  dataModified: date,
  updateFrequency: text,
  licence,
  accessRights: text,
  spatial: isJson,
  temporal: has({ interval: text, start: text, end: text }),
  conformsTo: listOf(isText),
  provenance: text,
  hvdCategories: given(listOf(isText)),
  applicableLegislation: given(listOf(isText)),
  derivedFrom: listOf(isText),
  columns: listOf(has({ name: isText, title: text, description: text, sourceType: text })),
  distributions: listOf(has(DISTRIBUTION)),
};

/** Names of the slots that hold what they may not, and of those that are no slots; empty for a sound draft. */
export function draftProblems(draft: unknown): readonly string[] {
  if (typeof draft !== 'object' || draft === null) return ['the draft itself'];
  const wrong = Object.entries(DATASET).filter(([name, want]) => !want(Reflect.get(draft, name)));
  const unknown = Object.keys(draft).filter((name) => !Object.hasOwn(DATASET, name));
  return [...wrong.map(([name]) => name), ...unknown.map((name) => `${name} (no such slot)`)];
}
