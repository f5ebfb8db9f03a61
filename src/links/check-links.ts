/** The use case: plan, ask politely, store at once, and say how it goes. */
import { GatewayError } from '../domain/errors.ts';
import type { Digest } from '../domain/links/link-sample.ts';
import { hostOf } from '../domain/links/normalise-link.ts';
import type { Registry } from '../domain/registry.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  DocumentTexts,
  LinkChecker,
  LinkedDocument,
  LinkCheckReport,
  LinkCheckRequest,
  LinkEvent,
  LinkProbe,
  LinkStore,
} from '../ports/links.ts';
import type { Log } from '../ports/log.ts';
import type { Catalogue } from '../ports/store.ts';
import { Asker, Halt } from './asker.ts';
import { checkLink, type LinkTools } from './check-link.ts';
import { Hosts } from './hosts.ts';
import { runLanes } from './lanes.ts';
import { LINK_LIMITS, type LinkLimits } from './limits.ts';
import { planDocuments, readDocument, type PlannedDocument } from './documents.ts';
import { planPortal, shareBudget, type PortalPlan } from './plan.ts';
import { Recorder } from './recorder.ts';
import { RobotsRules, type KeptRobots } from './robots-rules.ts';

export interface LinkCheckerDeps {
  readonly catalogue: Pick<Catalogue, 'page' | 'counts'>;
  readonly links: LinkStore;
  readonly probe: LinkProbe;
  readonly clock: Clock;
  readonly log: Log;
  readonly registry: Registry;
  readonly digest: Digest;
  /** Of commitments; left out: none. */
  readonly documents?: readonly LinkedDocument[];
  /** Where what documents say is kept; left out: it is not read. */
  readonly texts?: DocumentTexts;
  /** The name by which robots.txt files speak of us. */
  readonly productToken: string;
  readonly limits?: Partial<LinkLimits>;
}
export interface ClosableLinkChecker extends LinkChecker {
  /** Stops a check under way and waits for it; leaves the probe open. */
  close(): Promise<void>;
}

type Hear = (event: LinkEvent) => void;
interface Run {
  readonly deps: LinkCheckerDeps;
  readonly limits: LinkLimits;
  readonly request: LinkCheckRequest;
  readonly documents: readonly LinkedDocument[];
  readonly keptRobots: Map<string, KeptRobots>;
  readonly hear: Hear;
  readonly signal: AbortSignal;
}

export function createLinkChecker(deps: LinkCheckerDeps): ClosableLinkChecker {
  const limits = { ...LINK_LIMITS, ...deps.limits };
  const keptRobots = new Map<string, KeptRobots>();
  let underWay: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;
  let isClosed = false;
  return {
    async check(request, hear = () => undefined, signal) {
      if (isClosed) throw new GatewayError('BUSY', 'The gateway is closed.');
      if (underWay !== null)
        throw new GatewayError('BUSY', 'Links are being checked already.', {
          hint: 'Wait for that check to end, or stop it.',
        });
      const portals = portalsOf(request, deps.registry);
      const controller = new AbortController();
      const abort = (): void => controller.abort(signal?.reason);
      if (signal?.aborted === true) abort();
      else signal?.addEventListener('abort', abort, { once: true });
      const documents = documentsOf(request, deps);
      const run = { deps, limits, documents, keptRobots, hear, signal: controller.signal };
      const done = checkAll({ ...run, request: { ...request, portals } });
      underWay = { controller, done };
      try {
        return await done;
      } finally {
        underWay = null;
        signal?.removeEventListener('abort', abort);
      }
    },
    async close() {
      isClosed = true;
      underWay?.controller.abort(new Error('closed'));
      await underWay?.done.catch(() => undefined);
    },
  };
}

function portalsOf({ portals }: LinkCheckRequest, { portals: entries }: Registry): readonly string[] {
  if (portals.length === 0) return entries.filter(({ enabled }) => enabled).map(({ slug }) => slug);
  const unknown = portals.find((portal) => !entries.some(({ slug }) => slug === portal));
  if (unknown !== undefined)
    throw new GatewayError('NOT_FOUND', `There is no portal "${unknown}".`, { portal: unknown });
  return [...new Set(portals)];
}

/** Those of the cities of the portals that are meant; of all cities where no portal is named. */
function documentsOf(
  { portals }: LinkCheckRequest,
  { documents = [], registry }: LinkCheckerDeps,
): readonly LinkedDocument[] {
  if (portals.length === 0) return documents;
  const cities = registry.portals.filter(({ slug }) => portals.includes(slug)).map(({ city }) => city);
  return documents.filter(({ city }) => cities.includes(city));
}

