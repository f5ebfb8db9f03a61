/** What MQA asks of a dataset itself. */
import type { ObservableField } from '../../draft.ts';
import type { RecordFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import { ABSENT, UNSEEN, evidence, fail, pass, unknown, type Verdict } from '../verdict.ts';
import { accessRightOf } from '../vocabulary/access-rights.ts';
import { presence, presenceOfAny } from './presence.ts';

export interface DatasetMetric {
  readonly id: string;
  readonly points: number;
  readonly judge: (facts: RecordFacts) => Verdict;
}

function keyword(facts: RecordFacts): Verdict {
  const { keywords } = facts.dataset;
  return presenceOfAny(facts, 'keywords', keywords.some(isFilled), keywords.length);
}
function theme(facts: RecordFacts): Verdict {
  const { themes } = facts.dataset;
  return presenceOfAny(
    facts,
    'themes',
    themes.some(({ raw }) => isFilled(raw)),
    themes.length,
  );
}
function spatial(facts: RecordFacts): Verdict {
  const { spatial: place } = facts.dataset;
  return presenceOfAny(facts, 'spatial', place !== null, place?.kind ?? null);
}
function temporal(facts: RecordFacts): Verdict {
  const { temporalStart, temporalEnd } = facts.dataset;
  return presenceOfAny(
    facts,
    'temporal',
    temporalStart !== null || temporalEnd !== null,
    temporalStart ?? temporalEnd,
  );
}
function accessRightsVocab(facts: RecordFacts): Verdict {
  const { accessRights } = facts.dataset;
  const isThere = presence(facts, 'accessRights', accessRights);
  if (isThere.state !== 'PASS' || accessRights === null) return isThere;
  return accessRightOf(accessRights) !== null ? isThere : fail('NOT_IN_VOCABULARY', isThere.evidence);
}
function contactPoint(facts: RecordFacts): Verdict {
  const { contact } = facts.dataset;
  const shown = contact?.email ?? contact?.url ?? contact?.name ?? null;
  return presenceOfAny(facts, 'contact', isFilled(shown), shown);
}
function publisher(facts: RecordFacts): Verdict {
  return presence(facts, 'publisher', facts.dataset.publisher?.name);
}

/** A date of the dataset or of any of its distributions. */
function dated(field: 'issued' | 'modified'): DatasetMetric['judge'] {
  return (facts) => {
    const { dataset, sees } = facts;
    const own = field === 'issued' ? dataset.issued : (dataset.metadataModified ?? dataset.dataModified);
    const other = dataset.distributions.find((one) => one[field] !== null)?.[field] ?? null;
    const date = own ?? other;
    if (date !== null) return pass(evidence(own === null ? `distributions.${field}` : field, date.at));
    const isSeen = field === 'issued' ? sees('issued') : sees('metadataModified') || sees('dataModified');
    return isSeen || sees(`distribution.${field}`) ? ABSENT : UNSEEN;
  };
}

/** The official question takes a SHACL engine; without its answer it stays open. */
function dcatAp({ subject }: RecordFacts): Verdict {
  if (subject.dcatAp === undefined) return unknown('NOT_CHECKED');
  return subject.dcatAp ? pass() : fail('NOT_CONFORMING');
}

export const DATASET_METRICS: readonly DatasetMetric[] = [
  { id: 'mqa.fin.keyword', points: 30, judge: keyword },
  { id: 'mqa.fin.theme', points: 30, judge: theme },
  { id: 'mqa.fin.spatial', points: 20, judge: spatial },
  { id: 'mqa.fin.temporal', points: 20, judge: temporal },
  { id: 'mqa.int.dcatAp', points: 30, judge: dcatAp },
  {
    id: 'mqa.reu.accessRights',
    points: 10,
    judge: (facts) => presence(facts, 'accessRights', facts.dataset.accessRights),
  },
  { id: 'mqa.reu.accessRightsVocab', points: 5, judge: accessRightsVocab },
  { id: 'mqa.reu.contactPoint', points: 20, judge: contactPoint },
  { id: 'mqa.reu.publisher', points: 10, judge: publisher },
  { id: 'mqa.ctx.issued', points: 5, judge: dated('issued') },
  { id: 'mqa.ctx.modified', points: 5, judge: dated('modified') },
];

/** DCAT-AP's mandatory rules that can be told from the normalised record: not the official validation. */
export function dcatApCore({ dataset, distributions, sees }: RecordFacts): Verdict {
  const broken: string[] = [];
  let isOpen = false;
  const demand = (isKept: boolean, field: ObservableField, name: string): void => {
    if (isKept) return;
    if (sees(field)) broken.push(name);
    else isOpen = true;
  };
  demand(isFilled(dataset.title), 'title', 'title');
  demand(isFilled(dataset.description), 'description', 'description');
  // None is allowed; one that cannot be seen may be without a name.
  if (dataset.publisher === null) isOpen ||= !sees('publisher');
  else if (!isFilled(dataset.publisher.name)) broken.push('publisher.name');
  for (const { distribution, at } of distributions) {
    demand(distribution.accessUrl !== null, 'distribution.accessUrl', `${at}.accessUrl`);
    if (distribution.byteSize !== null && distribution.byteSize < 0) broken.push(`${at}.byteSize`);
  }
  if (broken.length > 0) return fail('NOT_CONFORMING', evidence('dcatAp', broken.slice(0, 20)));
  return isOpen ? UNSEEN : pass();
}
