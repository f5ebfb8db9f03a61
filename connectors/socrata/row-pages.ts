/**
 * Page by page through a table that may change meanwhile. Each further page starts a few rows before the place that
 * was reached, at rows already given: if none of them comes again, the rows are not the same any more (a full replace
 * gives all of them new identifiers), and going on would lose some and repeat others.
 */
import { ConnectorError, type JsonObject } from '../../src/connector/index.ts';
import { ROW_ID } from './column-kinds.ts';
import { MOST_ROWS } from './row-capabilities.ts';
import { isRowWord } from './soql-literal.ts';

/** Where a page starts. */
export type PageStart =
  | { readonly by: 'offset'; readonly offset: number }
  /** At this identifier, itself included. */
  | { readonly by: 'id'; readonly id: string };
export interface PageRequest {
  readonly start: PageStart;
  readonly limit: number;
}
export interface Page {
  /** Only what no earlier page had. */
  readonly rows: readonly JsonObject[];
  readonly last: boolean;
}
export interface PageWalk {
  /** Rows are in the order of their identifiers: pages may be cut by them. */
  readonly isById: boolean;
  readonly offset: number;
  /** Infinity: all rows. */
  readonly limit: number;
  readonly pageSize: number;
  readonly ask: (request: PageRequest) => Promise<readonly JsonObject[]>;
}

/** Rows asked for again. As many may be deleted before the place reached without anything being lost. */
const OVERLAP = 10;
/**
 * Rows that SODA answers when it is not told how many: a server that serves fewer than asked for, without saying so,
 * serves no fewer than these. So a page that is shorter is the end.
 */
const SHORTEST_CAP = 1_000;
const SMALLEST_PAGE = 100;

function idOf(row: JsonObject | undefined): string {
  const id = row?.[ROW_ID];
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  throw new ConnectorError(
    'BAD_SHAPE',
    `$[].${ROW_ID}: expected a row identifier, which every row was asked for`,
    {
      path: `$[].${ROW_ID}`,
    },
  );
}

/** The rows behind the last one that was given already. */
function behind(rows: readonly JsonObject[], anchors: readonly string[]): readonly JsonObject[] {
  if (anchors.length === 0) return rows;
  const known = new Set(anchors);
  const at = rows.findLastIndex((row) => known.has(idOf(row)));
  if (at >= 0) return rows.slice(at + 1);
  throw new ConnectorError(
    'BAD_CURSOR',
    'the table was replaced, or many of its rows removed, while it was read: pages before and after do not belong together',
  );
}

function isTooLarge(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'TOO_LARGE';
}

/** Ends after a page with `last`, or throws: BAD_CURSOR when the rows changed under the walk. */
export async function* readPages(walk: PageWalk): AsyncGenerator<Page> {
  let { pageSize } = walk;
  let given = 0;
  let anchors: readonly string[] = [];
  for (;;) {
    const first = anchors[0];
    const start: PageStart =
      first !== undefined && walk.isById && isRowWord(first)
        ? { by: 'id', id: first }
        : { by: 'offset', offset: walk.offset + given - anchors.length };
    const limit = Math.min(pageSize + anchors.length, walk.limit - given + anchors.length, MOST_ROWS);
    let rows: readonly JsonObject[];
    try {
      rows = await walk.ask({ start, limit });
    } catch (error) {
      if (!isTooLarge(error) || pageSize <= SMALLEST_PAGE) throw error;
      pageSize = Math.max(SMALLEST_PAGE, Math.floor(Math.min(pageSize, limit) / 4));
      continue;
    }
    const fresh = behind(rows, anchors).slice(0, walk.limit - given);
    given += fresh.length;
    const isShort = rows.length < limit && rows.length < SHORTEST_CAP;
    const last = fresh.length === 0 || given >= walk.limit || isShort;
    yield { rows: fresh, last };
    if (last) return;
    anchors = [...anchors, ...fresh.slice(-OVERLAP).map(idOf)].slice(-OVERLAP);
  }
}