async function planAll({ deps, request, signal, hear }: Run): Promise<readonly PortalPlan[]> {
  const { portals, budget, all } = request;
  const shares = budget === null ? null : shareBudget(budget, await deps.catalogue.counts(portals));
  const plans: PortalPlan[] = [];
  for (const [index, portal] of portals.entries()) {
    const share = shares?.[index] ?? null;
    const plan = await planPortal(portal, { all, budget: share }, { ...deps, now: deps.clock.now(), signal });
    plans.push(plan);
    hear({ type: 'planned', ...summaryOf(plan) });
  }
  return plans;
}

function summaryOf({ portal, addresses, sample, due }: PortalPlan): LinkCheckReport['portals'][number] {
  return { portal, addresses, sample, due: due.length };
}

type Planned = PlannedDocument;
/** Documents first. An address that two portals name is asked once; a file is promised where either promises it. */
function lanesOf(
  documents: readonly PlannedDocument[],
  plans: readonly PortalPlan[],
): readonly (readonly Planned[])[] {
  const byUrl = new Map<string, Planned>(documents.map((one) => [one.target.url, one]));
  for (const { due } of plans)
    for (const link of due) {
      const known = byUrl.get(link.target.url);
      const [isRead, isDrawn] = [known?.isRead ?? false, link.isDrawn || known?.isDrawn === true];
      const { target } = link.target.promisesFile ? link : (known ?? link);
      byUrl.set(link.target.url, { ...link, target, isRead, isDrawn });
    }
  const lanes = new Map<string, Planned[]>();
  for (const link of byUrl.values()) {
    const host = hostOf(link.target.url);
    const lane = lanes.get(host);
    if (lane === undefined) lanes.set(host, [link]);
    else lane.push(link);
  }
  return [...lanes.values()];
}

function toolsOf({ deps, limits, request, keptRobots, signal }: Run): LinkTools {
  const { clock, probe, registry, productToken } = deps;
  const hosts = new Hosts(limits);
  const { budget, tls } = request;
  const asker = new Asker({ probe, store: deps.links, hosts, clock, limits, budget, signal });
  const checksCertificate = tls === 'strict';
  const robots = new RobotsRules({
    asker,
    clock,
    limits,
    productToken,
    kept: keptRobots,
    checksCertificate,
  });
  const exemptHosts = new Set(
    registry.portals.filter(({ enabled }) => enabled).map(({ url }) => hostOf(url)),
  );
  return { asker, robots, hosts, clock, limits, exemptHosts, tls };
}

async function checkAll(run: Run): Promise<LinkCheckReport> {
  const { deps, limits, signal } = run;
  const startedAt = deps.clock.now().getTime();
  const tools = toolsOf(run);
  const recorder = new Recorder({ ...deps, hosts: tools.hosts });
  const plans: PortalPlan[] = [];
  const texts = deps.texts ?? null;
  const documents: PlannedDocument[] = [];
  const checked = new Set<string>();
  let lanes: readonly (readonly Planned[])[] = [];
  let isSpent = false;
  try {
    plans.push(...(await planAll(run)));
    documents.push(...(await planDocuments(run.documents, { links: deps.links, texts }, nowOf(deps))));
    lanes = lanesOf(documents, plans);
    const of = count(lanes);
    const work = async ({ isRead, ...link }: Planned): Promise<void> => {
      const { target } = link;
      try {
        const record = await checkLink(link, tools);
        await recorder.add(record);
        checked.add(target.url);
        const text = isRead ? await readDocument(record.fact, tools) : null;
        if (text !== null) await texts?.save(text);
        run.hear({ type: 'checked', url: target.url, of, tally: recorder.tally(tools.asker.requests) });
      } catch (error) {
        if (!(error instanceof Halt)) throw error;
        isSpent ||= error.why === 'BUDGET';
      }
    };
    await runLanes(lanes, limits.hostsAtOnce, work, () => signal.aborted || isSpent);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await recorder.save();
  }
  const report: LinkCheckReport = {
    ...recorder.tally(tools.asker.requests),
    portals: plans.map(summaryOf),
    documents: documents.length,
    ...{ cities: citiesOf(deps.documents ?? [], checked), judged: [] },
    left: count(lanes) - recorder.checked,
    stopped: signal.aborted ? 'ABORTED' : isSpent ? 'BUDGET' : null,
    durationMs: deps.clock.now().getTime() - startedAt,
  };
  const { alive, requests, hosts, left, durationMs } = report;
  deps.log.write('info', 'links checked', {
    ...{ checked: report.checked, alive, requests, hosts, left, durationMs },
  });
  return report;
}

function citiesOf(documents: readonly LinkedDocument[], checked: ReadonlySet<string>): readonly string[] {
  return [...new Set(documents.flatMap(({ url, city }) => (checked.has(url) ? [city] : [])))].toSorted();
}
function nowOf({ clock }: LinkCheckerDeps): string {
  return clock.now().toISOString();
}
function count(lanes: readonly (readonly Planned[])[]): number {
  return lanes.reduce((sum, lane) => sum + lane.length, 0);
}
