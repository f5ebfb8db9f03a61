import type { Evaluation } from '../../domain/commitments/evaluation.ts';
import { verdictChange, type VerdictChangeKind } from '../../domain/commitments/verdict-change.ts';
import type { DatasetKey } from '../../domain/ids.ts';
import type { EvaluationWrite, KeptEvaluation, VerdictBook, VerdictChange } from '../../ports/commitments.ts';
import type { Page, PageRequest } from '../../ports/page.ts';
import { changePage, changeStart, isNewerChange } from '../change-cursor.ts';
import { evidenceKeys, placeVerdict, verdictBody } from '../verdict-rows.ts';

interface Held {
  readonly evaluation: Evaluation;
  readonly body: string;
  /** Moments at which it was found to hold, oldest first; never empty. */
  readonly moments: readonly [string, ...string[]];
}

function lastMoment({ moments }: Held): string {
  return moments.at(-1) ?? moments[0];
}
function keptOf(held: Held, asOf: string | null): KeptEvaluation {
  const lastAt = held.moments.findLast((at) => asOf === null || at <= asOf) ?? held.moments[0];
  return { evaluation: held.evaluation, validFrom: held.moments[0], lastAt };
}
function nameOf({ portal, localId }: DatasetKey): string {
  return JSON.stringify([portal, localId]);
}

export class MemoryVerdicts implements VerdictBook {
  #revision = 0;
  /** By commitment, oldest first. */
  readonly #held = new Map<string, readonly Held[]>();
  /** Commitments by the datasets that their last verdict rests on. */
  readonly #evidence = new Map<string, Set<string>>();

  async save({ at, evaluations }: EvaluationWrite): Promise<void> {
    // All is worked out before anything is kept: an error changes nothing.
    const changed = new Map<string, readonly Held[]>();
    for (const evaluation of evaluations) {
      const before = changed.get(evaluation.commitment) ?? this.#held.get(evaluation.commitment) ?? [];
      const after = saved(before, at, evaluation);
      if (after !== before) changed.set(evaluation.commitment, after);
    }
    for (const [commitment, after] of changed) {
      const before = this.#held.get(commitment)?.at(-1)?.evaluation ?? null;
      this.#held.set(commitment, after);
      this.#index(before, after.at(-1)?.evaluation ?? null);
    }
    if (changed.size > 0) this.#revision += 1;
  }

  async latest(
    commitments: readonly string[],
    asOf: string | null,
  ): Promise<readonly (KeptEvaluation | null)[]> {
    return commitments.map((id) => {
      const found = this.#held.get(id)?.findLast(({ moments: [from] }) => asOf === null || from <= asOf);
      return found === undefined ? null : keptOf(found, asOf);
    });
  }

  async history(commitments: readonly string[]): Promise<readonly (readonly KeptEvaluation[])[]> {
    return commitments.map((id) => (this.#held.get(id) ?? []).map((held) => keptOf(held, null)));
  }

  async changes(
    kinds: readonly VerdictChangeKind[] | null,
    commitments: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<VerdictChange>> {
    const question = { kinds, commitments };
    const start = changeStart(question, page);
    const all = [...this.#held]
      .filter(([id]) => commitments?.includes(id) ?? true)
      .flatMap(([, held]) => changesOf(held))
      .filter(({ kind }) => kinds?.includes(kind) ?? true)
      .toSorted((a, b) => (isNewerChange(a, b) ? -1 : 1));
    const found = start === null ? all : all.filter((change) => isNewerChange(start, change));
    return changePage(question, page, found, all.length);
  }

  async evidenceFor(datasets: readonly DatasetKey[]): Promise<readonly (readonly string[])[]> {
    return datasets.map((key) => [...(this.#evidence.get(nameOf(key)) ?? [])].toSorted());
  }

  async revision(): Promise<number> {
    return this.#revision;
  }

  #index(before: Evaluation | null, after: Evaluation | null): void {
    for (const key of before === null ? [] : evidenceKeys(before))
      this.#evidence.get(nameOf(key))?.delete(before?.commitment ?? '');
    for (const key of after === null ? [] : evidenceKeys(after)) {
      const ids = this.#evidence.get(nameOf(key)) ?? new Set();
      this.#evidence.set(nameOf(key), ids.add(after?.commitment ?? ''));
    }
  }
}

/** The same list where nothing changes. */
function saved(all: readonly Held[], at: string, evaluation: Evaluation): readonly Held[] {
  const body = verdictBody(evaluation);
  const last = all.at(-1);
  const earlier = all.slice(0, -1);
  const known =
    last === undefined ? null : { body: last.body, validFrom: last.moments[0], lastAt: lastMoment(last) };
  switch (placeVerdict(known, at, body)) {
    case 'leave':
      return all;
    case 'prolong':
      return last === undefined ? all : [...earlier, { ...last, moments: [...last.moments, at] }];
    case 'begin':
      return [...all, { evaluation, body, moments: [at] }];
    case 'replace': {
      const [from, ...later] = last?.moments ?? [at];
      const rest = later.slice(0, -1);
      const isGone = last === undefined || later.length === 0;
      return saved(isGone ? earlier : [...earlier, { ...last, moments: [from, ...rest] }], at, evaluation);
    }
  }
}

function changesOf(held: readonly Held[]): readonly VerdictChange[] {
  return held.flatMap(({ evaluation: { commitment, verdict }, moments: [at] }, index) => {
    const before = held[index - 1]?.evaluation.verdict.state ?? null;
    const kind = verdictChange(before, verdict);
    return kind === null ? [] : [{ commitment, at, kind, before, after: verdict.state }];
  });
}
