/** One override of a dataset's category, and one category that is not a city's duty, as people write them. */
import { isUrl } from '../domain/web-address.ts';
import { nearest } from '../connector/suggest.ts';
import { calendarDate } from '../domain/calendar.ts';
import { fromGlobalId } from '../domain/ids.ts';
import { CATEGORIES } from '../domain/metrics/categories/terms.ts';
import type { NotApplicableCategory } from '../domain/metrics/overrides.ts';
import type { CategoryOverride } from '../domain/metrics/subject.ts';
import type { YamlMap } from './yaml-map.ts';

const CATEGORY_IDS = CATEGORIES.map(({ id }) => id);

function readCategory(map: YamlMap): string | null {
  const category = map.text('category', 'required');
  if (category === null || CATEGORY_IDS.includes(category)) return category;
  const near = nearest(category, CATEGORY_IDS);
  const hint = near === null ? `Known: ${CATEGORY_IDS.join(', ')}.` : `Did you mean "${near}"?`;
  map.complain('category', `expected a category, got "${category}". ${hint}`);
  return null;
}

/** The portal's own id of a dataset, or the global one as the graph gives it out. */
function readDataset(map: YamlMap, portal: string): string | null {
  const text = map.text('dataset', 'required');
  const key = text === null ? null : fromGlobalId(text);
  if (key === null) return text;
  if (key.type === 'Dataset' && key.portal === portal) return key.localId;
  const got = key.type === 'Dataset' ? `one of "${key.portal}"` : `the id of a ${key.type}`;
  map.complain('dataset', `expected the id of a dataset of "${portal}", got ${got}`);
  return null;
}

function readVerdict(map: YamlMap): CategoryOverride['verdict'] | null {
  if (!map.has('verdict')) map.complain(null, 'expected "verdict": include or exclude, got nothing');
  return map.oneOf('verdict', ['include', 'exclude']);
}

function readDate(map: YamlMap): string | null {
  const text = map.text('date', 'required');
  if (text === null) return null;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year !== undefined && calendarDate(Number(year), Number(month), Number(day)) !== null) return text;
  map.complain('date', `expected a day such as 2026-11-26, got "${text}"`);
  return null;
}

export function readDatasetOverride(
  map: YamlMap,
  { slug }: { readonly slug: string },
): CategoryOverride | null {
  map.only(['dataset', 'category', 'verdict', 'by', 'date', 'note']);
  const localId = readDataset(map, slug);
  const category = readCategory(map);
  const verdict = readVerdict(map);
  const by = map.text('by', 'required');
  const date = readDate(map);
  const note = map.text('note');
  const isWhole = localId !== null && category !== null && verdict !== null && by !== null && date !== null;
  return isWhole ? { localId, category, verdict, by, date, note } : null;
}

/** A dataset is in a category or it is not: one override for each pair. */
export function datasetOverrideKey({ localId, category }: CategoryOverride): string {
  return `${category}\n${localId}`;
}

function readSource(map: YamlMap): string | null {
  const text = map.text('source', 'required');
  if (text === null || (/^https?:\/\/\S+$/.test(text) && isUrl(text))) return text;
  map.complain('source', `expected a web address that shows whose duty it is, got "${text}"`);
  return null;
}

export function readNotApplicable(map: YamlMap): NotApplicableCategory | null {
  map.only(['category', 'reason', 'source']);
  const category = readCategory(map);
  const reason = map.text('reason', 'required');
  const source = readSource(map);
  return category !== null && reason !== null && source !== null ? { category, reason, source } : null;
}
