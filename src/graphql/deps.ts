/** What the graph is built on; the composition root puts it together. */
import type { Connector } from '../connector/index.ts';
import type { CommitmentBook } from '../domain/commitments/book.ts';
import type { Overrides } from '../domain/metrics/overrides.ts';
import type { Registry } from '../domain/registry.ts';
import type { Cache } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { VerdictBook } from '../ports/commitments.ts';
import type { ContentStore } from '../ports/contents.ts';
import type { Harvester } from '../ports/harvester.ts';
import type { LinkStore } from '../ports/links.ts';
import type { Log } from '../ports/log.ts';
import type { MetricBook } from '../ports/metrics.ts';
import type { RowService, UpstreamBudget } from '../ports/rows.ts';
import type { Catalogue, HarvestLog } from '../ports/store.ts';

export interface GraphDeps {
  readonly catalogue: Catalogue;
  readonly harvestLog: HarvestLog;
  readonly harvester: Harvester;
  readonly metrics: MetricBook;
  readonly contents: Pick<ContentStore, 'facts'>;
  /** What people say of categories: what was measured with it is shown with it. */
  readonly overrides: Overrides;
  readonly commitments: CommitmentBook;
  readonly verdicts: VerdictBook;
  readonly links: Pick<LinkStore, 'facts'>;
  readonly rows: RowService;
  /** What one request of a client may cost the portals; a new one for each. */
  readonly rowsBudget: () => UpstreamBudget;
  readonly cache: Cache;
  readonly registry: Registry;
  readonly connectors: readonly Connector[];
  readonly clock: Clock;
  readonly log: Log;
  /** null: mutations are refused. */
  readonly adminToken: string | null;
  /** Between two scheduled harvests of a portal. */
  readonly intervalMs: number;
  /** A question that takes longer is stopped, with what was there by then. */
  readonly deadlineMs: number;
  /** SDL of the whole schema. */
  readonly typeDefs: string;
}
