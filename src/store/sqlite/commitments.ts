import type Sqlite from 'better-sqlite3';
import type { Evaluation } from '../../domain/commitments/evaluation.ts';
import { verdictChange, type VerdictChangeKind } from '../../domain/commitments/verdict-change.ts';
import type { DatasetKey } from '../../domain/ids.ts';
import type { EvaluationWrite, KeptEvaluation, VerdictBook, VerdictChange } from '../../ports/commitments.ts';
import type { Page, PageRequest } from '../../ports/page.ts';
import { changePage, changeStart } from '../change-cursor.ts';
import { shortHash } from '../short-hash.ts';
import { evidenceKeys, placeVerdict, verdictBody, type LastVerdict } from '../verdict-rows.ts';
import type { StoreDatabase } from './database.ts';
import { deflated, inflatedText } from './raw-record.ts';

const LAST = `
  SELECT sequence, hash AS body, valid_from AS validFrom, last_at AS lastAt, state FROM verdict
  WHERE commitment = ? ORDER BY valid_from DESC LIMIT 1`;
const BEGIN = `
  INSERT INTO verdict (commitment, valid_from, last_at, hash, state, before, change, deflated)
  VALUES (@commitment, @at, @at, @hash, @state, @before, @change, @deflated)`;
const PROLONG = 'UPDATE verdict SET last_at = ? WHERE sequence = ?';
const DROP = 'DELETE FROM verdict WHERE sequence = ?';
const PUT_MOMENT = 'INSERT INTO verdict_moment (commitment, at) VALUES (?, ?)';
const DROP_MOMENT = 'DELETE FROM verdict_moment WHERE commitment = ? AND at = ?';
const MOMENT = 'SELECT at FROM verdict_moment WHERE commitment = ? AND at <= ? ORDER BY at DESC LIMIT 1';
const DROP_EVIDENCE = 'DELETE FROM verdict_evidence WHERE commitment = ?';
const PUT_EVIDENCE = 'INSERT INTO verdict_evidence (portal, local_id, commitment) VALUES (?, ?, ?)';
const LATEST = `
  SELECT valid_from AS validFrom, last_at AS lastAt, deflated FROM verdict
  WHERE commitment = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1`;
const HISTORY = `
  SELECT valid_from AS validFrom, last_at AS lastAt, deflated FROM verdict
  WHERE commitment = ? ORDER BY valid_from`;
const WANTED = `
  change IS NOT NULL AND (@kinds IS NULL OR change IN (SELECT value FROM json_each(@kinds)))
  AND (@commitments IS NULL OR commitment IN (SELECT value FROM json_each(@commitments)))`;
const CHANGES = `
  SELECT commitment, valid_from AS at, change AS kind, before, state AS after FROM verdict
  WHERE ${WANTED} AND (@at IS NULL OR valid_from < @at OR (valid_from = @at AND commitment > @after))
  ORDER BY valid_from DESC, commitment LIMIT @limit`;
const CHANGE_COUNT = `SELECT count(*) AS n FROM verdict WHERE ${WANTED}`;
const EVIDENCE = `
  SELECT wanted.key AS place, commitment
  FROM json_each(?) AS wanted JOIN verdict_evidence
    ON portal = wanted.value ->> 0 AND local_id = wanted.value ->> 1
  ORDER BY wanted.key, commitment`;
const REVISION = "SELECT value FROM meta WHERE name = 'judged'";
const RAISE = "UPDATE meta SET value = value + 1 WHERE name = 'judged'";

/** Later than any moment. */
const NOW = '9999';

interface LastRow extends LastVerdict {
  readonly sequence: number;
  readonly state: Evaluation['verdict']['state'];
}
interface KeptRow {
  readonly validFrom: string;
  readonly lastAt: string;
  readonly deflated: Buffer;
}

export class SqliteVerdicts implements VerdictBook {
  readonly #db: StoreDatabase;
  readonly #last: Sqlite.Statement<[string], LastRow>;
  readonly #moment: Sqlite.Statement<[string, string], { readonly at: string }>;
  readonly #revision: Sqlite.Statement<[], { readonly value: number }>;

  constructor(db: StoreDatabase) {
    this.#db = db;
    this.#last = db.sql.prepare(LAST);
    this.#moment = db.sql.prepare(MOMENT);
    this.#revision = db.sql.prepare(REVISION);
  }

