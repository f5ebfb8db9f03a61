/** A category with the words by which it is known. */
export interface CategoryTerms {
  readonly id: string;
  readonly title: string;
  /** Phrases between `|`, normalised; `*` at the end of a word stands for any ending. */
  readonly strong: string;
  readonly weak: string;
  /** Standing in a title, they rule the category out. */
  readonly not: string;
}
