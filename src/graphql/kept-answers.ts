/** Answers that may be given again as they are. In this process only; the least used go first. */

export interface KeptAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
interface Entry {
  readonly answer: KeptAnswer;
  readonly revision: number;
  /** Epoch milliseconds; null: until the revision changes. */
  readonly expiresAt: number | null;
  readonly bytes: number;
}
export interface KeptAnswers {
  /** null unless it was made of this revision and has not expired. */
  find(question: string, revision: number): KeptAnswer | null;
  keep(question: string, revision: number, lifetimeMs: number | null, answer: KeptAnswer): void;
}

/** What an entry takes besides its texts. */
const OVERHEAD = 500;

/** `maxBytes` for all together; an answer larger than a sixteenth of that is not kept. */
export function createKeptAnswers(maxBytes: number, nowMs: () => number): KeptAnswers {
  const entries = new Map<string, Entry>();
  let total = 0;
  const drop = (question: string, entry: Entry): void => {
    entries.delete(question);
    total -= entry.bytes;
  };
  return {
    find(question, revision) {
      const entry = entries.get(question);
      if (entry === undefined) return null;
      const isOver = entry.expiresAt !== null && nowMs() >= entry.expiresAt;
      if (isOver || entry.revision !== revision) {
        drop(question, entry);
        return null;
      }
      // A map keeps the order of insertion: what is used moves to the end.
      entries.delete(question);
      entries.set(question, entry);
      return entry.answer;
    },
    keep(question, revision, lifetimeMs, answer) {
      const bytes = answer.body.length + 2 * question.length + OVERHEAD;
      if (bytes > maxBytes / 16) return;
      const before = entries.get(question);
      if (before !== undefined) drop(question, before);
      entries.set(question, {
        answer,
        revision,
        expiresAt: lifetimeMs === null ? null : nowMs() + lifetimeMs,
        bytes,
      });
      total += bytes;
      for (const [oldest, entry] of entries) {
        if (total <= maxBytes) break;
        drop(oldest, entry);
      }
    },
  };
}
