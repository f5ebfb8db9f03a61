/** A connector's draft becomes a dataset: meaning is read here, once, and every repair leaves a remark. */
import { readContact } from './contact.ts';
import type { Dataset, Licence, Theme, UpdateFrequency } from './dataset.ts';
import { DateReader } from './date-reader.ts';
import { normaliseDistributions } from './normalise-distribution.ts';
import { readKeywords, readList, readTexts } from './normalise-lists.ts';
import { readWords } from './normalise-words.ts';
import type { DatasetDraft, ObservableField } from './draft.ts';
import { readLanguage } from './language.ts';
import { readLicence } from './licence.ts';
import { accessRightOf } from './metrics/vocabulary/access-rights.ts';
import { readPeriod } from './period.ts';
import type { PortalEntry } from './registry.ts';
import type { Note } from './note.ts';
import { Remarks } from './remarks.ts';
import { readPlace } from './spatial.ts';
import { readTemporal } from './temporal.ts';
import { cut, isAbsent, readProse, wellFormed, type ProseOptions } from './text.ts';
import { ownThemes, readTheme } from './theme.ts';
import { readUrl } from './url.ts';

export interface NormaliseContext {
  /** Portal slug. */
  readonly portal: string;
  readonly localId: string;
  /** When the record was read; dates well after it are not believed. */
  readonly now: Date;
  /** BCP 47 tag of the portal's default language. */
  readonly language: string | null;
  readonly conventions: PortalEntry['conventions'];
  readonly fieldsObserved: readonly ObservableField[];
  /** Completes relative addresses; null: they are unreadable. */
  readonly baseUrl: string | null;
}

const MAX_NAME = 1_000;
const MAX_THEMES = 100;
const PROVENANCE: ProseOptions = { field: 'provenance', max: 10_000, line: false, prose: true };

/** Never throws, whatever the draft holds: what cannot be read is null and leaves a remark. */
export function normalise(draft: DatasetDraft, context: NormaliseContext): Dataset {
  const remarks = new Remarks();
  const { note } = remarks;
  const dates = new DateReader(context.now, context.conventions.dateOrder, note);
  const words = readWords(draft, context, note);
  const stated = licenceOf(draft, note);
  const distributions = normaliseDistributions(
    draft.distributions,
    { dates, licence: stated, baseUrl: context.baseUrl },
    note,
  );
  const dataset = {
    portal: context.portal,
    localId: context.localId,
    ...words,
    identifier: plain(draft.identifier),
    iri: plain(draft.iri),
    landingPage: urlOf('landingPage', draft.landingPage, context.baseUrl, note),
    publisher: publisherOf(draft, note),
    contact: readContact(draft.contact, context.baseUrl, note),
    keywords: readKeywords('keywords', draft.keywords, note),
    themes: themesOf(draft, context, note),
    language: languagesOf(draft, note),
    issued: dates.read('issued', draft.issued),
    metadataModified: dates.read('metadataModified', draft.metadataModified),
    dataModified: dates.read('dataModified', draft.dataModified),
    updateFrequency: frequencyOf(draft, context, note),
    licence: stated ?? sharedLicence(distributions.ownLicences, note),
    accessRights: accessRightsOf(draft.accessRights, note),
    spatial: placeOf(draft, note),
    ...periodOf(draft, context, note),
    conformsTo: readTexts('conformsTo', draft.conformsTo, 100, note),
    provenance: readProse(draft.provenance, PROVENANCE, note),
    ...declaredOf(draft, note),
    derivedFrom: readTexts('derivedFrom', draft.derivedFrom, 1_000, note),
    distributions: distributions.list,
  };
  dates.settle();
  return { ...dataset, remarks: remarks.list(), fieldsObserved: context.fieldsObserved };
}

/** Identifiers are compared, not read: nothing but control characters and outer white space goes. */
function plain(raw: string | null): string | null {
  return raw === null || isAbsent(raw) ? null : cut(wellFormed(raw).trim(), 2_000);
}

function urlOf(field: string, raw: string | null, base: string | null, note: Note): string | null {
  const reading = readUrl(raw, base);
  for (const rule of reading.rules) note(field, raw, reading.url, rule);
  return reading.url;
}

