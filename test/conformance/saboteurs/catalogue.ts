/** Saboteurs of catalogue/. */
import { ConnectorError, type CataloguePage } from '../../../src/connector/index.ts';
import { list, page, source, takesForTheEnd, type Saboteurs } from './sabotage.ts';

function sizeOf({ records, rejected, leftOut }: CataloguePage): number {
  return records.length + rejected.length + leftOut.length;
}

/** Gives one dataset another id when a whole walk of this page size comes again. */
function renames(): (one: CataloguePage, isFirst: boolean, key: string) => CataloguePage {
  const walked = new Set<string>();
  return (one, isFirst, key) => {
    const isAgain = isFirst && walked.has(key);
    if (isFirst) walked.add(key);
    if (!isAgain) return one;
    const records = one.records.map((record, index) =>
      index === 0 ? { ...record, localId: `${record.localId}-new` } : record,
    );
    return { ...one, records };
  };
}

export const catalogue: Saboteurs = {
  'catalogue/ends-on-null-cursor': page((one) => ({ ...one, next: one.next ?? { more: 'perhaps' } })),
  'catalogue/ids-unique': page((one) =>
    one.next === null ? { ...one, records: [...one.records, ...one.records.slice(0, 1)] } : one,
  ),
  'catalogue/ids-same-on-second-walk': (sound) => {
    const rename = renames();
    return list(async function* (pages, { pageSize, since, resume }) {
      let isFirst = resume === null && since === null;
      for await (const one of pages()) {
        yield rename(one, isFirst, String(pageSize));
        isFirst = false;
      }
    })(sound);
  },
  'catalogue/page-size-honoured': list((pages, { pageSize }) => pages({ pageSize: pageSize + 1 })),
  'catalogue/page-size-irrelevant': page((one, { pageSize }) =>
    pageSize >= 50 ? { ...one, records: one.records.slice(1) } : one,
  ),
  'catalogue/total-is-true': page((one) =>
    one.total === null ? one : { ...one, total: { ...one.total, value: one.total.value + 1 } },
  ),
  'catalogue/since-inclusive': list((pages, { since }) =>
    pages({ since: since === null ? null : new Date(since.getTime() + 60_000) }),
  ),
  'catalogue/silent-cap-survived': list(async function* (pages, { pageSize }) {
    for await (const one of pages()) {
      const isShort = sizeOf(one) < pageSize;
      yield isShort ? { ...one, next: null } : one;
      if (isShort) return;
    }
  }),
  'catalogue/cursor-resumes': list(async function* (pages, { resume }) {
    let skips = resume === null ? 0 : 1;
    for await (const one of pages()) {
      if (skips === 0 || one.next === null) yield one;
      skips = 0;
    }
  }),
  'catalogue/foreign-cursor-refused': list(async function* (pages) {
    try {
      yield* pages();
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.code !== 'BAD_CURSOR') throw error;
      yield* pages({ resume: null });
    }
  }),
  'catalogue/get-aligned': source(({ get }) => ({
    get: async (ids, call) => {
      const sorted = [...new Set(ids)].sort();
      return (await get?.(sorted, call)) ?? [];
    },
  })),
  'catalogue/repeated-page-noticed': takesForTheEnd(
    (error) => error instanceof ConnectorError && error.message.includes('twice'),
  ),
  'catalogue/truncated-body-noticed': takesForTheEnd(
    (error) => error instanceof ConnectorError && error.message.includes('before its JSON'),
  ),
  'catalogue/emptied-page-noticed': takesForTheEnd(
    (error) => error instanceof ConnectorError && error.message.includes('an empty page'),
  ),
};
