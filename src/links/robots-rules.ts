/** What each host allows us, asked once and kept for a day. */
import { redirectOf, type LinkFault } from '../domain/links/link-attempt.ts';
import { ALLOW_ALL, readRobots, ROBOTS_BYTES, type Robots } from '../domain/links/robots.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkReply } from '../ports/links.ts';
import type { Asker } from './asker.ts';
import type { LinkLimits } from './limits.ts';

export type RobotsAnswer =
  | { readonly is: 'rules'; readonly robots: Robots }
  /** The host itself cannot be asked, or its robots.txt not now: holds for all its addresses in this run. */
  | { readonly is: 'fault'; readonly fault: LinkFault };
export interface KeptRobots {
  readonly robots: Robots;
  readonly keptUntil: number;
}
export interface RobotsDeps {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly limits: LinkLimits;
  /** "CivicGraph", as robots.txt names us. */
  readonly productToken: string;
  /** By origin; outlives the run. */
  readonly kept: Map<string, KeptRobots>;
  readonly checksCertificate: boolean;
}

interface Fetched {
  readonly answer: RobotsAnswer;
  /** The host asked to be left alone for so long. */
  readonly pausedMs: number;
}

export class RobotsRules {
  readonly #deps: RobotsDeps;
  /** Asked for by two addresses at once, it is fetched once. */
  readonly #answers = new Map<string, Promise<RobotsAnswer>>();

  constructor(deps: RobotsDeps) {
    this.#deps = deps;
  }

  /** `url`: http or https. Throws what asking throws. */
  of(url: URL): Promise<RobotsAnswer> {
    const { kept, clock } = this.#deps;
    const { origin } = url;
    const before = kept.get(origin);
    if (before !== undefined && before.keptUntil > clock.now().getTime())
      return Promise.resolve({ is: 'rules', robots: before.robots });
    const known = this.#answers.get(origin);
    if (known !== undefined) return known;
    const answer = this.#load(origin);
    this.#answers.set(origin, answer);
    // What was not asked to the end may be asked again.
    answer.catch(() => this.#answers.delete(origin));
    return answer;
  }

  async #load(origin: string): Promise<RobotsAnswer> {
    const { kept, clock, limits } = this.#deps;
    const start = `${origin}/robots.txt`;
    let { answer, pausedMs } = await this.#fetch(start);
    for (let tried = 1; tried < limits.robotsTries && isPassing(answer); tried += 1) {
      if (pausedMs > limits.waitedForMs) break;
      ({ answer, pausedMs } = await this.#fetch(start));
    }
    if (answer.is === 'rules')
      kept.set(origin, { robots: answer.robots, keptUntil: clock.now().getTime() + limits.robotsKeptMs });
    return answer;
  }

  async #fetch(start: string): Promise<Fetched> {
    const { asker, limits, checksCertificate } = this.#deps;
    let url = start;
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      const { reply, pausedMs } = await asker.ask({
        url,
        method: 'GET',
        wanted: ROBOTS_BYTES,
        minIntervalMs: limits.minIntervalMs,
        timeoutMs: limits.totalMs,
        checksCertificate,
      });
      if (reply.is === 'fault') {
        const answer: RobotsAnswer = hops === 0 ? { is: 'fault', fault: reply.fault } : UNAVAILABLE;
        return { answer, pausedMs };
      }
      const redirect = redirectOf(reply.status, reply.headers, url);
      if (redirect.is !== 'to') return { answer: this.#read(reply), pausedMs };
      url = redirect.url;
    }
    // RFC 9309 §2.3.1.2: after five redirects it counts as one that is not there.
    return { answer: { is: 'rules', robots: ALLOW_ALL }, pausedMs: 0 };
  }

  #read({ status, body }: Extract<LinkReply, { readonly is: 'answer' }>): RobotsAnswer {
    if (status === 429 || status >= 500) return UNAVAILABLE;
    const robots = status >= 200 && status < 300 ? readRobots(body, this.#deps.productToken) : ALLOW_ALL;
    return { is: 'rules', robots };
  }
}

const UNAVAILABLE: RobotsAnswer = { is: 'fault', fault: 'ROBOTS_UNAVAILABLE' };
const PASSING: ReadonlySet<LinkFault> = new Set(['UNREACHABLE', 'TIMEOUT', 'CUT', 'ROBOTS_UNAVAILABLE']);

function isPassing(answer: RobotsAnswer): boolean {
  return answer.is === 'fault' && PASSING.has(answer.fault);
}
