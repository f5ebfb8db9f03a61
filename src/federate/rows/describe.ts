/** Describing tables: one question per portal for any number of them, remembered for a while. */
import { ConnectorError } from '../../connector/index.ts';
import type { TableKey } from '../../domain/ids.ts';
import type { TableSchema } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import type { Cache, Cached } from '../../ports/cache.ts';
import type { RowsContext } from '../../ports/rows.ts';
import { failureOf, SourceTrouble } from './failure.ts';
import { outcomeFor } from './health.ts';
import { keepLast, lastDescription, schemaKey, schemaPolicy, type KeptSchema } from './kept-schemas.ts';
import type { RowLimits } from './limits.ts';
import { locate, type Located, type Location } from './locate.ts';
import { NOTHING, troubleOf, type PortalCalls, type Spent } from './portal-calls.ts';
import type { RowServiceDeps } from './row-service-deps.ts';
import type { Attempted } from './withdrawals.ts';

export interface Described {
  readonly is: 'described';
  readonly located: Located;
  readonly schema: TableSchema;
  /** When the portal said so, RFC 3339 UTC. */
  readonly describedAt: string;
  readonly fromCache: boolean;
  readonly spent: Spent;
  /** Set: the portal fails now, and this is what it said last. */
  readonly trouble: SourceTrouble | null;
}
export interface Undescribed {
  readonly is: 'trouble';
  readonly key: TableKey;
  readonly trouble: SourceTrouble;
  readonly spent: Spent;
}
/** An Error value is a mistake of the caller's. */
export type Description = Described | Undescribed | Error;

/** The table, for tries of what its portal can do. */
export function attemptedOf({ located, schema }: Described): Attempted {
  return {
    identity: located.identity,
    portal: located.key.portal,
    capabilities: schema.capabilities,
    typeOf: typesOf(schema.columns),
  };
}

export interface DescribeDeps {
  readonly deps: Pick<RowServiceDeps, 'catalogue' | 'portals' | 'files' | 'cache'>;
  readonly calls: PortalCalls;
  readonly limits: RowLimits;
}

/** Aligned with `keys`; portals are asked side by side, and one that fails fails its own tables only. */
export async function describeTables(
  kit: DescribeDeps,
  keys: readonly TableKey[],
  context: RowsContext,
): Promise<readonly Description[]> {
  const locations = await locate(kit.deps, keys);
  const groups = new Map<string, Located[]>();
  for (const location of locations)
    if (isLocated(location)) {
      // Every file is a source of its own.
      const name = location.via === 'api' ? location.line : `${location.line} ${location.key.table}`;
      groups.set(name, [...(groups.get(name) ?? []), location]);
    }
  const found = new Map<Located, Description>();
  const describing = [...groups.values()].map(async (group) => {
    const descriptions = await describeGroup(kit, group, context).catch((error: unknown) =>
      group.map(() => (error instanceof Error ? error : new Error(String(error)))),
    );
    group.forEach((located, index) => {
      found.set(located, descriptions[index] ?? new Error('A description went missing'));
    });
  });
  await Promise.all(describing);
  return locations.map((location) => descriptionOf(location, found));
}

function isLocated(location: Location): location is Located {
  return !(location instanceof Error) && location.is === 'located';
}
function descriptionOf(location: Location, found: ReadonlyMap<Located, Description>): Description {
  if (location instanceof Error) return location;
  if (location.is === 'located') return found.get(location) ?? new Error('A description went missing');
  const trouble = new SourceTrouble(location.failure, 'skipped');
  return { is: 'trouble', key: location.key, trouble, spent: NOTHING };
}

