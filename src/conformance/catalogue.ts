/** catalogue/: the list of a portal, whole and without repeats. */
import type { CataloguePage } from '../connector/index.ts';
import { demand, type Check, type Subject } from './check.ts';
import { countOf, idsOf, sizeOf, wholeWalk } from './walks.ts';

/** "a, b, c and 12 more" */
export function someOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).join(', ');
  return ids.length > 3 ? `${shown} and ${ids.length - 3} more` : shown;
}

/** What one walk has and the other has not; null: nothing. */
export function differenceOf(expected: readonly string[], got: readonly string[]): string | null {
  const [wanted, came] = [new Set(expected), new Set(got)];
  const missing = [...wanted].filter((id) => !came.has(id));
  const extra = [...came].filter((id) => !wanted.has(id));
  const parts = [
    ...(missing.length === 0 ? [] : [`missing: ${someOf(missing)}`]),
    ...(extra.length === 0 ? [] : [`not expected: ${someOf(extra)}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function checkCursors(pages: readonly CataloguePage[]): void {
  demand(pages.length > 0, 'no page at all: an empty catalogue is one empty page');
  pages.forEach((page, index) => {
    const isLast = index === pages.length - 1;
    demand(isLast === (page.next === null), () =>
      isLast
        ? 'the walk ended after a page whose `next` is not null'
        : `page ${index + 1} of ${pages.length} has \`next: null\`, but another one follows`,
    );
  });
}

async function checkTotal(subject: Subject): Promise<void> {
  const pages = await wholeWalk(subject);
  const total = pages.at(-1)?.total ?? null;
  demand(total !== null, 'capabilities say that the count is exact, but the last page has no total');
  const count = countOf(pages);
  demand(
    total.precision === 'exact' && total.value === count,
    `the portal has ${total.value} (${total.precision}), the walk showed ${count}`,
  );
}

async function checkSince(subject: Subject): Promise<void> {
  const { since } = subject;
  demand(since !== null, 'the platform can tell what changed, but the subject does not say what to expect');
  const ids = new Set(idsOf(await wholeWalk(subject, { since: since.at })));
  const missing = since.ids.filter((id) => !ids.has(id));
  demand(missing.length === 0, `since ${since.at.toISOString()}: missing: ${someOf(missing)}`);
}

export const catalogueChecks: readonly Check[] = [
  {
    id: 'catalogue/ends-on-null-cursor',
    promise: 'The last page, and only that, has no next.',
    run: async (subject) => checkCursors(await wholeWalk(subject)),
  },
  {
    id: 'catalogue/ids-unique',
    promise: 'No dataset comes twice in a walk, and each has an id.',
    async run(subject) {
      const ids = idsOf(await wholeWalk(subject));
      const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
      demand(repeated.length === 0, `more than once: ${someOf(repeated)}`);
      demand(!ids.includes(''), 'an empty id');
    },
  },
  {
    id: 'catalogue/ids-same-on-second-walk',
    promise: 'A dataset keeps its id.',
    async run(subject) {
      const first = idsOf(await wholeWalk(subject));
      const difference = differenceOf(first, idsOf(await wholeWalk(subject)));
      demand(difference === null, `the second walk: ${difference ?? ''}`);
    },
  },
  {
    id: 'catalogue/page-size-honoured',
    promise: 'No page holds more than was asked for.',
    async run(subject) {
      const { small } = subject.pageSizes;
      const pages = await wholeWalk(subject);
      demand(pages.length >= 3, `the subject is too small: ${pages.length} pages of ${small}`);
      const most = Math.max(...pages.map(sizeOf));
      demand(most <= small, `asked for ${small} a page, got ${most}`);
    },
  },
  {
    id: 'catalogue/page-size-irrelevant',
    promise: 'Large pages hold what small ones hold.',
    async run(subject) {
      const small = idsOf(await wholeWalk(subject));
      const large = idsOf(await wholeWalk(subject, { pageSize: subject.pageSizes.large }));
      const difference = differenceOf(small, large);
      demand(difference === null, `in pages of ${subject.pageSizes.large}: ${difference ?? ''}`);
    },
  },
  {
    id: 'catalogue/total-is-true',
    promise: 'The total is what the walk shows: records, rejected and left out.',
    inapplicable: ({ connector }) =>
      connector.manifest.capabilities.catalogue.count === 'exact' ? null : 'the platform gives no count',
    run: checkTotal,
  },
  {
    id: 'catalogue/since-inclusive',
    promise: 'What changed at the very time, or later, is there.',
    inapplicable: ({ connector }) =>
      connector.manifest.capabilities.catalogue.since === 'inclusive'
        ? null
        : 'the platform cannot tell what changed',
    run: checkSince,
  },
  {
    id: 'catalogue/silent-cap-survived',
    promise: 'A portal that gives fewer a page than it was asked for is still read whole.',
    inapplicable: ({ capped }) => (capped === null ? 'no portal with a cap is known' : null),
    async run(subject) {
      const { capped } = subject;
      if (capped === null) return;
      const pages = await wholeWalk(subject, { pageSize: capped.pageSize }, capped.config);
      const most = Math.max(...pages.map(sizeOf));
      demand(most < capped.pageSize, `the subject has no cap: a page of ${most}, ${capped.pageSize} asked`);
      demand(countOf(pages) === capped.count, `expected ${capped.count} records, got ${countOf(pages)}`);
    },
  },
];
