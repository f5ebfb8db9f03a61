/** Has the portal become another platform? (data.gov dropped CKAN; a 404 then reads as "offline".) */
import type { Call } from '../connector/index.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import type { OpenedPortal } from './portals.ts';

/** What another platform's server answers to this one's questions. */
const DOUBTFUL: readonly SourceFailure['code'][] = ['NOT_FOUND', 'BAD_SHAPE', 'BAD_QUERY', 'UNSUPPORTED'];

/**
 * Why the address is not of its platform any more, by the connector's own probe; null: it is, or nobody can tell.
 * Asked only where it matters: after a failure that points there, and before a mass removal is put to a person.
 * A walk that ends with most of the known ids is the best proof there is, so no other run pays for a probe.
 */
export async function platformDoubt(
  opened: OpenedPortal,
  failure: SourceFailure | null,
  call: Call,
): Promise<string | null> {
  if (failure !== null && !DOUBTFUL.includes(failure.code)) return null;
  try {
    const probe = await opened.connector.probe(new URL(opened.entry.url), opened.http, call);
    return probe.match === 'no' ? probe.because : null;
  } catch {
    // Unreachable now: the failure that raised the doubt stands as it is.
    return null;
  }
}
