import type { TableKey } from '../../domain/ids.ts';
import type { RowsContext } from '../../ports/rows.ts';
import { describeTables, type Described, type Undescribed } from './describe.ts';
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
