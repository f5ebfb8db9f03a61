import type { CommitmentBook } from '../domain/commitments/book.ts';
import type { EvaluationKit } from '../domain/commitments/sweep-input.ts';
import type { Overrides } from '../domain/metrics/overrides.ts';
import type { Registry } from '../domain/registry.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

export interface WatcherDeps {
  readonly store: Pick<
    Store,
    'catalogue' | 'contents' | 'documents' | 'links' | 'log' | 'metrics' | 'verdicts'
  >;
  readonly registry: Registry;
  readonly overrides: Overrides;
  readonly book: CommitmentBook;
  readonly kit: EvaluationKit;
  readonly clock: Clock;
  readonly log: Log;
}