function periodOf(
  draft: DatasetDraft,
  context: NormaliseContext,
  note: Note,
): Pick<Dataset, 'temporalStart' | 'temporalEnd'> {
  const { start, end, problem } = readTemporal(draft.temporal, context.conventions);
  if (problem !== null) note('temporal', { ...draft.temporal }, null, problem);
  return { temporalStart: start, temporalEnd: end };
}

/** Only where something is declared, so that records without stay as they were. */
function declaredOf(
  draft: DatasetDraft,
  note: Note,
): Pick<Dataset, 'hvdCategories' | 'applicableLegislation'> {
  const hvdCategories = readTexts('hvdCategories', draft.hvdCategories ?? [], 100, note);
  const laws = readTexts('applicableLegislation', draft.applicableLegislation ?? [], 100, note);
  return {
    ...(hvdCategories.length > 0 ? { hvdCategories } : {}),
    ...(laws.length > 0 ? { applicableLegislation: laws } : {}),
  };
}

function publisherOf(draft: DatasetDraft, note: Note): Dataset['publisher'] {
  if (draft.publisher === null) return null;
  const options = { field: 'publisher.name', max: MAX_NAME, line: true, prose: true };
  const name = readProse(draft.publisher.name, options, note);
  return name === null ? null : { name, localId: plain(draft.publisher.localId) };
}

/** Tables of exceptions by portal: made once, since a harvest asks for the same one ten thousand times. */
const themeTables = new WeakMap<PortalEntry['conventions']['themes'], ReadonlyMap<string, string>>();

function themesOf(draft: DatasetDraft, context: NormaliseContext, note: Note): readonly Theme[] {
  const { themes } = context.conventions;
  const own = themeTables.get(themes) ?? ownThemes(themes);
  themeTables.set(themes, own);
  return readTexts('themes', draft.themes, MAX_THEMES, note).map((raw) => readTheme(raw, own));
}

function languagesOf(draft: DatasetDraft, note: Note): readonly string[] {
  const tags = new Set<string>();
  for (const raw of readList('language', draft.language, 100, note)) {
    if (isAbsent(raw)) continue;
    const tag = readLanguage(raw);
    if (tag === null) note('language', raw, null, 'language-unreadable');
    else tags.add(tag);
  }
  return [...tags];
}

/** An interval in the modification date is a frequency, never a date; it counts only where none is stated. */
function frequencyOf(draft: DatasetDraft, context: NormaliseContext, note: Note): UpdateFrequency | null {
  const stated = readPeriod(draft.updateFrequency, context.conventions);
  if (stated !== null || typeof draft.dataModified !== 'string') return stated;
  if (!/^\s*(?:R\d*\/)?P[\dT]/i.test(draft.dataModified)) return null;
  const read = readPeriod(draft.dataModified, context.conventions);
  note('updateFrequency', null, read?.code ?? null, 'frequency-from-modified');
  return read;
}

function licenceOf(draft: DatasetDraft, note: Note): Licence | null {
  const { licence, rules } = readLicence(draft.licence);
  for (const rule of rules) note('licence', licence?.raw ?? null, licence?.code ?? null, rule);
  return licence;
}

/** DCAT-AP states licences on distributions: if all of them state the same one, it is the dataset's. */
function sharedLicence(own: readonly (Licence | null)[], note: Note): Licence | null {
  const [first] = own;
  if (first === undefined || first === null) return null;
  const same = own.every((other) => other !== null && other.raw === first.raw && other.code === first.code);
  if (!same) return null;
  note('licence', null, first.code ?? first.raw, 'licence-from-distributions');
  return first;
}

function accessRightsOf(raw: string | null, note: Note): string | null {
  const options = { field: 'accessRights', max: 10_000, line: true, prose: true };
  const text = readProse(raw, options, note);
  if (text === null) return null;
  const code = accessRightOf(text);
  if (code === null) return text;
  if (code !== text.toUpperCase()) note('accessRights', text, code, 'access-rights-mapped');
  return code;
}

function placeOf(draft: DatasetDraft, note: Note): Dataset['spatial'] {
  const { place, rule } = readPlace(draft.spatial);
  if (rule !== null) note('spatial', draft.spatial, place?.value ?? null, rule);
  return place;
}