  async save({ at, evaluations }: EvaluationWrite): Promise<void> {
    this.#db.write(() => {
      const changed = evaluations.filter((evaluation) => this.#put(at, evaluation)).length;
      if (changed > 0) this.#db.sql.prepare(RAISE).run();
    });
  }

  async latest(
    commitments: readonly string[],
    asOf: string | null,
  ): Promise<readonly (KeptEvaluation | null)[]> {
    const find = this.#db.sql.prepare<[string, string], KeptRow>(LATEST);
    return this.#db.read(() =>
      commitments.map((id) => {
        const row = find.get(id, asOf ?? NOW);
        if (row === undefined) return null;
        const kept = keptEvaluation(row);
        return asOf === null || kept.lastAt <= asOf
          ? kept
          : { ...kept, lastAt: this.#moment.get(id, asOf)?.at ?? kept.validFrom };
      }),
    );
  }

  async history(commitments: readonly string[]): Promise<readonly (readonly KeptEvaluation[])[]> {
    const find = this.#db.sql.prepare<[string], KeptRow>(HISTORY);
    return this.#db.read(() => commitments.map((id) => find.all(id).map(keptEvaluation)));
  }

  async changes(
    kinds: readonly VerdictChangeKind[] | null,
    commitments: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<VerdictChange>> {
    const question = { kinds, commitments };
    const start = changeStart(question, page);
    const wanted = {
      kinds: kinds === null ? null : JSON.stringify(kinds),
      commitments: commitments === null ? null : JSON.stringify(commitments),
    };
    const from = { at: start?.at ?? null, after: start?.commitment ?? null, limit: page.first + 1 };
    const { sql } = this.#db;
    return this.#db.read(() =>
      changePage(
        question,
        page,
        sql.prepare<object, VerdictChange>(CHANGES).all({ ...wanted, ...from }),
        sql.prepare<object, { readonly n: number }>(CHANGE_COUNT).get(wanted)?.n ?? 0,
      ),
    );
  }

  async evidenceFor(datasets: readonly DatasetKey[]): Promise<readonly (readonly string[])[]> {
    const wanted = JSON.stringify(datasets.map(({ portal, localId }) => [portal, localId]));
    const rows = this.#db.read(() =>
      this.#db.sql
        .prepare<[string], { readonly place: number; readonly commitment: string }>(EVIDENCE)
        .all(wanted),
    );
    const found: string[][] = datasets.map(() => []);
    for (const { place, commitment } of rows) found[place]?.push(commitment);
    return found;
  }

  async revision(): Promise<number> {
    return this.#db.guarded(() => this.#revision.get()?.value ?? 0);
  }

  /** Within a transaction. false: nothing changed. */
  #put(at: string, evaluation: Evaluation): boolean {
    const { commitment } = evaluation;
    const body = shortHash(verdictBody(evaluation));
    const last = this.#last.get(commitment) ?? null;
    switch (placeVerdict(last, at, body)) {
      case 'leave':
        return false;
      case 'prolong':
        this.#db.sql.prepare(PROLONG).run(at, last?.sequence);
        this.#db.sql.prepare(PUT_MOMENT).run(commitment, at);
        return true;
      case 'begin':
        this.#begin(at, evaluation, body, last);
        return true;
      case 'replace':
        if (last !== null) this.#takeBack(commitment, last);
        this.#put(at, evaluation);
        return true;
    }
  }

  #begin(at: string, evaluation: Evaluation, hash: string, last: LastRow | null): void {
    const { sql } = this.#db;
    const { commitment, verdict } = evaluation;
    sql.prepare(BEGIN).run({
      ...{ commitment, at, hash, state: verdict.state, before: last?.state ?? null },
      change: verdictChange(last?.state ?? null, verdict),
      deflated: deflated(JSON.stringify(evaluation)),
    });
    sql.prepare(PUT_MOMENT).run(commitment, at);
    this.#index(evaluation);
  }

  /** The last moment of it was judged anew. */
  #takeBack(commitment: string, { sequence, validFrom, lastAt }: LastRow): void {
    const { sql } = this.#db;
    sql.prepare(DROP_MOMENT).run(commitment, lastAt);
    if (validFrom !== lastAt) {
      sql.prepare(PROLONG).run(this.#moment.get(commitment, lastAt)?.at ?? validFrom, sequence);
      return;
    }
    sql.prepare(DROP).run(sequence);
    const before = sql.prepare<[string, string], KeptRow>(LATEST).get(commitment, NOW);
    if (before !== undefined) this.#index(keptEvaluation(before).evaluation);
  }

  #index(evaluation: Evaluation): void {
    const { sql } = this.#db;
    sql.prepare(DROP_EVIDENCE).run(evaluation.commitment);
    const put = sql.prepare(PUT_EVIDENCE);
    for (const { portal, localId } of evidenceKeys(evaluation))
      put.run(portal, localId, evaluation.commitment);
  }
}

function keptEvaluation({ validFrom, lastAt, deflated: bytes }: KeptRow): KeptEvaluation {
  const evaluation: Evaluation = JSON.parse(inflatedText(bytes));
  return { evaluation, validFrom, lastAt };
}