async function describeGroup(
  kit: DescribeDeps,
  group: readonly Located[],
  context: RowsContext,
): Promise<readonly Description[]> {
  const { cache } = kit.deps;
  let spent: readonly Spent[] = group.map(() => NOTHING);
  const load = async (missing: readonly number[]): Promise<readonly (KeptSchema | null | Error)[]> => {
    const wanted = missing.flatMap((index) => group[index] ?? []);
    const answer = await askFor(kit, wanted, context);
    const shares = shared(answer.spent, wanted.length);
    spent = group.map((located) => shares[wanted.indexOf(located)] ?? NOTHING);
    return answer.schemas;
  };
  const answers = await cache.getMany<KeptSchema>(group.map(schemaKey), schemaPolicy(kit.limits), load);
  return Promise.all(
    group.map((located, index) => {
      const answer = answers[index] ?? new Error('The cache answered too few keys');
      return described(cache, kit.limits, { located, answer, spent: spent[index] ?? NOTHING });
    }),
  );
}

/** The requests of one question for several tables, shared out so that their sum is what was sent. */
function shared({ requests, durationMs }: Spent, among: number): readonly Spent[] {
  const least = Math.floor(requests / among);
  const more = requests - least * among;
  return Array.from({ length: among }, (_, at) => ({
    requests: least + (at < more ? 1 : 0),
    durationMs,
  }));
}

interface GroupAnswer {
  readonly schemas: readonly (KeptSchema | null | Error)[];
  readonly spent: Spent;
}
async function askFor(
  { calls }: DescribeDeps,
  wanted: readonly Located[],
  context: RowsContext,
): Promise<GroupAnswer> {
  const [first] = wanted;
  if (first === undefined) return { schemas: [], spent: NOTHING };
  const what = wanted.length === 1 ? 'Describing a table' : `Describing ${wanted.length} tables`;
  const asked = await calls.ask(first, context, async ({ call, take, answer }) => {
    take(wanted.length, what);
    const refs = wanted.map(({ ref }) => ref);
    const schemas = await answer(() => first.source.describe(refs, call));
    const failures = schemas.filter((schema) => schema instanceof ConnectorError);
    const [failure] = failures;
    // Where nothing came, and not for reasons of a single table, the portal has failed.
    const isDown = failures.length === wanted.length && outcomeFor(failureOf(failure)).was !== 'answer';
    if (isDown) throw troubleOf(failure);
    return schemas;
  });
  if (asked.is === 'failed') return { schemas: wanted.map(() => asked.error), spent: asked.spent };
  const missing = new SourceTrouble(failureOf(new Error('it described too few tables')));
  const schemas = wanted.map((_, index) => {
    const schema = asked.value[index];
    if (schema === undefined) return missing;
    return schema instanceof ConnectorError ? troubleOf(schema) : schema;
  });
  return { schemas, spent: asked.spent };
}

interface Told {
  readonly located: Located;
  readonly answer: Cached<KeptSchema> | Error;
  readonly spent: Spent;
}
async function described(cache: Cache, limits: RowLimits, told: Told): Promise<Description> {
  const { located, answer, spent } = told;
  const { key } = located;
  if (answer instanceof Error) {
    if (!(answer instanceof SourceTrouble) && !(answer instanceof ConnectorError)) return answer;
    const trouble = answer instanceof SourceTrouble ? answer : new SourceTrouble(failureOf(answer));
    const last = await lastDescription(cache, limits, located);
    if (last === null) return { is: 'trouble', key, trouble, spent };
    return { is: 'described', located, ...last, fromCache: true, spent, trouble };
  }
  const { value: schema, loadedAt: describedAt, state } = answer;
  if (schema === null) return { is: 'trouble', key, trouble: noSuchTable(located), spent };
  const fromCache = state !== 'miss';
  if (!fromCache) await keepLast(cache, limits, located, schema);
  return { is: 'described', located, schema, describedAt, fromCache, spent, trouble: null };
}

function noSuchTable({ ref, key }: Located): SourceTrouble {
  const message = `The catalogue of "${key.portal}" lists the table "${ref.tableId}", but the portal has no such table.`;
  return new SourceTrouble({ code: 'NOT_FOUND', message, retryAfterMs: null });
}
