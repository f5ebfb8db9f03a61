import type { Overrides } from '../domain/metrics/overrides.ts';
import type { Registry } from '../domain/registry.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

export interface ReporterDeps {
  readonly store: Pick<Store, 'catalogue' | 'contents' | 'links' | 'log' | 'metrics'>;
  readonly registry: Registry;
  readonly overrides: Overrides;
  readonly log: Log;
}
