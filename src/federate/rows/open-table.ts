import type { TableKey } from '../../domain/ids.ts';
import type { RowsContext, RowsSource } from '../../ports/rows.ts';
import { describeTables, type Described, type Undescribed } from './describe.ts';
import { forgetSchema } from './kept-schemas.ts';
import type { RowKit } from './row-kit.ts';

/** One table; a mistake of the caller's is thrown. */
export async function describeOne(
  kit: RowKit,
  key: TableKey,
  context: RowsContext,
): Promise<Described | Undescribed> {
  const [description] = await describeTables(kit, [key], context);
  if (description === undefined) throw new Error('A description went missing');
  if (description instanceof Error) throw description;
  return description;
}

/**
 * Over one table; once more over the table as it is now, where its source no longer has what was described a while ago.
 */
export async function withTable<T extends { readonly source: RowsSource }>(
  kit: RowKit,
  key: TableKey,
  context: RowsContext,
  run: (described: Described | Undescribed) => Promise<T>,
): Promise<T> {
  const described = await describeOne(kit, key, context);
  const answer = await run(described);
  if (described.is === 'trouble' || answer.source.error?.code !== 'BAD_CURSOR') return answer;
  await forgetSchema(kit.deps.cache, described.located);
  return run(await describeOne(kit, key, context));
}
