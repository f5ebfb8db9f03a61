/** What this portal's DataStore can do, which its version would tell and often does not: found out, and kept for a day. */
import { ConnectorError, type Call, type PortalContext } from '../../src/connector/index.ts';
import type { RowClient } from './rows-client.ts';
import { recordsIn } from './rows-search.ts';
import { tableText } from './rows-sql-text.ts';

export interface RowFeatures {
  /** Takes `nulls first` and `nulls last` in `sort` (CKAN 2.11); null: not known yet. */
  sortsNulls: boolean | null;
  /** Whether SQL is answered; asks the portal, by one small statement, when that is not known since a day. */
  answersSql(tableId: string, call: Call): Promise<boolean>;
}

const DAY_MS = 86_400_000;

/** Calls every function that statements of ours call, on one row at most: each must be on the portal's list. */
function probeText(tableId: string): string {
  const select = [
    'count(*) AS "a0"',
    'sum("_id")::text AS "a1"',
    'min(to_json("_id")::text) AS "a2"',
    `max(date_trunc('day', '2024-01-01'::date)::date)::text AS "a3"`,
  ];
  const where = `(strpos('a'||chr(58)||'b', 'b') = 3) AND ("_id" = 1)`;
  return `SELECT ${select.join(', ')} FROM ${tableText(tableId)} WHERE ${where}`;
}

export function createFeatures(client: RowClient, context: PortalContext): RowFeatures {
  let known: { readonly answers: boolean; readonly at: number } | null = null;
  return {
    sortsNulls: null,
    async answersSql(tableId, call) {
      const at = context.now().getTime();
      if (known !== null && at - known.at < DAY_MS) return known.answers;
      try {
        const records = recordsIn(
          await client.get('datastore_search_sql', { sql: probeText(tableId) }, call),
        );
        known = { answers: records.length === 1, at };
      } catch (error) {
        if (!(error instanceof ConnectorError) || error.code === 'ABORTED') throw error;
        context.note('debug', 'the portal answers no SQL', { because: error.message });
        // Trouble that passes says nothing about tomorrow.
        if (error.remedy === 'retry') return false;
        known = { answers: false, at };
      }
      return known.answers;
    },
  };
}
