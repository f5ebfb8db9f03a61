/** All living datasets of a portal, page by page, so that no more than a page is in memory. */
import type { Catalogue, StoredDataset } from '../ports/store.ts';

/** Small, so that what a page takes is gone before the next: garbage that lives long is dear. */
const PAGE = 128;

export async function* livingPages(
  catalogue: Pick<Catalogue, 'page'>,
  portal: string,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredDataset[]> {
  let after: string | null = null;
  for (;;) {
    signal.throwIfAborted();
    const page: readonly StoredDataset[] = await catalogue.page(portal, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < PAGE) return;
    after = last.dataset.localId;
    // Others of this thread get their turn between pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
