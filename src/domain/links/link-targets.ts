/** The addresses of a dataset that are checked, and what is promised there. */
import type { Dataset, Distribution } from '../dataset.ts';
import { normaliseLink } from './normalise-link.ts';

export interface LinkTarget {
  /** Normalised. */
  readonly url: string;
  readonly promisesFile: boolean;
}

/** Services describe themselves by pages, and pages are pages. */
const PAGES_AND_SERVICES = /^(?:HTML|XHTML|RDFA|REST|MAP_PRVW|SPARQLQ|.*_SRVC)$/;

/** One address may occur more than once. An address that leads to the data may be a page, unless it is all there is. */
export function linkTargets({ distributions }: Pick<Dataset, 'distributions'>): readonly LinkTarget[] {
  return distributions.flatMap((distribution) => {
    const { accessUrl, downloadUrl } = distribution;
    const isFile = isFileFormat(distribution);
    return [
      ...(downloadUrl === null ? [] : targetOf(downloadUrl, isFile)),
      ...(accessUrl === null ? [] : targetOf(accessUrl, isFile && downloadUrl === null)),
    ];
  });
}

function targetOf(raw: string, promisesFile: boolean): readonly LinkTarget[] {
  const url = normaliseLink(raw);
  return url === null ? [] : [{ url, promisesFile }];
}

function isFileFormat({ format }: Distribution): boolean {
  const code = format?.code ?? null;
  return code !== null && !PAGES_AND_SERVICES.test(code);
}

/** The address by which a distribution's state is shown: the file's, else that which leads to it. */
export function shownLink({ accessUrl, downloadUrl }: Distribution): string | null {
  const url = downloadUrl ?? accessUrl;
  return url === null ? null : normaliseLink(url);
}
