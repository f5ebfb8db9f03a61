import type { Cache } from '../../ports/cache.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileTables } from '../../ports/file-tables.ts';
import type { HttpClient } from '../../ports/http.ts';
import type { Log } from '../../ports/log.ts';
import type { PortalOpener } from '../../ports/portals.ts';
import type { Catalogue } from '../../ports/store.ts';
import type { RowLimits } from './limits.ts';

/** What reading rows is built on. None of it is closed by the service, except `files`. */
export interface RowServiceDeps {
  readonly catalogue: Pick<Catalogue, 'datasets'>;
  readonly portals: PortalOpener;
  /** null: tables out of files are not read here. */
  readonly files: FileTables | null;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Log;
  /** Counts what the portals' and files' HTTP client sends. */
  readonly meter: Pick<HttpClient, 'usage' | 'forget'>;
  /** A cryptographic hash as text, for cursors. */
  readonly digest: (text: string) => string;
  readonly limits?: Partial<RowLimits>;
}
