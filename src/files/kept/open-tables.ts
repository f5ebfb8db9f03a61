/** Database files attached to the engine while somebody reads them. */
import type { Engine } from '../engine/duckdb.ts';
import { openSession } from '../engine/session.ts';
import { sqlText } from '../engine/sql.ts';

export interface TableLease {
  /** Name of the table in statements. */
  readonly table: string;
  /** Twice is once. */
  release(): Promise<void>;
}
export interface OpenTables {
  /** Throws what the engine says of a file that it cannot open. */
  open(path: string): Promise<TableLease>;
  isUsed(path: string): boolean;
  /** Lets go of a file that nobody uses. */
  drop(path: string): Promise<void>;
}

interface Attached {
  readonly database: string;
  readonly attaching: Promise<void>;
  users: number;
  /** Counts up with every use. */
  usedAt: number;
}

/** Attached, but not used at the moment. */
const IDLE = 8;

export function createOpenTables(engine: Engine): OpenTables {
  const attached = new Map<string, Attached>();
  let count = 0;
  let uses = 0;
  const run = async (sql: string): Promise<void> => {
    const session = await openSession(engine, new AbortController().signal);
    try {
      await session.run(sql);
    } finally {
      session.close();
    }
  };
  const attach = (path: string): Attached => {
    count += 1;
    const database = `kept_${String(count)}`;
    const made = {
      database,
      attaching: run(`ATTACH ${sqlText(path)} AS ${database} (READ_ONLY)`),
      users: 0,
      usedAt: 0,
    };
    attached.set(path, made);
    return made;
  };
  const drop = async (path: string): Promise<void> => {
    const found = attached.get(path);
    if (found === undefined || found.users > 0) return;
    attached.delete(path);
    await found.attaching.then(
      () => run(`DETACH ${found.database}`),
      // Never attached.
      () => undefined,
    );
  };
  const tidy = async (): Promise<void> => {
    const idle = [...attached].filter(([, { users }]) => users === 0);
    const oldest = idle.toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [path] of oldest.slice(0, Math.max(0, idle.length - IDLE))) await drop(path);
  };
  return {
    async open(path) {
      const found = attached.get(path) ?? attach(path);
      found.users += 1;
      uses += 1;
      found.usedAt = uses;
      try {
        await found.attaching;
      } catch (error) {
        found.users -= 1;
        if (attached.get(path) === found) attached.delete(path);
        throw error;
      }
      let isReleased = false;
      return {
        table: `${found.database}.t`,
        async release() {
          if (isReleased) return;
          isReleased = true;
          found.users -= 1;
          await tidy();
        },
      };
    },
    isUsed: (path) => (attached.get(path)?.users ?? 0) > 0,
    drop,
  };
}
