/** What holds for all of a document because of where it stands: language and origin. */
import { Given, UNDETERMINED } from './given.ts';
import type { CommitmentDocument } from './documents.ts';

function textOf(document: CommitmentDocument | undefined, key: string): string | null {
  const value = document?.value[key];
  return typeof value === 'string' ? value : null;
}

/** Of plain texts: what the document says, else its city's file, else its folder's. */
function languageOf(document: CommitmentDocument, all: readonly CommitmentDocument[]): string {
  const own = document.kind === 'plan' ? textOf(document, 'language') : null;
  const named = document.kind === 'plan' ? textOf(document, 'city') : document.city;
  const city = all.find(({ kind, value }) => kind === 'city' && named !== null && value['id'] === named);
  const meta = all.find(({ kind, folder }) => kind === 'meta' && folder === document.folder);
  return own ?? textOf(city, 'defaultLanguage') ?? textOf(meta, 'language') ?? UNDETERMINED;
}

/** The document as a record; parts have its language and origin unless they say otherwise. */
export function givenOf(document: CommitmentDocument, all: readonly CommitmentDocument[]): Given {
  const language = languageOf(document, all);
  const placeOf = (pointer: string): ReturnType<CommitmentDocument['placeOf']> => document.placeOf(pointer);
  return new Given(document.value, '', { language, origin: 'FILE', placeOf }).withOrigin();
}
