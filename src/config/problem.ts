/** What is wrong in a file that people edit, and where. */

export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** JSON pointer: "/portals/3/url"; "" for the whole file. */
  readonly pointer: string;
  /** What was wanted and what came. */
  readonly message: string;
}

/** `registry/portals.yaml:12:5 /portals/3/url: expected …, got …` */
export function formatProblem(problem: Problem): string {
  const where = `${problem.file}:${problem.line}:${problem.column}`;
  return `${where}${problem.pointer === '' ? '' : ` ${problem.pointer}`}: ${problem.message}`;
}

/** By file (as given), then by place. */
export function inOrder(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const rank = (file: string): number => files.indexOf(file);
  return [...problems].sort((a, b) => rank(a.file) - rank(b.file) || a.line - b.line || a.column - b.column);
}
