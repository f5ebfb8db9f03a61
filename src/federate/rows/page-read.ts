/** What reading a page brought. */
import type { Row } from '../../domain/query/ast.ts';
import type { Count } from '../../domain/query/table.ts';
import type { SourceTrouble } from './failure.ts';

/**
 * Why reading stopped before the page was full and the rows were all: so many `rows` were looked at, the `budget` of
 * requests was used up, the portal's `reach` ended, it gave fewer rows than it said (`short`), or it failed.
 */
export type Cut = 'rows' | 'budget' | 'reach' | 'short' | 'failure';
export interface FoundRow {
  readonly row: Row;
  /** Where the next page begins when this is the last row of one. */
  readonly offset: number;
}
export interface PageRead {
  /** At most as many as were needed. */
  readonly found: readonly FoundRow[];
  /** The last row that was looked at, whether it matched or not; null: none, or all had to be looked at. */
  readonly last: FoundRow | null;
  /** Of the whole answer, where this page tells it. */
  readonly total: Count | null;
  readonly cut: Cut | null;
  /** Rows that came from the source. */
  readonly scanned: number;
  /** Set: the portal failed, after these rows. */
  readonly trouble: SourceTrouble | null;
}
export const EMPTY_PAGE: PageRead = {
  found: [],
  last: null,
  total: null,
  cut: null,
  scanned: 0,
  trouble: null,
};
