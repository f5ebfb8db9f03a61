/** Which categories of high-value data a dataset belongs to: by declaration, by a person, by words. */
import type { CategoryHit } from '../measured.ts';
import type { CategoryOverride } from '../subject.ts';
import { PhraseIndex, tokensOf } from './phrases.ts';
import { CATEGORIES } from './terms.ts';

export interface ClassifiedTexts {
  readonly title: string;
  readonly keywords: readonly string[];
  readonly columns: readonly string[];
  readonly themes: readonly string[];
  readonly description: string | null;
}
export interface Classification {
  readonly localId: string;
  readonly overrides: readonly CategoryOverride[];
  /** Categories that the record itself declares. */
  readonly declared?: readonly string[];
}

const WEIGHTS = { title: 4, keyword: 3, column: 2, theme: 2, description: 1 } as const;
type Field = keyof typeof WEIGHTS;
const MATCH = 4;
const CANDIDATE = 2;
/** Characters of a description that are read. */
const MOST_DESCRIPTION = 500;

interface Tag {
  readonly category: string;
  readonly kind: 'strong' | 'weak' | 'not';
}
const INDEX = new PhraseIndex<Tag>();
for (const { id: category, strong, weak, not } of CATEGORIES) {
  INDEX.add(strong, { category, kind: 'strong' });
  INDEX.add(weak, { category, kind: 'weak' });
  INDEX.add(not, { category, kind: 'not' });
}

interface Best {
  readonly points: number;
  readonly phrase: string;
}
class Tally {
  readonly vetoed = new Set<string>();
  /** Category, then field: of each field the best phrase counts. */
  readonly best = new Map<string, Map<Field, Best>>();

  read(field: Field, text: string): void {
    INDEX.find(tokensOf(text), ({ category, kind }, phrase) => {
      if (kind === 'not') {
        if (field === 'title') this.vetoed.add(category);
        return;
      }
      const points = WEIGHTS[field] * (kind === 'strong' ? 1 : 0.5);
      const fields = this.best.get(category) ?? new Map<Field, Best>();
      if (points > (fields.get(field)?.points ?? 0)) fields.set(field, { points, phrase });
      this.best.set(category, fields);
    });
  }
}

function byWords(texts: ClassifiedTexts): readonly CategoryHit[] {
  const tally = new Tally();
  tally.read('title', texts.title);
  for (const keyword of texts.keywords) tally.read('keyword', keyword);
  for (const column of texts.columns) tally.read('column', column);
  for (const theme of texts.themes) tally.read('theme', theme);
  if (texts.description !== null) tally.read('description', texts.description.slice(0, MOST_DESCRIPTION));
  return [...tally.best].flatMap(([category, fields]): readonly CategoryHit[] => {
    if (tally.vetoed.has(category)) return [];
    const score = [...fields.values()].reduce((sum, { points }) => sum + points, 0);
    if (score < CANDIDATE) return [];
    const phrases = [...fields].map(([field, { phrase }]) => `${field}: ${phrase}`);
    return [{ category, verdict: score >= MATCH ? 'MATCH' : 'CANDIDATE', method: 'KEYWORD', score, phrases }];
  });
}

/** In the order of their ids. What the record declares beats words, and a person beats both. */
export function classify(
  texts: ClassifiedTexts,
  { localId, overrides, declared = [] }: Classification,
): readonly CategoryHit[] {
  const hits = new Map(byWords(texts).map((hit) => [hit.category, hit]));
  for (const category of declared)
    hits.set(category, { category, verdict: 'MATCH', method: 'DECLARED', score: null, phrases: [] });
  for (const override of overrides.filter((one) => one.localId === localId)) {
    const { category } = override;
    if (override.verdict === 'exclude') hits.delete(category);
    else hits.set(category, { category, verdict: 'MATCH', method: 'OVERRIDE', score: null, phrases: [] });
  }
  return [...hits.values()].toSorted((a, b) => (a.category < b.category ? -1 : 1));
}
