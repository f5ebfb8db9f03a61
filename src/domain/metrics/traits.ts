/** What portal and city indicators need of a dataset besides its results. */
import { folded } from '../text.ts';
import type { DatasetFacts } from './facts.ts';
import { isFilled } from './filled.ts';
import type { DatasetTraits } from './measured.ts';

function plain(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
/** Scheme, "www." and a trailing slash make no other file. */
function canonicalUrl(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
function frequencyOf(days: number | null): DatasetTraits['frequency'] {
  if (days === null) return null;
  if (days < 5) return 'daily';
  if (days < 20) return 'weekly';
  if (days < 60) return 'monthly';
  return days < 200 ? 'quarterly' : 'annual';
}

export function traitsOf({ dataset, sees }: DatasetFacts): DatasetTraits {
  const { publisher, licence, translations, columns } = dataset;
  const languages = Object.values(translations).filter(({ title }) => isFilled(title)).length;
  const url = dataset.distributions.find(({ downloadUrl }) => downloadUrl !== null)?.downloadUrl ?? null;
  const names = columns.map(({ name }) => name).toSorted();
  return {
    publisher: publisher === null ? null : plain(publisher.name),
    licence: licence === null || licence.openness === 'NONE' ? null : (licence.code ?? plain(licence.raw)),
    titleLanguages: sees('title') ? 1 + languages : null,
    frequency: frequencyOf(dataset.updateFrequency?.periodDays ?? null),
    derivedFrom: dataset.derivedFrom,
    sameDownload: url === null ? null : canonicalUrl(url),
    sameIdentifier: isFilled(dataset.identifier) ? dataset.identifier : null,
    sameText: [plain(dataset.title), publisher === null ? '' : plain(publisher.name), names.join(',')].join(
      '|',
    ),
  };
}
