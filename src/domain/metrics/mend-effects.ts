/** What else goes well once one question of MQA about a distribution is mended as its remedy says. */
import type { DistributionFacts } from './facts.ts';
import { isFilled } from './filled.ts';
import { isEuFileType } from './vocabulary/file-types.ts';
import { isIanaMediaType } from './vocabulary/media-types.ts';

const FLAGS = ['mqa.int.nonProprietary', 'mqa.int.machineReadable'] as const;
const VOCAB = 'mqa.int.vocab';

function hasIanaType({ distribution: { format } }: DistributionFacts): boolean {
  const stated = format?.statedMediaType ?? null;
  return isFilled(stated) && isIanaMediaType(stated);
}
function hasEuCode({ code }: DistributionFacts): boolean {
  return code !== null && isEuFileType(code);
}

/** The file in CSV: its media type stays what is stated. */
function asCsv(one: DistributionFacts): readonly string[] {
  return ['mqa.int.format', ...FLAGS, ...(hasIanaType(one) ? [VOCAB] : [])];
}
/** Its format by its code; where nothing tells which it is, the remedy's own example stands for it. */
function withFormat(one: DistributionFacts): readonly string[] {
  if (one.code === null) return asCsv(one);
  return ['mqa.int.format', ...(hasIanaType(one) && hasEuCode(one) ? [VOCAB] : [])];
}
/** Where nothing is stated at all, the media type tells the format too. */
function withMediaType(one: DistributionFacts): readonly string[] {
  if (one.distribution.format === null) return ['mqa.int.mediaType', ...FLAGS];
  return ['mqa.int.mediaType', ...(hasEuCode(one) ? [VOCAB] : [])];
}
function fromVocabularies(one: DistributionFacts): readonly string[] {
  return ['mqa.int.format', 'mqa.int.mediaType', VOCAB, ...(hasEuCode(one) ? [] : FLAGS)];
}
/** One address in both places is one to correct. */
function withAddress(kind: 'access' | 'download') {
  const [own, other] =
    kind === 'access'
      ? ([['mqa.acc.accessUrlStatus'], 'mqa.acc.downloadUrlStatus'] as const)
      : ([['mqa.acc.downloadUrl', 'mqa.acc.downloadUrlStatus'], 'mqa.acc.accessUrlStatus'] as const);
  return ({ distribution: { accessUrl, downloadUrl } }: DistributionFacts): readonly string[] =>
    accessUrl !== null && accessUrl === downloadUrl ? [...own, other] : own;
}

function withLicence(): readonly string[] {
  return ['mqa.reu.licence', 'mqa.reu.knownLicence'];
}

type Effects = (one: DistributionFacts) => readonly string[];
const EFFECTS: ReadonlyMap<string, Effects> = new Map<string, Effects>([
  ['mqa.acc.accessUrlStatus', withAddress('access')],
  ['mqa.acc.downloadUrlStatus', withAddress('download')],
  ['mqa.acc.downloadUrl', () => ['mqa.acc.downloadUrl', 'mqa.acc.downloadUrlStatus']],
  ['mqa.int.format', withFormat],
  ['mqa.int.mediaType', withMediaType],
  ['mqa.int.vocab', fromVocabularies],
  ['mqa.int.nonProprietary', asCsv],
  ['mqa.int.machineReadable', asCsv],
  ['mqa.reu.licence', withLicence],
  ['mqa.reu.knownLicence', withLicence],
]);

/** Ids of the questions that pass afterwards, itself among them. An address that is given is taken to answer. */
export function mendEffects(question: string, one: DistributionFacts): readonly string[] {
  return EFFECTS.get(question)?.(one) ?? [question];
}
