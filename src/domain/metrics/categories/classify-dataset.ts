import type { Dataset } from '../../dataset.ts';
import type { CategoryHit } from '../measured.ts';
import type { CategoryOverride } from '../subject.ts';
import { classify } from './classify.ts';
import { declaredCategories } from './eu-categories.ts';

/** Categories of a dataset, from its record and from what people say of those of its portal. */
export function classifyDataset(
  dataset: Dataset,
  overrides: readonly CategoryOverride[],
): readonly CategoryHit[] {
  const { localId, title, keywords, themes, description } = dataset;
  const columns = dataset.columns.flatMap((one) => (one.title === null ? [one.name] : [one.name, one.title]));
  const texts = { title, keywords, columns, themes: themes.map(({ raw }) => raw), description };
  return classify(texts, { localId, overrides, declared: declaredCategories(dataset) });
}
