/** What MQA asks of a distribution: fourteen questions, of which two are asked of the dataset too. */
import type { RecordFacts, DistributionFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import { ABSENT, UNSEEN, evidence, fail, pass, type Verdict } from '../verdict.ts';
import { isEuFileType } from '../vocabulary/file-types.ts';
import { isKnownLicence } from '../vocabulary/known-licences.ts';
import { isIanaMediaType } from '../vocabulary/media-types.ts';
import { addressField, addressOf, aliveVerdict, presence, presenceOfAny } from './presence.ts';

export interface DistributionMetric {
  readonly id: string;
  readonly points: number;
  readonly judge: (facts: RecordFacts, distribution: DistributionFacts) => Verdict;
}

function urlStatus(kind: 'access' | 'download'): DistributionMetric['judge'] {
  return (facts, one) => {
    const url = addressOf(one, kind);
    if (url === null) return facts.sees(addressField(kind)) ? ABSENT : UNSEEN;
    return aliveVerdict(kind === 'access' ? one.access : one.download, `${one.at}.${kind}Url`, url);
  };
}

/** The stated type; of records stored before it was kept, only that there is none is known. */
function statedType({ distribution: { format } }: DistributionFacts): string | null | undefined {
  return format === null ? null : format.statedMediaType;
}
function mediaType(facts: RecordFacts, one: DistributionFacts): Verdict {
  const stated = statedType(one);
  if (stated === undefined) return UNSEEN;
  return presence(facts, 'distribution.mediaType', stated);
}
function isFormatStated({ distribution: { format } }: DistributionFacts): boolean {
  return format !== null && isFilled(format.raw) && format.rawIsMediaType === undefined;
}
function format(facts: RecordFacts, one: DistributionFacts): Verdict {
  return presenceOfAny(
    facts,
    'distribution.format',
    isFormatStated(one),
    one.distribution.format?.raw ?? null,
  );
}

/** Both from their vocabularies; where one of them cannot be seen, it is not known. */
function fromVocabulary(facts: RecordFacts, one: DistributionFacts): Verdict {
  const parts = [format(facts, one), mediaType(facts, one)];
  const found = evidence(`${one.at}.format`, [one.code, statedType(one) ?? null]);
  const isFormat = parts[0]?.state === 'PASS' && one.code !== null && isEuFileType(one.code);
  const isType = parts[1]?.state === 'PASS' && isIanaMediaType(statedType(one) ?? '');
  const failed = [
    parts[0]?.state === 'FAIL' || (parts[0]?.state === 'PASS' && !isFormat),
    parts[1]?.state === 'FAIL' || (parts[1]?.state === 'PASS' && !isType),
  ];
  if (isFormat && isType) return pass(found);
  return failed.includes(true) ? fail('NOT_IN_VOCABULARY', found) : UNSEEN;
}

function flagged(flag: 'nonProprietary' | 'machineReadable'): DistributionMetric['judge'] {
  return (facts, one) => {
    const stated = one.distribution.format;
    if (stated !== null && stated[flag] === true) return pass(evidence(`${one.at}.format`, stated.code));
    const isSeen = facts.sees('distribution.format') || facts.sees('distribution.mediaType');
    if (stated === null) return isSeen ? ABSENT : UNSEEN;
    const reason = stated.code === null ? 'UNMAPPED_VALUE' : 'NOT_ON_LIST';
    return fail(reason, evidence(`${one.at}.format`, stated.code ?? stated.raw));
  };
}

function licence(facts: RecordFacts, { distribution, at }: DistributionFacts): Verdict {
  const stated = distribution.licence;
  if (stated !== null && stated.openness !== 'NONE')
    return pass(evidence(stated.inherited ? 'licence' : `${at}.licence`, stated.code ?? stated.raw));
  return facts.sees('licence') || facts.sees('distribution.licence') ? ABSENT : UNSEEN;
}
function knownLicence(facts: RecordFacts, one: DistributionFacts): Verdict {
  const stated = one.distribution.licence;
  const isThere = licence(facts, one);
  if (isThere.state !== 'PASS' || stated === null) return isThere;
  return isKnownLicence(stated) ? pass(isThere.evidence) : fail('NOT_ON_LIST', isThere.evidence);
}

/** Order and points of the published method. */
export const DISTRIBUTION_METRICS: readonly DistributionMetric[] = [
  { id: 'mqa.acc.accessUrlStatus', points: 50, judge: urlStatus('access') },
  {
    id: 'mqa.acc.downloadUrl',
    points: 20,
    judge: (facts, { distribution }) => presence(facts, 'distribution.downloadUrl', distribution.downloadUrl),
  },
  { id: 'mqa.acc.downloadUrlStatus', points: 30, judge: urlStatus('download') },
  { id: 'mqa.int.format', points: 20, judge: format },
  { id: 'mqa.int.mediaType', points: 10, judge: mediaType },
  { id: 'mqa.int.vocab', points: 10, judge: fromVocabulary },
  { id: 'mqa.int.nonProprietary', points: 20, judge: flagged('nonProprietary') },
  { id: 'mqa.int.machineReadable', points: 20, judge: flagged('machineReadable') },
  { id: 'mqa.reu.licence', points: 20, judge: licence },
  { id: 'mqa.reu.knownLicence', points: 10, judge: knownLicence },
  {
    id: 'mqa.ctx.rights',
    points: 5,
    judge: (facts, { distribution }) => presence(facts, 'distribution.rights', distribution.rights),
  },
  {
    id: 'mqa.ctx.byteSize',
    points: 5,
    judge: (facts, { distribution: { byteSize } }) =>
      presenceOfAny(facts, 'distribution.byteSize', byteSize !== null, byteSize),
  },
];
