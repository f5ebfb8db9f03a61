import type { Digest } from './build-others.ts';
import { committeeFindings, declarationFindings, planFindings } from './check-meaning.ts';
import type { Finding } from './codes.ts';
import type { CommitmentDocument } from './documents.ts';
import type { Given } from './given.ts';

/** What the tables of fields cannot say of a document. */
export function meaningFindings(
  { kind }: Pick<CommitmentDocument, 'kind'>,
  given: Given,
  digest: Digest,
): readonly Finding[] {
  switch (kind) {
    case 'plan':
      return planFindings(given);
    case 'declaration':
      return declarationFindings(given, digest);
    case 'committees':
      return given.records('committees').flatMap(committeeFindings);
    case 'meta':
    case 'rounds':
    case 'partners':
    case 'city':
    case 'signatories':
    case 'updates':
    case 'query':
      return [];
  }
}
