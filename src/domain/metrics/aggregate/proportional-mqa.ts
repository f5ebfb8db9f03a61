/** The catalogue score that counts passes per question instead of points per dataset. */

export interface QuestionShare {
  readonly points: number;
  /** null: not known of any. */
  readonly share: number | null;
  readonly lower: number;
  readonly upper: number;
}
export interface ProportionalScore {
  readonly total: number;
  readonly lower: number;
  readonly upper: number;
}

/** Which things a share is of, datasets or distributions, is for the caller to say. */
export function proportionalMqa(questions: readonly QuestionShare[]): ProportionalScore {
  const sum = (of: (question: QuestionShare) => number): number =>
    questions.reduce((total, question) => total + question.points * of(question), 0);
  return {
    total: sum((question) => question.share ?? 0),
    lower: sum((question) => question.lower),
    upper: sum((question) => question.upper),
  };
}
