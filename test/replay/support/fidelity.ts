/** What the portal said, beside what became of it: nothing may get lost without a word. */
import type { Dataset, Moment, Remark } from '../../../src/domain/dataset.ts';
import type { DatasetDraft, LicenceDraft } from '../../../src/domain/draft.ts';

export interface Loss {
  readonly field: string;
  readonly said: string;
}

function says(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

function licenceLoss(field: string, said: LicenceDraft | null, raw: string | null): readonly Loss[] {
  const words = said === null ? [] : [said.url, said.id, said.title].filter(says);
  return words.flatMap((word) => (raw !== null && raw.includes(word.trim()) ? [] : [{ field, said: word }]));
}

function dateLoss(
  field: string,
  said: string | number | null,
  read: Moment | null,
  remarks: readonly Remark[],
): readonly Loss[] {
  if (said === null || said === '' || read?.raw === said) return [];
  const isNamed = remarks.some(
    (remark) => remark.field === field && remark.from === said && remark.to === null,
  );
  return read === null && isNamed ? [] : [{ field, said: String(said) }];
}

/** Licences, frequencies, formats and dates that are neither mapped, nor kept as raw, nor in a remark. */
export function lossesOf(draft: DatasetDraft, dataset: Dataset): readonly Loss[] {
  const { remarks } = dataset;
  const frequency = draft.updateFrequency;
  const kept = dataset.updateFrequency?.raw ?? null;
  const isFrequencyLost = says(frequency) && kept !== frequency.trim().replace(/\s+/g, ' ');
  const losses = [
    ...licenceLoss('licence', draft.licence, dataset.licence?.raw ?? null),
    ...(isFrequencyLost ? [{ field: 'updateFrequency', said: frequency }] : []),
    ...dateLoss('issued', draft.issued, dataset.issued, remarks),
    ...dateLoss('metadataModified', draft.metadataModified, dataset.metadataModified, remarks),
    ...dateLoss('dataModified', draft.dataModified, dataset.dataModified, remarks),
  ];
  if (dataset.distributions.length !== draft.distributions.length)
    return [...losses, { field: 'distributions', said: String(draft.distributions.length) }];
  const ofFiles = draft.distributions.flatMap((said, index) => {
    const read = dataset.distributions[index];
    if (read === undefined) return [];
    return [
      ...(says(said.format) && read.format?.raw !== said.format.trim()
        ? [{ field: 'distributions.format', said: said.format }]
        : []),
      ...licenceLoss('distributions.licence', said.licence, read.licence?.raw ?? null),
      ...dateLoss('distributions.issued', said.issued, read.issued, remarks),
      ...dateLoss('distributions.modified', said.modified, read.modified, remarks),
    ];
  });
  return [...losses, ...ofFiles];
}
