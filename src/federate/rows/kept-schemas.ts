/** Schemas that are believed for a while, and what stands in for them when a portal fails. */
import type { TableSchema } from '../../domain/query/table.ts';
import type { Cache, CacheKey, CachePolicy } from '../../ports/cache.ts';
import type { Keepable } from './keepable.ts';
import type { RowLimits } from './limits.ts';
import type { Located } from './locate.ts';

export type KeptSchema = Keepable<TableSchema>;

export function schemaKey(located: Located): CacheKey {
  return { kind: 'row-schema', of: located.identity };
}
function lastKey(located: Located): CacheKey {
  return { kind: 'last-row-schema', of: located.identity };
}
export function schemaPolicy({ schemaMs }: RowLimits): CachePolicy {
  // A table that the portal does not have may come any moment: it was listed.
  return { freshMs: schemaMs, staleMs: 0, negativeMs: Math.min(schemaMs, 60_000) };
}
function lastPolicy({ staleMs }: RowLimits): CachePolicy {
  return { freshMs: staleMs, staleMs: 0, negativeMs: 0 };
}

export interface LastDescription {
  readonly schema: TableSchema;
  /** RFC 3339 UTC. */
  readonly describedAt: string;
}

/** What is known of a table whose portal fails: of a file the copy that is kept, else what was said last. */
export async function lastDescription(
  cache: Cache,
  limits: RowLimits,
  located: Located,
): Promise<LastDescription | null> {
  const kept = await located.lastKept();
  if (kept !== null && kept.asOf !== null) return { schema: kept, describedAt: kept.asOf };
  const none = (): Promise<null> => Promise.resolve(null);
  const last = await cache.get<KeptSchema>(lastKey(located), lastPolicy(limits), none);
  return last.value === null ? null : { schema: last.value, describedAt: last.loadedAt };
}

export async function keepLast(
  cache: Cache,
  limits: RowLimits,
  located: Located,
  schema: KeptSchema,
): Promise<void> {
  if (limits.staleMs > 0)
    await cache.refresh<KeptSchema>(lastKey(located), lastPolicy(limits), async () => schema);
}

/** So that it is described anew. */
export function forgetSchema(cache: Cache, located: Located): Promise<void> {
  return cache.delete(schemaKey(located));
}
