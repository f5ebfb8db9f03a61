/** catalogue/: portals that stop making sense in the middle of a walk. */
import { ConnectorError } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { withEmptyLists } from './variants.ts';
import type { Instead, Watched } from './watch.ts';
import { countOf, idsOf, looksComplete, open, walk, wholeWalk, type Walk } from './walks.ts';

/** Enough to notice; a connector that asks more goes in circles. */
const MAX_REQUESTS = 60;

/** Walks; after the first page every answer is what `instead` makes of it. */
async function walkBreaking(
  subject: Subject,
  instead: (http: Watched) => Instead,
): Promise<Walk & { readonly requests: number }> {
  const opened = open(subject);
  const { http } = opened;
  const done = await walk(opened, { pageSize: subject.pageSizes.small }, (_page, index) => {
    if (index === 0) {
      const given = instead(http);
      http.answer(() => given);
    }
  });
  return { ...done, requests: http.asked.length };
}

function demandNoticed(done: Walk, what: string): void {
  const { error, pages } = done;
  const isKnown = error === null || error instanceof ConnectorError;
  demand(isKnown, () => `${what}: expected a ConnectorError, got ${nameOfError(error)}`);
  demand(!looksComplete(done), `${what}: the walk passes for a whole one, with ${countOf(pages)} records`);
}

async function totalOf(subject: Subject): Promise<number | null> {
  return (await wholeWalk(subject)).at(-1)?.total?.value ?? null;
}

export const brokenPortalChecks: readonly Check[] = [
  {
    id: 'catalogue/repeated-page-noticed',
    promise: 'A portal that sends one page again and again is no loop, and no whole catalogue.',
    async run(subject) {
      const done = await walkBreaking(subject, (http) => ({
        is: 'json',
        status: 200,
        body: http.lastBody(),
      }));
      demand(done.requests <= MAX_REQUESTS, `${done.requests} requests to a portal that repeats itself`);
      const ids = idsOf(done.pages);
      demand(new Set(ids).size === ids.length, 'the repeated page was handed on again');
      demandNoticed(done, 'a page that repeats');
    },
  },
  {
    id: 'catalogue/truncated-body-noticed',
    promise: 'An answer that breaks off ends the walk with an error.',
    async run(subject) {
      const broken = new ConnectorError('BAD_SHAPE', 'the answer ends before its JSON does');
      const done = await walkBreaking(subject, () => broken);
      demand(done.error !== null, 'a body that breaks off: the walk ended as if all was well');
      demandNoticed(done, 'a body that breaks off');
    },
  },
  {
    id: 'catalogue/emptied-page-noticed',
    promise: 'A page without records, where the portal counts more, is no end.',
    async run(subject) {
      if ((await totalOf(subject)) === null) return;
      const done = await walkBreaking(subject, (http) => ({
        is: 'json',
        status: 200,
        body: withEmptyLists(http.lastBody()),
      }));
      demand(done.requests <= MAX_REQUESTS, `${done.requests} requests to a portal that sends empty pages`);
      demandNoticed(done, 'an empty page');
    },
  },
];
