/** What was found, on its way to the store and to who counts it. */
import type { LinkRecord } from '../domain/links/link-schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkStore, LinkTally } from '../ports/links.ts';
import type { Hosts } from './hosts.ts';

/** What a crash may cost at most: so many checks, or what was found in this time. */
const BATCH = 25;
const BATCH_MS = 5_000;

export class Recorder {
  readonly #store: LinkStore;
  readonly #hosts: Hosts;
  readonly #clock: Clock;
  #records: LinkRecord[] = [];
  #savedAt: number;
  #saving: Promise<void> = Promise.resolve();
  #checked = 0;
  #alive = 0;
  readonly #dead = new Map<string, number>();
  readonly #unknown = new Map<string, number>();

  constructor(deps: { readonly links: LinkStore; readonly hosts: Hosts; readonly clock: Clock }) {
    this.#store = deps.links;
    this.#hosts = deps.hosts;
    this.#clock = deps.clock;
    this.#savedAt = deps.clock.now().getTime();
  }

  get checked(): number {
    return this.#checked;
  }
  tally(requests: number): LinkTally {
    return {
      checked: this.#checked,
      alive: this.#alive,
      dead: sorted(this.#dead),
      unknown: sorted(this.#unknown),
      requests,
      hosts: this.#hosts.asked,
    };
  }

  async add(record: LinkRecord): Promise<void> {
    const { state, reason } = record.fact;
    this.#checked += 1;
    if (state === 'PASS') this.#alive += 1;
    else raise(state === 'FAIL' ? this.#dead : this.#unknown, reason ?? 'OTHER');
    this.#records.push(record);
    const waitedMs = this.#clock.now().getTime() - this.#savedAt;
    if (this.#records.length >= BATCH || waitedMs >= BATCH_MS) await this.save();
  }

  /** One batch after the other; what fails is thrown to whoever asked last. */
  save(): Promise<void> {
    const batch = { records: this.#records, requests: this.#hosts.takeUnsaved() };
    this.#records = [];
    this.#savedAt = this.#clock.now().getTime();
    if (batch.records.length === 0 && batch.requests.length === 0) return this.#saving;
    this.#saving = this.#saving.then(() => this.#store.save(batch));
    return this.#saving;
  }
}

function raise(counts: Map<string, number>, reason: string): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}
/** The most frequent first. */
function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
