import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../src/store/sqlite/schema.ts';

function aFreshSchema(): Sqlite.Database {
  const sql = new Sqlite(':memory:');
  for (const step of MIGRATIONS) sql.exec(step);
  return sql;
}

/** What SQLite would do for a question. */
function plan(sql: Sqlite.Database, question: string): string {
  const rows = sql.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${question}`).all();
  return rows.map(({ detail }) => detail).join('; ');
}

describe('the tables', () => {
  it('are made by as many steps as their version says', () => {
    expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
    expect(aFreshSchema().prepare("SELECT value FROM meta WHERE name = 'revision'").pluck().get()).toBe(0);
  });

  it.each([
    ["SELECT count(*) FROM dataset WHERE portal = 'a' AND removed_at IS NULL", 'dataset_living'],
    [
      "SELECT local_id FROM dataset WHERE portal = 'a' AND removed_at IS NOT NULL ORDER BY removed_at DESC, local_id",
      'dataset_removed',
    ],
    ['SELECT id FROM dataset WHERE index_revision > 5 ORDER BY index_revision, id', 'dataset_indexed'],
    [
      "SELECT id FROM dataset WHERE portal = 'a' AND removed_at IS NULL AND local_id > 'd' ORDER BY local_id",
      'dataset_living',
    ],
    ["SELECT min(map_version) FROM dataset WHERE portal = 'a'", 'dataset_mapped'],
    ['SELECT at FROM change WHERE dataset = 1 AND sequence < 9 ORDER BY sequence DESC', 'change_of'],
    ["SELECT id FROM run WHERE portal = 'a' AND sequence < 9 ORDER BY sequence DESC", 'run_of'],
    [
      "SELECT local_id FROM measurement WHERE valid_to <= 'x' AND substr(valid_to, 1, 7) = substr(valid_from, 1, 7) ORDER BY valid_to",
      'measurement_brief',
    ],
    ['SELECT code FROM rejection WHERE run = 1 AND sequence > 0 ORDER BY sequence', 'rejection_of'],
    [
      "SELECT commitment FROM verdict WHERE change IS NOT NULL AND valid_from < 'x' ORDER BY valid_from DESC, commitment",
      'verdict_changed',
    ],
    [
      "SELECT commitment FROM verdict_evidence WHERE portal = 'a' AND local_id = 'b' ORDER BY commitment",
      'PRIMARY KEY',
    ],
    [
      "SELECT state FROM verdict WHERE commitment = 'a' AND valid_from <= 'x' ORDER BY valid_from DESC LIMIT 1",
      'sqlite_autoindex_verdict',
    ],
  ])('answer %s by their index, without sorting', (question, index) => {
    const steps = plan(aFreshSchema(), question);
    expect(steps).toContain(index);
    expect(steps).not.toContain('TEMP B-TREE');
  });

  it('refuse content without its dataset', () => {
    const sql = aFreshSchema();
    sql.pragma('foreign_keys = ON');
    expect(() => sql.exec("INSERT INTO content VALUES (1, '{}', '{}')")).toThrow(/FOREIGN KEY/);
  });
});
