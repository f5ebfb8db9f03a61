/** What is asked over HTTP: twenty datasets with ten fields each, in ways that differ in what can be kept. */
import { createHash } from 'node:crypto';

/**
 * `repeated`: the same bytes again and again. `by words`, `by id`: the same document with variables that were never
 * sent before, so that no kept answer serves.
 */
export type QuestionKind = 'repeated' | 'by words' | 'by id';
export const QUESTION_KINDS = ['repeated', 'by words', 'by id'] as const;

export interface QuestionFacts {
  readonly words: readonly string[];
  /** Global ids of datasets. */
  readonly ids: readonly string[];
}

const FIELDS = `id localId title description landingPage keywords issued metadataModified
  publisher { name } licence { code openness }`;
export const BY_WORDS = `query ($words: String, $since: DateTime) {
  datasets(query: $words, where: { modifiedSince: $since }, first: 20) { totalCount nodes { ${FIELDS} } }
}`;
export const BY_ID = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Dataset { ${FIELDS} } } }`;

export function wordsQuestion(words: string, since: string): string {
  return JSON.stringify({ query: BY_WORDS, variables: { words, since } });
}

const LONG_AGO_MS = Date.parse('1980-01-01T00:00:00Z');
const PAGE = 20;

/** Twenty different members, other ones for every `turn`. */
function draw(ids: readonly string[], turn: number): readonly string[] {
  const at = createHash('sha256').update(String(turn)).digest().readUInt32LE();
  return Array.from({ length: PAGE }, (_, i) => ids[(at + i * 7_919) % ids.length] ?? '');
}

/** Bodies, one after another. */
export function questionMaker(kind: QuestionKind, { words, ids }: QuestionFacts): () => string {
  const [first = ''] = words;
  let turn = 0;
  switch (kind) {
    case 'repeated': {
      const body = wordsQuestion(first, new Date(LONG_AGO_MS).toISOString());
      return () => body;
    }
    case 'by words':
      return () => {
        turn += 1;
        return wordsQuestion(words[turn % words.length] ?? first, new Date(LONG_AGO_MS + turn).toISOString());
      };
    case 'by id':
      return () => {
        turn += 1;
        return JSON.stringify({ query: BY_ID, variables: { ids: draw(ids, turn) } });
      };
  }
}
