/** What portal and city indicators need of a dataset besides its results. */
import type { Dataset } from '../dataset.ts';
import { folded } from '../text.ts';
import type { DatasetFacts } from './facts.ts';
import { isFilled } from './filled.ts';
import type { DatasetTraits } from './measured.ts';

function plain(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
/** Scheme, "www.", the case of the host, a fragment and a trailing slash make no other file. */
function canonicalUrl(url: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/(?:www\.)?)?([^/?#]*)([^#]*)/i.exec(url) ?? [];
  return `${host.toLowerCase()}${rest}`.replace(/\/$/, '');
}
/**
 * The address that a dataset is known by: of its first file of data, else of its first file. Any address in common would
 * make one dataset of all that share a data dictionary or a page of terms; all of them would tell copies apart to which
 * a portal has added an export of its own.
 */
function canonicalDownload(files: readonly string[]): string | null {
  return files[0] ?? null;
}
/** All of its files of data, in whatever order they are listed; null: the first of them says it already. */
function canonicalFiles(files: readonly string[]): string | null {
  const all = [...new Set(files)].toSorted();
  return all.length < 2 ? null : all.join(' ');
}
/** Files of data, else all files. */
function filesOf({ distributions }: Pick<Dataset, 'distributions'>): readonly string[] {
  const files = distributions.filter(({ downloadUrl }) => downloadUrl !== null);
  const data = files.filter(({ format }) => format?.machineReadableExtended === true);
  return (data.length > 0 ? data : files).map(({ downloadUrl }) => canonicalUrl(downloadUrl ?? ''));
}
/** null where there is nothing but a title: many datasets are called "Budget". So is a title without a word. */
function sameTextOf({ title, publisher, columns }: Dataset): string | null {
  if ((publisher === null && columns.length === 0) || plain(title) === '') return null;
  const names = columns.map(({ name }) => name).toSorted();
  return [plain(title), publisher === null ? '' : plain(publisher.name), names.join(',')].join('|');
}
function frequencyOf(days: number | null): DatasetTraits['frequency'] {
  if (days === null) return null;
  if (days < 5) return 'daily';
  if (days < 20) return 'weekly';
  if (days < 60) return 'monthly';
  return days < 200 ? 'quarterly' : 'annual';
}

export function traitsOf({ dataset, sees }: DatasetFacts): DatasetTraits {
  const { publisher, licence, translations } = dataset;
  const files = filesOf(dataset);
  const languages = Object.values(translations).filter(({ title }) => isFilled(title)).length;
  return {
    publisher: publisher === null ? null : plain(publisher.name),
    licence: licence === null || licence.openness === 'NONE' ? null : (licence.code ?? plain(licence.raw)),
    titleLanguages: sees('title') ? 1 + languages : null,
    frequency: frequencyOf(dataset.updateFrequency?.periodDays ?? null),
    derivedFrom: dataset.derivedFrom,
    sameDownload: canonicalDownload(files),
    sameFiles: canonicalFiles(files),
    sameIdentifier: isFilled(dataset.identifier) ? dataset.identifier : null,
    sameText: sameTextOf(dataset),
  };
}
