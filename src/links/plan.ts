/** Which addresses of which portals are checked now. */
import { defaultSample, linkOrder, type Digest } from '../domain/links/link-sample.ts';
import { isDrawDue, isDue, isFollowedUp, type LinkRecord } from '../domain/links/link-schedule.ts';
import type { LinkTarget } from '../domain/links/link-targets.ts';
import type { LinkStore } from '../ports/links.ts';
import type { Catalogue } from '../ports/store.ts';
import { knownRecords, portalTargets } from './portal-links.ts';

export interface PlannedLink {
  readonly target: LinkTarget;
  readonly before: LinkRecord | null;
  /** By its turn in the cycle; else it is followed up only. */
  readonly isDrawn: boolean;
}
export interface PortalPlan {
  readonly portal: string;
  /** In all. */
  readonly addresses: number;
  /** How many of its order the sample has, fresh ones included. */
  readonly sample: number;
  /** To be checked now, in the order of checking. */
  readonly due: readonly PlannedLink[];
}
export interface PlanDeps {
  readonly catalogue: Pick<Catalogue, 'page'>;
  readonly links: Pick<LinkStore, 'records'>;
  readonly digest: Digest;
  readonly now: Date;
  readonly signal: AbortSignal;
}
export interface PlanRequest {
  readonly all: boolean;
  /** This portal's share of the requests; null: as many as the sample takes. */
  readonly budget: number | null;
}

/**
 * What was found dead or not settled comes first, whether this month's sample has it or not. Then, without a budget, what
 * of the portal's sample is due. With one, the order is gone along, past its sample if need be, until there is enough to
 * spend it on: a later or larger budget goes on where an earlier one ended.
 */
export async function planPortal(portal: string, request: PlanRequest, deps: PlanDeps): Promise<PortalPlan> {
  const targets = await portalTargets(deps.catalogue, portal, deps.signal);
  const now = deps.now.toISOString();
  const order = linkOrder(targets.keys(), now.slice(0, 7), deps.digest);
  const { budget } = request;
  const wanted = request.all || budget !== null ? order.urls.length : defaultSample(order);
  const known = await knownRecords(deps.links, order.urls);
  const due = new Map<string, Omit<PlannedLink, 'isDrawn'>>();
  const isSpent = (): boolean => budget !== null && due.size >= budget;
  const plan = (url: string, isAsked: (before: LinkRecord | null) => boolean): void => {
    const target = targets.get(url);
    const before = known.get(url) ?? null;
    if (target !== undefined && isAsked(before)) due.set(url, { target, before });
  };
  for (const url of order.urls) {
    const before = known.get(url);
    if (isSpent()) break;
    if (before !== undefined && isFollowedUp(before)) plan(url, (record) => isDue(record, now));
  }
  let sample = 0;
  for (const url of order.urls.slice(0, wanted)) {
    if (isSpent()) break;
    sample += 1;
    // Whose ladder ends later than its cycle is drawn with the others all the same.
    if (!due.has(url)) plan(url, (record) => isDue(record, now) || isDrawDue(record, now));
  }
  const drawn = new Set(order.urls.slice(0, sample));
  const planned = [...due.values()].map((link): PlannedLink => ({
    ...link,
    isDrawn: link.before === null || (drawn.has(link.target.url) && isDrawDue(link.before, now)),
  }));
  return { portal, addresses: targets.size, sample, due: planned };
}

/** By number of datasets, which is known without walking; each portal with any gets at least one request. */
export function shareBudget(budget: number, datasets: readonly number[]): readonly number[] {
  const all = datasets.reduce((sum, count) => sum + count, 0);
  return datasets.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((budget * count) / all))));
}
