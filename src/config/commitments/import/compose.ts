/** Imported records as files of a folder. What was imported before and is not in the table any more stays. */
import type { ImportResult } from '../../../domain/commitments/import/imported.ts';
import { isJsonObject } from '../../../domain/json.ts';
import { readTree } from '../../yaml-tree.ts';
import type { CommitmentFile, PlanFile } from '../../../domain/commitments/plan-file.ts';
import { cityText, metaText, planText, updatesText } from '../write-plan.ts';
import type { NewWords } from './new-words.ts';

/** What an importer found, plans as their files hold them. */
export type FolderImport = Omit<ImportResult, 'plans'> & { readonly plans: readonly PlanFile[] };
export type ComposedKind = 'meta' | 'city' | 'plan' | 'updates';
export interface ComposedFile {
  /** From the folder, with "/". */
  readonly path: string;
  readonly kind: ComposedKind;
  readonly text: string;
  /** Commitments that the file has and the table has not. */
  readonly missing: readonly string[];
}
export interface ComposeOptions {
  /** YYYY-MM-DD */
  readonly retrievedOn: string;
  /** "ogp": names the files of updates. */
  readonly importer: string;
  /** Text of a file of the folder; null: there is none. */
  readonly read: (path: string) => string | null;
}

function isCommitmentFile(value: unknown): value is CommitmentFile {
  if (!isJsonObject(value)) return false;
  const { id, title, text, themes } = value;
  return typeof id === 'string' && title !== undefined && text !== undefined && Array.isArray(themes);
}
/** Of a plan's file as it stands, those that are not among `ids`. */
function missingFrom(text: string | null, ids: ReadonlySet<string>): readonly CommitmentFile[] {
  const reading = text === null ? null : readTree('', text);
  const value = reading !== null && 'tree' in reading ? reading.tree.value : null;
  const list = isJsonObject(value) ? value['commitments'] : null;
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  return all.filter(isCommitmentFile).filter(({ id }) => !ids.has(id));
}

function plansOf({ plans }: FolderImport, options: ComposeOptions): readonly ComposedFile[] {
  return plans.map((plan) => {
    const path = `cities/${plan.city}/plans/${plan.id}.yaml`;
    const ids = new Set(plan.commitments.map(({ id }) => id));
    const kept = missingFrom(options.read(path), ids);
    const commitments = [...plan.commitments, ...kept];
    const text = planText({ ...plan, retrievedAt: options.retrievedOn, commitments });
    return { path, kind: 'plan', text, missing: kept.map(({ id }) => id) };
  });
}
function citiesOf({ cities }: FolderImport, { retrievedOn }: ComposeOptions): readonly ComposedFile[] {
  return cities.map(({ placeIds, ...city }) => ({
    path: `cities/${city.id}/city.yaml`,
    ...({ kind: 'city', missing: [] } as const),
    text: cityText({ ...city, retrievedAt: retrievedOn, ...(placeIds === undefined ? {} : { placeIds }) }),
  }));
}

/** `2026-11-23-ogp.yaml`, or with a number where that is taken: files of updates are never written again. */
function freeName(city: string, { retrievedOn, importer, read }: ComposeOptions): string {
  const base = `cities/${city}/updates/${retrievedOn}-${importer}`;
  if (read(`${base}.yaml`) === null) return `${base}.yaml`;
  let at = 2;
  while (read(`${base}-${at}.yaml`) !== null) at += 1;
  return `${base}-${at}.yaml`;
}
function updatesOf({ updates, assessments }: NewWords, options: ComposeOptions): readonly ComposedFile[] {
  const cities = [...new Set([...updates, ...assessments].map(({ city }) => city))].sort();
  return cities.map((city) => {
    const retrievedAt = options.retrievedOn;
    const said = updates
      .filter((one) => one.city === city)
      .map((one) => ({ ...one, city: undefined, isDated: undefined, retrievedAt }));
    const found = assessments
      .filter((one) => one.city === city)
      .map((one) => ({ ...one, city: undefined, retrievedAt }));
    const text = updatesText({
      updates: said.length === 0 ? undefined : said,
      assessments: found.length === 0 ? undefined : found,
    });
    return { path: freeName(city, options), kind: 'updates', text, missing: [] };
  });
}

/** Nothing where nothing was imported. */
export function composeFiles(
  result: FolderImport,
  words: NewWords,
  options: ComposeOptions,
): readonly ComposedFile[] {
  const files = [...citiesOf(result, options), ...plansOf(result, options), ...updatesOf(words, options)];
  if (files.length === 0) return [];
  const meta = {
    path: '_meta.yaml',
    kind: 'meta',
    text: metaText({ schemaVersion: 1 }),
    missing: [],
  } as const;
  return [meta, ...files];
}
