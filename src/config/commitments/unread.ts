/** What files that could not be read might have declared: references there are not told as wrong. */
import type { CommitmentProblem } from './codes.ts';
import type { CommitmentDocument } from './documents.ts';
import { placeOfFile, type DocumentKind } from './layout.ts';
import type { CommitmentSource } from './open-file.ts';

const DECLARES: Readonly<Record<DocumentKind, readonly string[]>> = {
  meta: [],
  declaration: ['declaration', 'pledge'],
  rounds: ['round'],
  partners: ['partner'],
  committees: [],
  city: ['city'],
  signatories: [],
  plan: ['plan', 'subject', 'commitment'],
  updates: [],
  query: ['query'],
};

/** What references may lead to although nothing of that name was found. */
export function unreadTargets(
  sources: readonly CommitmentSource[],
  documents: readonly CommitmentDocument[],
  problems: readonly CommitmentProblem[],
): ReadonlySet<string> {
  const broken = new Set(problems.filter(({ code }) => /^E-(SYN|CSV)/.test(code)).map(({ file }) => file));
  const read = new Set(documents.flatMap(({ files }) => files));
  const unread = sources.filter(({ name }) => broken.has(name) || !read.has(name));
  return new Set(
    unread.flatMap(({ path }) => {
      const place = placeOfFile(path);
      if (place.is === 'table') return DECLARES.plan;
      return place.is === 'document' ? DECLARES[place.kind] : [];
    }),
  );
}
