/** Gathers, while datasets go by, what one rule needs to be judged at the end. */
import { uriOf, wantedKeys } from './address-keys.ts';
import { asksMeasurements, nodeTruth, type Node, type SelectorCompiler } from './compile-selector.ts';
import { runCriteria, type LateCheck } from './criteria.ts';
import type { DatasetView } from './dataset-view.ts';
import { spanOfMoment, type DateSpan } from './date-span.ts';
import type { Subscriber } from './percolator.ts';
import type { DatasetRule } from './rules.ts';
import { URI_FIELD } from './selector-fields.ts';
import type { LaterWork } from './sweep-input.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.ts';

/** More than these are no evidence but a catalogue. */
export const MAX_CANDIDATES = 500;

export interface Gathered {
  readonly portal: string;
  readonly localId: string;
  readonly title: string;
  readonly uri: string;
  readonly isPinned: boolean;
  /** RFC 3339 UTC. */
  readonly issued: string | null;
  readonly issuedSpan: DateSpan | null;
  readonly firstSeenAt: string;
  readonly checks: readonly LateCheck[];
}

export class DatasetRuleSweep implements Subscriber {
  readonly rule: DatasetRule;
  readonly node: Node | null;
  readonly pins: readonly string[];
  readonly pinsOnly: boolean;
  readonly #asksMeasurements: boolean;
  readonly #city: string;
  readonly #dueOn: string | null;
  readonly #gathered: Gathered[] = [];
  /** By portal. */
  readonly #open = new Map<string, number>();
  readonly #unseen = new Map<string, number>();
  readonly #pinned = new Map<string, number>();
  #total = 0;

  /** `city`: the commitment's; `dueOn`: the day on which what the rule proves is due. */
  constructor(rule: DatasetRule, city: string, dueOn: string | null, compiler: SelectorCompiler) {
    this.rule = rule;
    this.#city = city;
    this.#dueOn = dueOn;
    this.node = rule.selector === null ? null : compiler.compile(rule.selector);
    this.pins = rule.pins?.datasets.flatMap(wantedKeys) ?? [];
    this.#asksMeasurements = this.node !== null && asksMeasurements(this.node);
    this.pinsOnly = rule.selector === null || rule.pins?.mode === 'only';
  }

  /** Portals that are named count wherever they are; otherwise all of the city. */
  covers = (portal: string, city: string | null): boolean => {
    const { scope } = this.rule;
    if (scope !== null && scope.portals !== null) return scope.portals.includes(portal);
    return city === (scope?.city ?? this.#city);
  };

  consider = (view: DatasetView): LaterWork | null => {
    const isPinned = this.#isPinned(view);
    if (isPinned) raise(this.#pinned, view.evidence.dataset.portal);
    if (this.#asksMeasurements) return () => this.#take(view, this.#truth(view, isPinned), isPinned)?.();
    return this.#take(view, this.#truth(view, isPinned), isPinned);
  };

  unseen = (portal: string, count: number): void => {
    raise(this.#unseen, portal, count);
  };

  /** Of all portals, whether they are to be believed or not. */
  get total(): number {
    return this.#total;
  }
  /** Empty where there are too many. */
  gatheredIn(portals: ReadonlySet<string>): readonly Gathered[] {
    return this.#gathered.filter(({ portal }) => portals.has(portal));
  }
  pinnedIn(portals: ReadonlySet<string>): number {
    return sumOf(this.#pinned, portals);
  }
  unknownIn(portals: ReadonlySet<string>): number {
    return sumOf(this.#open, portals) + sumOf(this.#unseen, portals);
  }
  forgetUnseen(): void {
    this.#unseen.clear();
  }

  /** What is chosen is looked at once it is measured. */
  #take(view: DatasetView, truth: Truth, isPinned: boolean): LaterWork | null {
    const { portal } = view.evidence.dataset;
    if (truth === UNKNOWN) raise(this.#open, portal);
    if (truth !== TRUE) return null;
    this.#total += 1;
    if (this.#total > MAX_CANDIDATES) {
      this.#gathered.length = 0;
      return null;
    }
    return () => {
      if (this.#total <= MAX_CANDIDATES) this.#gathered.push(this.#gather(view, isPinned));
    };
  }

  #isPinned(view: DatasetView): boolean {
    if (this.pins.length === 0) return false;
    const { values } = view.keys(URI_FIELD);
    return this.pins.some((pin) => values.includes(pin));
  }

  /** A person who names a dataset knows better than a selector, unless both are asked for. */
  #truth(view: DatasetView, isPinned: boolean): Truth {
    if (this.pinsOnly && !isPinned) return FALSE;
    if (this.node === null || (isPinned && !this.pinsOnly)) return TRUE;
    return nodeTruth(this.node, view);
  }

  #gather({ evidence }: DatasetView, isPinned: boolean): Gathered {
    const { dataset, firstSeenAt } = evidence;
    const { portal, localId, title, issued } = dataset;
    return {
      ...{ portal, localId, title, uri: uriOf(dataset), isPinned, firstSeenAt },
      issued: issued?.at ?? null,
      issuedSpan: issued === null ? null : spanOfMoment(issued),
      checks: runCriteria(evidence, this.rule.criteria, this.#dueOn),
    };
  }
}

function raise(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
function sumOf(counts: ReadonlyMap<string, number>, keys: ReadonlySet<string>): number {
  let sum = 0;
  for (const [key, count] of counts) if (keys.has(key)) sum += count;
  return sum;
}
