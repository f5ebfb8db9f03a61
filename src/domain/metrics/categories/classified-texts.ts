import type { Dataset } from '../../dataset.ts';
import type { ClassifiedTexts } from './classify.ts';

/** What of a dataset is read to find its categories. */
export function classifiedTexts(dataset: Dataset): ClassifiedTexts {
  return {
    title: dataset.title,
    keywords: dataset.keywords,
    columns: dataset.columns.flatMap(({ name, title }) => (title === null ? [name] : [name, title])),
    themes: dataset.themes.map(({ raw }) => raw),
    description: dataset.description,
  };
}
