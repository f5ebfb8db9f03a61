/** The last question before a removal: a list can pass over a record, but what the portal still hands out is there. */
import { type Call, ConnectorError, type Portal, type SourceRecord } from '../connector/index.ts';

export interface Confirmation {
  /** There after all. */
  readonly found: readonly SourceRecord[];
  /** The portal did not say: neither removed nor kept, asked again after the next full walk. */
  readonly unsure: ReadonlySet<string>;
}

type Answers = readonly (SourceRecord | ConnectorError | null)[];

/** Never throws; null: no answer. */
async function ask(portal: Portal, ids: readonly string[], call: Call): Promise<Answers | null> {
  try {
    return (await portal.catalogue.get?.(ids, call)) ?? null;
  } catch {
    // Whatever went wrong, the portal has not said that they are gone.
    return null;
  }
}

/** Platforms without a read by id answer nothing: there the walks alone decide. */
export async function confirmGone(
  portal: Portal,
  localIds: readonly string[],
  call: Call,
): Promise<Confirmation> {
  const found: SourceRecord[] = [];
  const unsure = new Set<string>();
  const size = portal.capabilities.catalogue.getMany;
  if (size === null || portal.catalogue.get === undefined) return { found, unsure };
  for (let start = 0; start < localIds.length; start += size) {
    const ids = localIds.slice(start, start + size);
    const answers = await ask(portal, ids, call);
    ids.forEach((id, index) => {
      const answer = answers?.[index];
      if (answer === null) return;
      if (answer instanceof ConnectorError) {
        if (answer.code !== 'NOT_FOUND') unsure.add(id);
      } else if (answer?.localId === id) found.push(answer);
      else unsure.add(id);
    });
  }
  return { found, unsure };
}
