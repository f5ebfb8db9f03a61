/** A portal's list of work, with titles and remedies. */
import { REMEDIES } from '../domain/metrics/remedies.ts';
import type { KeptViolation, MetricBook } from '../ports/metrics.ts';
import type { Page, PageRequest } from '../ports/page.ts';
import type { Catalogue } from '../ports/store.ts';

export interface ListedViolation extends KeptViolation {
  readonly title: string;
  readonly remedy: string;
}

export async function listViolations(
  { metrics, catalogue }: { readonly metrics: MetricBook; readonly catalogue: Pick<Catalogue, 'datasets'> },
  portal: string,
  indicators: readonly string[] | null,
  page: PageRequest,
): Promise<Page<ListedViolation>> {
  const found = await metrics.violations(portal, indicators, page);
  const stored = await catalogue.datasets(found.items.map(({ item: { localId } }) => ({ portal, localId })));
  const items = found.items.map(({ item, cursor }, index) => ({
    cursor,
    item: {
      ...item,
      title: stored[index]?.dataset.title ?? item.localId,
      remedy: REMEDIES[item.indicator] ?? '',
    },
  }));
  return { ...found, items };
}
