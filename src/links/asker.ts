/** One request after the other, within everything that was promised: budget, quota, pauses. */
import { hostOf } from '../domain/links/normalise-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkProbe, LinkReply, LinkRequest, LinkStore } from '../ports/links.ts';
import type { Hosts } from './hosts.ts';
import type { LinkLimits } from './limits.ts';

/** No request may be sent any more: of this run (BUDGET), or to this host today (QUOTA). */
export class Halt extends Error {
  override readonly name = 'Halt';
  readonly why: 'BUDGET' | 'QUOTA';
  constructor(why: 'BUDGET' | 'QUOTA') {
    super(why);
    this.why = why;
  }
}

export interface AskerDeps {
  readonly probe: LinkProbe;
  readonly store: LinkStore;
  readonly hosts: Hosts;
  readonly clock: Clock;
  readonly limits: LinkLimits;
  /** Requests at most; null: no bound. */
  readonly budget: number | null;
  readonly signal: AbortSignal;
}
export interface Asked {
  readonly reply: LinkReply;
  /** How long the host is left alone from now on. */
  readonly pausedMs: number;
}

export class Asker {
  readonly #deps: AskerDeps;
  #requests = 0;

  constructor(deps: AskerDeps) {
    this.#deps = deps;
  }

  /** Sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Throws Halt instead of sending one too many, and the signal's reason. */
  async ask(request: LinkRequest): Promise<Asked> {
    const { probe, hosts, clock, signal, budget } = this.#deps;
    const host = hostOf(request.url);
    await this.#mayAsk(host);
    if (budget !== null && this.#requests >= budget) throw new Halt('BUDGET');
    // Counted before it is sent, so that requests under way at the same time cannot pass the bound together.
    this.#requests += 1;
    const reply = await probe.send(request, signal);
    if (reply.is === 'fault' && !reply.isSent) {
      this.#requests -= 1;
      return { reply, pausedMs: 0 };
    }
    hosts.sent(host, dayOf(clock.now()));
    if (reply.is === 'fault' || (reply.status !== 429 && reply.status !== 503)) return { reply, pausedMs: 0 };
    const pausedMs = hosts.pauseMs(host, reply.headers, clock.now());
    probe.pause(host, pausedMs);
    return { reply, pausedMs };
  }

  /** As `ask`; where the host says 429, again after the pause that it wants, if that is short. */
  async askPatiently(request: LinkRequest): Promise<Asked> {
    const { limits } = this.#deps;
    for (let tried = 1; ; tried += 1) {
      const asked = await this.ask(request);
      const isLimited = asked.reply.is === 'answer' && asked.reply.status === 429;
      if (!isLimited || tried >= limits.triesWhenLimited || asked.pausedMs > limits.waitedForMs) return asked;
    }
  }

  async #mayAsk(host: string): Promise<void> {
    const { hosts, store, clock } = this.#deps;
    const day = dayOf(clock.now());
    if (!hosts.knows(host, day)) {
      const [requests = 0] = await store.requests([host], day);
      if (!hosts.knows(host, day)) hosts.begin(host, day, requests);
    }
    if (!hosts.hasQuota(host, day)) throw new Halt('QUOTA');
  }
}

/** UTC, "2026-11-23". */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
