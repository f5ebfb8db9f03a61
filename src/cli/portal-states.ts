/** How harvests of portals stand, as the graph tells it. */
import { read, type Reader } from '../connector/read.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import type { Gateway } from '../gateway.ts';
import { CliError } from './world.ts';

export interface PortalState {
  readonly portal: string;
  readonly city: string | null;
  readonly platform: string;
  readonly enabled: boolean;
  readonly state: string;
  readonly datasets: number;
  readonly lastComplete: string | null;
  /** While a server harvests by schedule; null: not known, because a pause after a failure is the server's to choose. */
  readonly nextDue: string | null;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly failures: number;
  readonly heldRemovals: number;
}

const PAGE = 50;
/** More pages than any registry needs. */
const MOST_PAGES = 1_000;
const QUERY = `query PortalStates($first: Int!, $after: String) {
  portals(first: $first, after: $after) {
    nodes {
      slug platform enabled datasetCount
      city { name }
      harvest {
        state nextDue failures
        lastRun { startedAt verdict reason error { code message } }
        lastComplete { finishedAt }
        held { heldRemovals }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** This process keeps no schedule, so it says when a server with the same settings would begin. */
function dueOf(harvest: Reader, isEnabled: boolean, now: Date, intervalMs: number): string | null {
  const scheduled = harvest.text('nextDue');
  if (scheduled !== null || !isEnabled) return scheduled;
  const lastRun = harvest.object('lastRun');
  if (lastRun === null) return now.toISOString();
  if (lastRun.text('verdict') === null || lastRun.text('verdict') === 'BROKEN') return null;
  const due = Date.parse(lastRun.needText('startedAt')) + intervalMs;
  return new Date(Math.max(now.getTime(), due)).toISOString();
}

function stateOf(node: Reader, now: Date, intervalMs: number): PortalState {
  const harvest = node.needObject('harvest');
  const lastRun = harvest.object('lastRun');
  const error = lastRun?.object('error') ?? null;
  const isEnabled = node.flag('enabled') ?? true;
  return {
    portal: node.needText('slug'),
    city: node.object('city')?.text('name') ?? null,
    platform: node.needText('platform'),
    enabled: isEnabled,
    state: harvest.needText('state'),
    datasets: node.needNumber('datasetCount'),
    lastComplete: harvest.object('lastComplete')?.text('finishedAt') ?? null,
    nextDue: dueOf(harvest, isEnabled, now, intervalMs),
    verdict: lastRun?.text('verdict') ?? null,
    reason: lastRun?.text('reason') ?? error?.text('message') ?? null,
    failures: harvest.number('failures') ?? 0,
    heldRemovals: harvest.object('held')?.number('heldRemovals') ?? 0,
  };
}

/** Answers of the graph are JSON, but typed as unknown. */
function asJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value ?? null));
  return json;
}

/** All portals in the order of their slugs. */
export async function portalStates(gateway: Gateway, now: Date): Promise<readonly PortalState[]> {
  const states: PortalState[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await gateway.execute({ query: QUERY, variables: { first: PAGE, after } });
    const data = asJson(answer.data);
    const first = asJson(answer.errors?.[0]);
    if (!isJsonObject(data) || first !== null)
      throw new CliError(
        1,
        `The states of portals cannot be told: ${isJsonObject(first) ? String(first['message']) : 'no answer'}`,
      );
    const portals = read(data).needObject('portals');
    states.push(
      ...portals.objects('nodes').map((node) => stateOf(node, now, gateway.config.harvestIntervalMs)),
    );
    const info = portals.needObject('pageInfo');
    after = info.text('endCursor');
    if (info.flag('hasNextPage') !== true || after === null) break;
  }
  return states;
}
