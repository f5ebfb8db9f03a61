/** The questions of Portal Watch, answered for one distribution or one dataset. */
import { formatRows } from '../../format-table.ts';
import type { DatasetFacts, DistributionFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import type { MeasurementState } from '../result.ts';
import { UNSEEN, evidence, fail, notApplicable, pass, type Verdict } from '../verdict.ts';
import { isEuFileType } from '../vocabulary/file-types.ts';
import { isNamedLicence } from '../vocabulary/known-licences.ts';
import { isIanaMediaType } from '../vocabulary/media-types.ts';

export function hasAddress(facts: DatasetFacts, { distribution }: DistributionFacts): MeasurementState {
  if (distribution.accessUrl !== null || distribution.downloadUrl !== null) return 'PASS';
  return facts.sees('distribution.accessUrl') || facts.sees('distribution.downloadUrl') ? 'FAIL' : 'UNKNOWN';
}

export function dates(facts: DatasetFacts): readonly MeasurementState[] {
  const { dataset, sees } = facts;
  const state = (isThere: boolean, isSeen: boolean): MeasurementState =>
    isThere ? 'PASS' : isSeen ? 'FAIL' : 'UNKNOWN';
  return [
    state(dataset.issued !== null, sees('issued')),
    state(
      (dataset.metadataModified ?? dataset.dataModified) !== null,
      sees('metadataModified') || sees('dataModified'),
    ),
    ...dataset.distributions.flatMap(({ issued, modified }) => [
      state(issued !== null, sees('distribution.issued')),
      state(modified !== null, sees('distribution.modified')),
    ]),
  ];
}

const HTTP_URL = /^https?:\/\/[^/?#:]*\.[^/?#:.]+(?::\d+)?(?:[/?#]|$)/i;
const EMAIL = /^[^\s@]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

export function addressStates({ distribution }: DistributionFacts): readonly MeasurementState[] {
  return [distribution.accessUrl, distribution.downloadUrl]
    .filter(isFilled)
    .map((url) => (HTTP_URL.test(url) ? 'PASS' : 'FAIL'));
}
export function contactAs(kind: 'email' | 'url'): (facts: DatasetFacts) => Verdict {
  return ({ dataset, sees }) => {
    const { contact } = dataset;
    if (contact === null) return sees('contact') ? notApplicable('NO_CONTACT') : UNSEEN;
    const value = contact[kind];
    if (!isFilled(value)) return fail('ABSENT');
    const isValid = kind === 'email' ? EMAIL.test(value) : HTTP_URL.test(value);
    return isValid
      ? pass(evidence(`contact.${kind}`, value))
      : fail('MALFORMED', evidence(`contact.${kind}`, value));
  };
}
/** Dates that could not be read left a remark behind when the record was normalised. */
export function dateStates({ dataset }: DatasetFacts): readonly MeasurementState[] {
  const read = [
    ...[dataset.issued, dataset.metadataModified, dataset.dataModified],
    ...dataset.distributions.flatMap(({ issued, modified }) => [issued, modified]),
  ].filter((moment) => moment !== null);
  const unread = dataset.remarks.filter(({ rule }) => rule === 'date-unreadable');
  return [...read.map(() => 'PASS' as const), ...unread.map(() => 'UNKNOWN' as const)];
}
export function licenceListed({ distribution: { licence } }: DistributionFacts): readonly MeasurementState[] {
  if (licence === null || licence.openness === 'NONE') return [];
  return [isNamedLicence(licence) ? 'PASS' : 'FAIL'];
}
export function formatListed({
  distribution: { format },
  code,
}: DistributionFacts): readonly MeasurementState[] {
  if (format === null || !isFilled(format.raw)) return [];
  const type = format.statedMediaType ?? (code === null ? null : (formatRows.get(code)?.mediaType ?? null));
  const isListed = (type !== null && isIanaMediaType(type)) || (code !== null && isEuFileType(code));
  return [isListed ? 'PASS' : 'FAIL'];
}

export function flag(name: 'nonProprietary' | 'machineReadable') {
  return (
    facts: DatasetFacts,
    { distribution: { format } }: DistributionFacts,
  ): readonly MeasurementState[] => {
    if (format === null)
      return [facts.sees('distribution.format') || facts.sees('distribution.mediaType') ? 'FAIL' : 'UNKNOWN'];
    const value = format[name];
    return [value === null ? 'UNKNOWN' : value ? 'PASS' : 'FAIL'];
  };
}
export function licenceOpen(
  facts: DatasetFacts,
  { distribution: { licence } }: DistributionFacts,
): MeasurementState {
  if (licence === null)
    return facts.sees('licence') || facts.sees('distribution.licence') ? 'FAIL' : 'UNKNOWN';
  switch (licence.openness) {
    case 'OPEN':
    case 'OPEN_SHAREALIKE':
      return 'PASS';
    case 'NOT_OPEN':
    case 'NONE':
      return 'FAIL';
    case 'UNKNOWN':
      return 'UNKNOWN';
  }
}

export function linkStates({
  access,
  download,
  distribution,
}: DistributionFacts): readonly MeasurementState[] {
  const urls = new Set([distribution.accessUrl, distribution.downloadUrl].filter((url) => url !== null));
  return [...urls].map((url) => (url === distribution.accessUrl ? access : download)?.state ?? 'UNKNOWN');
}

export function formatAccuracy({
  distribution: { format },
  download,
  access,
  code,
}: DistributionFacts): MeasurementState | null {
  if (format === null || code === null) return null;
  const type = (download ?? access)?.contentType ?? null;
  const bare = type === null ? '' : (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (bare === '' || bare === 'application/octet-stream' || bare.startsWith('binary/')) return 'UNKNOWN';
  const declared = new Set([
    format.mediaType,
    format.statedMediaType ?? null,
    formatRows.get(code)?.mediaType ?? null,
  ]);
  if (declared.has(bare)) return 'PASS';
  return [...declared].every((one) => one === null) ? 'UNKNOWN' : 'FAIL';
}
export function sizeAccuracy({
  distribution: { byteSize },
  download,
  access,
}: DistributionFacts): MeasurementState | null {
  if (byteSize === null) return null;
  const length = (download ?? access)?.contentLength ?? null;
  if (length === null) return 'UNKNOWN';
  return Math.abs(byteSize - length) <= Math.max(1_024, byteSize / 100) ? 'PASS' : 'FAIL';
}
