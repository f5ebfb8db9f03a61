/** The book of those documents that are taken. */
import type { Assessment, CommitmentBook, StatusUpdate } from '../../domain/commitments/book.ts';
import {
  assessmentOf,
  committeeOf,
  declarationOf,
  partnerOf,
  roundOf,
  signatoryOf,
  updateOf,
  type Digest,
} from './build-others.ts';
import { commitmentOf, planOf, type PlanParts } from './build-plan.ts';
import type { CommitmentDocument } from './documents.ts';
import { givenOf } from './file-defaults.ts';
import type { Given } from './given.ts';
import type { Targets } from './ids.ts';
import type { DocumentKind } from './layout.ts';
import type { RulesRead } from './rule-reader.ts';

function bySubject(a: StatusUpdate | Assessment, b: StatusUpdate | Assessment): number {
  if (a.subject !== b.subject) return a.subject < b.subject ? -1 : 1;
  const [first, second] = [a, b].map((one) => ('reportedOn' in one ? one.reportedOn : one.date));
  return first === second ? 0 : (first ?? '') < (second ?? '') ? -1 : 1;
}

function plansOf(
  documents: readonly CommitmentDocument[],
  given: (document: CommitmentDocument) => Given,
  rules: ReadonlyMap<CommitmentDocument, RulesRead>,
  targets: Targets,
): Pick<CommitmentBook, 'plans' | 'commitments'> {
  const files = documents.filter(({ kind }) => kind === 'plan');
  return {
    plans: files.map((file) => planOf(given(file).inLanguageOf('language'))),
    commitments: files.flatMap((file) => {
      const plan = given(file).inLanguageOf('language');
      const parts: PlanParts = {
        rulesAt: (pointer) => rules.get(file)?.at.get(pointer) ?? [],
        partnerId: (name) => targets.find('partner', name) ?? name,
      };
      return plan
        .records('commitments')
        .map((one) => commitmentOf(one.inLanguageOf('language').withOrigin(), plan, parts));
    }),
  };
}

/** `all`: documents that say in which language and of which origin others are. */
export function bookOf(
  documents: readonly CommitmentDocument[],
  all: readonly CommitmentDocument[],
  rules: ReadonlyMap<CommitmentDocument, RulesRead>,
  targets: Targets,
  digest: Digest,
): CommitmentBook {
  const given = (document: CommitmentDocument): Given => givenOf(document, all);
  const of = (kind: DocumentKind): readonly Given[] =>
    documents.filter((document) => document.kind === kind).map(given);
  const lists = (kind: DocumentKind, key: string): readonly Given[] =>
    of(kind).flatMap((file) => file.records(key));
  return {
    declarations: of('declaration').map((one) => declarationOf(one, digest)),
    rounds: lists('rounds', 'rounds')
      .map(roundOf)
      .sort((a, b) => a.ordinal - b.ordinal),
    partners: lists('partners', 'partners').map(partnerOf),
    committees: lists('committees', 'committees').map(committeeOf),
    signatories: lists('signatories', 'signatories').map(signatoryOf),
    ...plansOf(documents, given, rules, targets),
    updates: lists('updates', 'updates').map(updateOf).sort(bySubject),
    assessments: lists('updates', 'assessments').map(assessmentOf).sort(bySubject),
  };
}
