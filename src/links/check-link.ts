/** One address: may it be asked, does it answer HEAD, does it answer GET, and what follows from that. */
import { needsGet, redirectOf, type LinkAttempt, type LinkFault } from '../domain/links/link-attempt.ts';
import { linkRecord, type LinkRecord } from '../domain/links/link-schedule.ts';
import { linkFact, unstableDaysAfter, type LinkCheck } from '../domain/links/link-verdict.ts';
import { hostOf } from '../domain/links/normalise-link.ts';
import { isAllowed } from '../domain/links/robots.ts';
import type { Clock } from '../ports/clock.ts';
import type { Asked, Asker } from './asker.ts';
import type { Hosts } from './hosts.ts';
import type { LinkLimits } from './limits.ts';
import type { PlannedLink } from './plan.ts';
import type { RobotsRules } from './robots-rules.ts';

export interface LinkTools {
  readonly asker: Asker;
  readonly robots: RobotsRules;
  readonly hosts: Hosts;
  readonly clock: Clock;
  readonly limits: LinkLimits;
  /** Hosts of portals whose own interface we read: their operators offer it to programs, whatever robots.txt says. */
  readonly exemptHosts: ReadonlySet<string>;
  readonly tls: 'strict' | 'lenient';
}

interface Permission {
  readonly fault: LinkFault | null;
  readonly minIntervalMs: number;
}
interface Followed {
  readonly attempt: LinkAttempt;
  readonly durationMs: number;
  /** The host asked to be left alone for so long at the end. */
  readonly pausedMs: number;
}

/** Throws Halt and the signal's reason: then nothing is known. */
export async function checkLink(
  { target, before, isDrawn }: PlannedLink,
  tools: LinkTools,
): Promise<LinkRecord> {
  const head = await follow(target.url, 'HEAD', tools);
  const isDoubted = head.attempt.method !== null && needsGet(head.attempt);
  const get =
    isDoubted && head.pausedMs <= tools.limits.waitedForMs ? await follow(target.url, 'GET', tools) : null;
  const last = get ?? head;
  noteHealth(last.attempt, target.url, tools.hosts);
  const check: LinkCheck = {
    url: target.url,
    checkedAt: tools.clock.now().toISOString(),
    durationMs: head.durationMs + (get?.durationMs ?? 0),
    head: head.attempt,
    get: get?.attempt ?? null,
    promisesFile: target.promisesFile,
    unstableDays: before?.unstableDays ?? [],
  };
  const fact = linkFact(check);
  return linkRecord(fact, unstableDaysAfter(fact, check), before, isDrawn);
}

function noteHealth(attempt: LinkAttempt, url: string, hosts: Hosts): void {
  const host = hostOf(attempt.finalUrl ?? url);
  if (attempt.is === 'answer') {
    if (attempt.status === 429 || attempt.status >= 500) hosts.failed(host);
    else hosts.succeeded(host);
  } else if (attempt.method !== null && isOutage(attempt.fault)) hosts.failed(host);
}

function isOutage(fault: LinkFault): boolean {
  return fault === 'UNREACHABLE' || fault === 'TIMEOUT' || fault === 'CUT';
}

/** May it be asked, and how often. */
export async function permissionFor(url: string, tools: LinkTools): Promise<Permission> {
  const { limits, hosts, exemptHosts, robots } = tools;
  const usual = { fault: null, minIntervalMs: limits.minIntervalMs };
  const host = hostOf(url);
  if (hosts.isDown(host)) return { ...usual, fault: 'HOST_DOWN' };
  if (!/^https?:/i.test(url) || exemptHosts.has(host)) return usual;
  const answer = await robots.of(new URL(url));
  if (answer.is === 'fault') return { ...usual, fault: answer.fault };
  if (!isAllowed(answer.robots, new URL(url))) return { ...usual, fault: 'ROBOTS' };
  const wantedMs = Math.min(limits.longestCrawlDelayMs, answer.robots.crawlDelayMs ?? 0);
  return { fault: null, minIntervalMs: Math.max(limits.minIntervalMs, wantedMs) };
}

/** One try with its redirects, every hop as carefully as the first. */
async function follow(start: string, method: 'HEAD' | 'GET', tools: LinkTools): Promise<Followed> {
  const seen = new Set<string>();
  let url = start;
  let durationMs = 0;
  let hasBadCertificate = false;
  const fault = (kind: LinkFault, isSent: boolean): Followed => {
    const isFirst = url === start && seen.size <= 1;
    const sentBy = isSent || !isFirst ? method : null;
    const attempt: LinkAttempt = {
      is: 'fault',
      method: sentBy,
      fault: kind,
      finalUrl: isFirst ? null : url,
    };
    return { attempt, durationMs, pausedMs: 0 };
  };
  while (seen.size <= tools.limits.redirects) {
    if (seen.has(url)) return fault('REDIRECT_LOOP', true);
    seen.add(url);
    const permission = await permissionFor(url, tools);
    if (permission.fault !== null) return fault(permission.fault, false);
    const hop = await askHop(url, method, { ...permission, spentMs: durationMs }, tools);
    durationMs += hop.durationMs;
    hasBadCertificate ||= hop.hasBadCertificate;
    const { reply, pausedMs } = hop.asked;
    if (reply.is === 'fault') return fault(reply.fault, reply.isSent);
    const { status, headers } = reply;
    const redirect = redirectOf(status, headers, url);
    if (redirect.is === 'bad') return fault('BAD_REDIRECT', true);
    if (redirect.is === 'none') {
      const attempt: LinkAttempt = {
        is: 'answer',
        method,
        status,
        headers,
        finalUrl: url,
        hasBadCertificate,
      };
      return { attempt, durationMs, pausedMs };
    }
    url = redirect.url;
  }
  return fault('REDIRECT_LOOP', true);
}

interface Hop {
  readonly asked: Asked;
  readonly durationMs: number;
  readonly hasBadCertificate: boolean;
}

/** A bad certificate is put up with at the second try, where that is wanted. */
async function askHop(
  url: string,
  method: 'HEAD' | 'GET',
  hop: Permission & { readonly spentMs: number },
  { asker, limits, tls }: LinkTools,
): Promise<Hop> {
  const ask = (checksCertificate: boolean, spentMs: number): Promise<Asked> =>
    asker.askPatiently({
      url,
      method,
      wanted: 'headers',
      minIntervalMs: hop.minIntervalMs,
      timeoutMs: Math.max(1, limits.totalMs - spentMs),
      checksCertificate,
    });
  const strict = await ask(true, hop.spentMs);
  const { durationMs } = strict.reply;
  const isBad = strict.reply.is === 'fault' && strict.reply.fault === 'TLS';
  if (!isBad || tls === 'strict') return { asked: strict, durationMs, hasBadCertificate: false };
  const lenient = await ask(false, hop.spentMs + durationMs);
  return { asked: lenient, durationMs: durationMs + lenient.reply.durationMs, hasBadCertificate: true };
}
