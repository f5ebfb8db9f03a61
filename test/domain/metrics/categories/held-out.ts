/** How well the classifier does with titles that nothing was tuned on. */
import { readFileSync } from 'node:fs';

export interface LabelledTitle {
  readonly language: string;
  readonly title: string;
  /** What a person says it is; empty: none of the categories. */
  readonly categories: readonly string[];
}
/** What the classifier says of a title. */
export interface Answer {
  readonly matches: readonly string[];
  readonly candidates: readonly string[];
}
export interface Score {
  readonly titles: number;
  /** Categories that a person gave, over all titles. */
  readonly given: number;
  /** Matches that the person gave too, and those that she did not. */
  readonly right: number;
  readonly wrong: number;
  /** Given ones that are at least a candidate. */
  readonly rightOrCandidate: number;
  /** Candidates, right or not. */
  readonly candidates: number;
}

export function heldOutTitles(): readonly LabelledTitle[] {
  const text = readFileSync(new URL('held-out-titles.tsv', import.meta.url), 'utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => {
    const [language = '', title = '', categories = ''] = line.split('\t');
    return { language, title, categories: categories === '' ? [] : categories.split(',') };
  });
}

export function scoreOf(titles: readonly LabelledTitle[], answer: (title: string) => Answer): Score {
  const score = { titles: titles.length, given: 0, right: 0, wrong: 0, rightOrCandidate: 0, candidates: 0 };
  for (const { title, categories } of titles) {
    const { matches, candidates } = answer(title);
    const right = matches.filter((category) => categories.includes(category)).length;
    score.given += categories.length;
    score.right += right;
    score.wrong += matches.length - right;
    score.rightOrCandidate += right + candidates.filter((category) => categories.includes(category)).length;
    score.candidates += candidates.length;
  }
  return score;
}

/** null: nothing was said to be a match. */
export function precisionOf({ right, wrong }: Score): number | null {
  return right + wrong === 0 ? null : right / (right + wrong);
}
/** null: there was nothing to find. */
export function recallOf({ right, given }: Score): number | null {
  return given === 0 ? null : right / given;
}
