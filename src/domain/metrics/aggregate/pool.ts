/** Datasets of one portal or one city, each counted once: copies and views of what is there already are left out. */
import type { MeasuredDataset } from '../measured.ts';

export type LeftOut = 'COPY' | 'VIEW';

/**
 * The first of several copies is kept, in the order in which they come: come in one order, portal by portal and id by
 * id, and the same are kept every time.
 */
export class Pool {
  readonly #keep: (measured: MeasuredDataset) => void;
  readonly #seen = new Set<string>();
  readonly #ids = new Set<string>();
  /** Whether their parent is there is known only in the end. */
  readonly #views: MeasuredDataset[] = [];
  records = 0;
  readonly leftOut: Record<LeftOut, number> = { COPY: 0, VIEW: 0 };

  constructor(keep: (measured: MeasuredDataset) => void) {
    this.#keep = keep;
  }

  add(measured: MeasuredDataset): void {
    this.records += 1;
    this.#ids.add(idOf(measured.portal, measured.localId));
    if (measured.traits.derivedFrom.length > 0) this.#views.push(measured);
    else this.#admit(measured);
  }
  /** No more will come. */
  end(): void {
    for (const view of this.#views.splice(0)) {
      const hasParent = view.traits.derivedFrom.some((id) => this.#ids.has(idOf(view.portal, id)));
      if (hasParent) this.leftOut.VIEW += 1;
      else this.#admit(view);
    }
  }

  #admit(measured: MeasuredDataset): void {
    const keys = keysOf(measured);
    if (keys.some((key) => this.#seen.has(key))) {
      this.leftOut.COPY += 1;
      return;
    }
    for (const key of keys) this.#seen.add(key);
    this.#keep(measured);
  }
}

function idOf(portal: string, localId: string): string {
  return `${portal}/${localId}`;
}
function keysOf({ traits }: MeasuredDataset): readonly string[] {
  const { sameDownload, sameIdentifier, sameText } = traits;
  return [
    ...(sameDownload === null ? [] : [`file ${sameDownload}`]),
    ...(sameIdentifier === null ? [] : [`id ${sameIdentifier}`]),
    ...(sameText === null ? [] : [`text ${sameText}`]),
  ];
}
